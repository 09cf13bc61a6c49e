import type { Experiment } from '#model/guide.ts';
import { backToWork, enough, programsIn, sendMany, setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { settingKey } from '#model/setting.ts';
import { backlogOf, consumersOf } from '#model/technologies/rabbitmq/steps.ts';
import { modeSetting, serviceOf, services } from './services.ts';

type Queue = Picture['queues'][string];

const still = setTo('rate', 0);
const send = { act: 'send' };

const queuesOf = ({ queues }: Picture, service: string): Queue[] =>
  Object.values(queues).filter(({ name }) => serviceOf(name) === service);
const isRead = (picture: Picture, service: string): boolean =>
  queuesOf(picture, service).some(({ consumers }) => consumers.length > 0);
const isTemporary = ({ settings }: Picture, program: string): boolean => {
  const role = serviceOf(program.split('-')[0] ?? '');
  return role !== undefined && settings[settingKey(modeSetting(role), program)] === 'temporary';
};

/** Whether two orders or more have come to some queue since then, read or not. */
const twoSince = ({ queues }: Picture, at: number): boolean =>
  Object.values(queues).some(({ samples }) => {
    const sums = samples.map((sample) => ({ at: sample.at, sum: sample.ready + sample.unacked + sample.acked }));
    const before = sums.findLast((sample) => sample.at <= at)?.sum ?? 0;
    return (sums.at(-1)?.sum ?? 0) >= before + 2;
  });

const inventory = 'inventory';
const [thawInventory, runInventory] = backToWork(inventory);
const isRunning = ({ programs }: Picture): boolean => programs.inventory?.state === 'running';
const isAway = ({ programs }: Picture): boolean => programs.inventory?.exited !== undefined;
const present = (picture: Picture): string | undefined => programsIn(picture, inventory, 'running')[0];
const away = (picture: Picture): string | undefined => programsIn(picture, inventory, 'dead', 'left')[0];
const backlog = (picture: Picture): number => backlogOf(picture, inventory);
/** It has started anew and got nothing since. */
const isFresh = ({ programs: { inventory: program } }: Picture): boolean =>
  program?.state === 'running' && program.handled + program.hands.length === 0;

const [thawEmail] = backToWork('email');
const ofEmail = (picture: Picture, temporary: boolean): string[] =>
  programsIn(picture, 'email', 'running').filter((program) => isTemporary(picture, program) === temporary);

const analyticsThere = ({ programs }: Picture): boolean => programs.analytics !== undefined;
const addAnalytics = { act: 'add-analytics', done: analyticsThere };
const analyticsGone = (picture: Picture): boolean => programsIn(picture, 'analytics', 'dead', 'left').length > 0;
const analyticsReads = { done: (picture: Picture) => isRead(picture, 'analytics') };

export const guide = [
  {
    objective: 'late',
    prediction: 'late-subscriber',
    once: true,
    moves: [
      // Who has subscribed before the first order can never come late again.
      { done: (picture: Picture) => !analyticsThere(picture) || (picture.programs.shop?.published.sent ?? 0) > 0 },
      still,
      ...backToWork('email', 'inventory', 'analytics'),
      sendMany(8, (picture: Picture) => analyticsThere(picture) || (picture.programs.shop?.published.sent ?? 0) > 0),
      addAnalytics,
      analyticsReads,
      send,
    ],
  },
  {
    objective: 'copies',
    moves: [
      ...backToWork(...services),
      addAnalytics,
      { done: (picture: Picture) => services.every((service) => isRead(picture, service)) },
      send,
    ],
  },
  {
    objective: 'waited',
    prediction: 'away-durable',
    moves: [
      still,
      thawInventory,
      { ...runInventory, done: (picture: Picture) => isRunning(picture) || !isTemporary(picture, inventory) },
      {
        act: 'inventory-queue',
        value: 'durable',
        program: present,
        done: (picture: Picture) => !isTemporary(picture, inventory),
      },
      { act: 'leave', program: present, done: (picture: Picture) => isAway(picture) || backlog(picture) > 0 },
      sendMany(3, (picture: Picture) => !isAway(picture) || backlog(picture) >= 2),
      { act: 'run', program: away, done: (picture: Picture) => !isAway(picture) },
      { done: (picture: Picture) => backlog(picture) === 0 },
    ],
  },
  {
    objective: 'missed',
    prediction: 'away-temporary',
    moves: [
      still,
      thawInventory,
      {
        ...runInventory,
        done: (picture: Picture) =>
          isRunning(picture) || (isTemporary(picture, inventory) && picture.queues.inventory === undefined),
      },
      {
        act: 'inventory-queue',
        value: 'temporary',
        program: present,
        // It has taken up the other queue, and thrown the old one away.
        done: (picture: Picture) => isTemporary(picture, inventory) && picture.queues.inventory === undefined,
      },
      {
        act: 'kill',
        program: present,
        done: (picture: Picture) => isFresh(picture) || (isAway(picture) && queuesOf(picture, inventory).length === 0),
      },
      sendMany(
        2,
        (picture: Picture) => !isAway(picture) || twoSince(picture, picture.programs.inventory?.exited?.at ?? 0),
      ),
      { act: 'run', program: away, done: (picture: Picture) => isRead(picture, inventory) },
      send,
    ],
  },
  {
    objective: 'shared',
    prediction: 'two-instances',
    moves: [
      still,
      thawEmail,
      ...enough('email', 2, 'add-email'),
      {
        act: 'email-queue',
        value: 'durable',
        program: (picture: Picture) => ofEmail(picture, true)[0],
        done: (picture: Picture) => ofEmail(picture, true).length === 0,
      },
      { done: (picture: Picture) => consumersOf(picture, 'email').length === 2 },
      sendMany(6),
    ],
  },
  {
    objective: 'each',
    moves: [
      thawEmail,
      ...enough('email', 2, 'add-email'),
      {
        act: 'email-queue',
        value: 'temporary',
        program: (picture: Picture) => ofEmail(picture, false).at(-1),
        done: (picture: Picture) => ofEmail(picture, true).length > 0,
      },
      {
        done: (picture: Picture) =>
          queuesOf(picture, 'email').filter(({ consumers }) => consumers.length > 0).length === 2,
      },
      send,
    ],
  },
  {
    objective: 'same-shop',
    moves: [
      ...backToWork('email', 'inventory'),
      { ...addAnalytics, done: (picture: Picture) => analyticsThere(picture) },
      {
        ...send,
        done: (picture: Picture) =>
          analyticsGone(picture) || queuesOf(picture, 'analytics').some(({ arrived }) => arrived > 0),
      },
      {
        act: 'leave',
        program: (picture: Picture) => programsIn(picture, 'analytics', 'running')[0],
        done: analyticsGone,
      },
      send,
    ],
  },
] as const satisfies readonly Experiment[];
