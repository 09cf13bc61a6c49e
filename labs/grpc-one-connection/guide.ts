import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, bothUnless, enough, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { answering, connectionInUse, frozenOnes, inHandOf, lostWith, newcomerTo } from './backends.ts';

const [thaw] = backToWork('stock');
const two = enough('stock', 2, 'add');

const newcomer = (picture: Picture): string | undefined => newcomerTo(picture, connectionInUse(picture))?.id;
const hasNewcomer = (picture: Picture): boolean => newcomer(picture) !== undefined;
const unused = (picture: Picture): string | undefined =>
  answering(picture).findLast((id) => id !== connectionInUse(picture)?.server);

/** A stock that has a call in its hands. */
const holder = (picture: Picture): string | undefined =>
  answering(picture).find((id) => inHandOf(picture, id).length > 0);
/** One died with calls in its hands, and no call that was opened since has been answered. */
const hasLost = (picture: Picture): boolean =>
  Object.values(picture.programs).some(({ id, role, state, exited }) => {
    if (role !== 'stock' || state !== 'dead' || !exited || lostWith(picture, id, exited.at).length === 0) return false;
    return !picture.streams.some(({ openedAt, ended }) => openedAt > exited.at && ended?.how === 'trailers');
  });

/** A stock stands still, and another one answers. */
const oneStandsStill = (picture: Picture): boolean => frozenOnes(picture).length > 0 && answering(picture).length > 0;
/** As `thaw`, but only where nobody would be left to answer. */
const thawOne: Move = unless((picture) => answering(picture).length > 0, thaw);
const freeze: Move = {
  act: 'freeze',
  program: (picture) => answering(picture)[0],
  done: (picture) => frozenOnes(picture).length > 0,
};

export const guide = [
  {
    objective: 'pinned',
    prediction: 'pinned',
    moves: [thaw, ...two, setTo('policy', 'pick_first'), { act: 'call-many', value: 12 }],
  },
  {
    objective: 'newcomer',
    prediction: 'newcomer',
    moves: [
      thaw,
      setTo('policy', 'pick_first'),
      // All of them were there first: one goes, and comes back as a newcomer.
      {
        act: 'leave',
        program: unused,
        done: (picture) => hasNewcomer(picture) || answering(picture).length < 3,
      },
      ...bothUnless(hasNewcomer, enough('stock', 3, 'add')),
      { act: 'call-many', value: 12 },
    ],
  },
  {
    objective: 'spread',
    moves: [thaw, ...two, setTo('policy', 'round_robin'), { act: 'call-many', value: 12 }],
  },
  {
    objective: 'killed',
    prediction: 'in-hand',
    moves: [
      unless(hasLost, thaw),
      ...bothUnless(hasLost, two),
      setTo('policy', 'round_robin'),
      { act: 'call-many', value: 24, done: (picture) => hasLost(picture) || holder(picture) !== undefined },
      { act: 'kill', program: holder, done: hasLost, settles: true },
      { act: 'call-many', value: 6 },
    ],
  },
  {
    objective: 'hangs',
    prediction: 'frozen',
    moves: [
      thawOne,
      ...bothUnless(oneStandsStill, two),
      setTo('policy', 'round_robin'),
      setTo('keepalive', 'off'),
      freeze,
      {
        act: 'call-many',
        value: 12,
        done: (picture) => frozenOnes(picture).some((id) => inHandOf(picture, id).length > 0),
      },
      {},
    ],
  },
  {
    objective: 'noticed',
    moves: [
      thawOne,
      ...bothUnless(oneStandsStill, two),
      setTo('policy', 'round_robin'),
      setTo('keepalive', 'on'),
      freeze,
      { act: 'call-many', value: 24 },
    ],
  },
] satisfies readonly Experiment[];
