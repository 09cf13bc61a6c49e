import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, enough, programsIn, sendMany, setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import {
  analytics,
  committedBy,
  leadOver,
  partitionCount,
  positionOf,
  splitIn,
  unreadBy,
  warehouse,
} from './records.ts';

const isRunning = (picture: Picture, role: string): boolean => programsIn(picture, role, 'running').length > 0;
const [thawed, rehired] = backToWork(warehouse);

const unread = (picture: Picture): number => unreadBy(picture, warehouse).length;
/** It has nothing to do, or nobody to do it. */
const drained: Move = { done: (picture) => !isRunning(picture, warehouse) || unread(picture) === 0 };
const away: Move = { act: 'leave', program: () => warehouse, done: (picture) => !isRunning(picture, warehouse) };
const back: Move = { act: 'run', program: () => warehouse };

/** What the warehouse has done and `analytics` has not been handed, and the other way round. */
const warehouseLeads = (picture: Picture): number =>
  leadOver(picture, (partition) => committedBy(picture, warehouse, partition), analytics);
const analyticsLeads = (picture: Picture): number =>
  leadOver(picture, (partition) => positionOf(picture, analytics, partition), warehouse);

const enoughAgain = 5;
/** Some to read again, or they are being read. */
const isAgain = (picture: Picture): boolean =>
  warehouseLeads(picture) >= enoughAgain || (isRunning(picture, analytics) && warehouseLeads(picture) > 0);

const enoughToCross = 8;
const enoughKeyed = 9;

const split = (picture: Picture) => splitIn(unreadBy(picture, warehouse), partitionCount(picture));
/** Old records that nobody at the warehouse has read, of customers whose new orders go elsewhere. */
const isSplit = (picture: Picture): boolean => split(picture).left.length > 0;
const toSplit: readonly [Move, ...Move[]] = [
  thawed,
  drained,
  away,
  setTo('key', 'customer'),
  sendMany(12, (picture) => isSplit(picture) || split(picture).keyed.length >= enoughKeyed),
  { act: 'grow', done: isSplit },
];

export const guide = [
  {
    objective: 'own-key',
    prediction: 'own-key',
    moves: [{ act: 'write', value: { key: 'Hà', times: '3' } }],
  },
  {
    objective: 'spread',
    prediction: 'keyless',
    moves: [setTo('key', 'none'), sendMany(12)],
  },
  {
    objective: 'order',
    prediction: 'read-order',
    moves: [
      thawed,
      drained,
      away,
      setTo('key', 'none'),
      sendMany(12, (picture) => unread(picture) >= enoughToCross),
      back,
    ],
  },
  {
    objective: 'reread',
    prediction: 'reread',
    moves: [
      thawed,
      rehired,
      {
        act: 'leave',
        program: () => analytics,
        done: (picture) => !isRunning(picture, analytics) || isAgain(picture),
      },
      sendMany(12, (picture) => isAgain(picture) || unread(picture) + warehouseLeads(picture) >= enoughAgain),
      { done: isAgain },
      ...enough(analytics, 1, 'add-analytics'),
      {},
    ],
  },
  {
    objective: 'apart',
    moves: [
      thawed,
      ...enough(analytics, 1, 'add-analytics'),
      drained,
      away,
      sendMany(12, (picture) => unread(picture) >= enoughToCross),
      { done: (picture) => analyticsLeads(picture) >= enoughToCross },
      back,
    ],
  },
  {
    objective: 'grown',
    prediction: 'moved',
    moves: [...toSplit, sendMany(12)],
  },
  {
    objective: 'overtaken',
    moves: [...toSplit, sendMany(12, (picture) => split(picture).since.length >= 6), back],
  },
] as const satisfies readonly Experiment[];
