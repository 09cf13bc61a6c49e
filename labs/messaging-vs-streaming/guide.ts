import type { Experiment } from '#model/guide.ts';
import { backToWork, enough, programsIn, sendMany, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { holdersOf } from '#model/technologies/rabbitmq/guide.ts';
import { committedOf, group, hasMailed, highOf, queue, savedNext, stated } from './figures.ts';

const dead = (picture: Picture): string | undefined => programsIn(picture, group, 'dead', 'left')[0];
const running = (picture: Picture): string | undefined => programsIn(picture, group, 'running')[0];
const [thaw, rehire] = backToWork(group);
const count = ({ programs }: Picture): number => programs[group]?.handled ?? 0;
const total = (picture: Picture): number => stated(picture)?.orders ?? 0;

/** Somebody died with an e-mail in hand, or has been handed it once more. */
const hasLostHands = ({ programs, messages }: Picture): boolean =>
  Object.values(programs).some(
    ({ role, state, exited }) => role === 'email' && state === 'dead' && (exited?.held.length ?? 0) > 0,
  ) || Object.values(messages).some(({ redelivered }) => redelivered);
const deadMailer = (picture: Picture): string | undefined => programsIn(picture, 'email', 'dead', 'left')[0];
const mailer = (picture: Picture): string | undefined => holdersOf(picture, queue)[0];

/** It has been killed, or runs again and knows nothing of the orders that the group has committed. */
const hasForgotten = (picture: Picture): boolean =>
  dead(picture) !== undefined ||
  (picture.settings.state === 'memory' && committedOf(picture) > 0 && total(picture) === 0 && count(picture) === 0);
/** All that it has counted was counted since it started; of each record its total is heard of first, then that it is done. */
const isOfOneLife = (picture: Picture): boolean =>
  stated(picture) !== undefined && [0, 1].includes(total(picture) - count(picture));
/** It has been killed, or runs again and is still on its way through the log. */
const isFresh = (picture: Picture): boolean =>
  dead(picture) !== undefined || (isOfOneLife(picture) && count(picture) < highOf(picture));
/** It died between its row and the commit, or runs again and has not committed since. */
const isBetween = (picture: Picture): boolean =>
  savedNext(picture) > committedOf(picture) && (dead(picture) !== undefined || count(picture) === 0);

const killed = (isDone: (picture: Picture) => boolean) => ({ act: 'kill', program: running, done: isDone });
const run = { act: 'run', program: dead, done: (picture: Picture) => dead(picture) === undefined };

/** Its death between the row and the commit, up to the moment when it runs again. */
const death = [
  unless(isBetween, rehire),
  unless(isBetween, setTo('crash', 'between')),
  { act: 'send', done: isBetween, settles: true },
  setTo('crash', 'never'),
] as const;

export const guide = [
  {
    objective: 'both-done',
    prediction: 'left',
    moves: [...backToWork('email', group), sendMany(10, (picture) => highOf(picture) >= 5), {}],
  },
  {
    objective: 'email-killed',
    moves: [
      backToWork('email')[0],
      unless(hasLostHands, backToWork('email')[1]),
      sendMany(10, (picture) => hasLostHands(picture) || mailer(picture) !== undefined),
      { act: 'kill', program: mailer, done: hasLostHands },
      { act: 'run', program: deadMailer, done: (picture) => deadMailer(picture) === undefined },
      {},
    ],
  },
  {
    objective: 'forgot',
    prediction: 'after-memory',
    moves: [
      thaw,
      setTo('crash', 'never'),
      setTo('state', 'memory'),
      sendMany(5, (picture) => hasForgotten(picture) || highOf(picture) >= 3),
      { done: (picture) => hasForgotten(picture) || total(picture) >= 3 },
      killed(hasForgotten),
      run,
      { act: 'send' },
    ],
  },
  {
    objective: 'rebuilt',
    prediction: 'how-much',
    moves: [
      thaw,
      setTo('crash', 'never'),
      setTo('state', 'replay'),
      sendMany(5, (picture) => isFresh(picture) || highOf(picture) >= 5),
      { done: (picture) => isFresh(picture) || total(picture) >= 5 },
      { ...killed(isFresh), settles: true },
      run,
      {},
    ],
  },
  {
    objective: 'twice',
    prediction: 'apart',
    moves: [thaw, setTo('state', 'apart'), ...death, { act: 'run', program: dead }],
  },
  {
    objective: 'kept',
    moves: [thaw, setTo('state', 'table'), ...death, run, { act: 'send' }],
  },
  {
    objective: 'late',
    moves: [
      ...backToWork('email', 'audit'),
      setTo('crash', 'never'),
      sendMany(5, (picture) => highOf(picture) >= 5),
      { done: (picture) => hasMailed(picture) || programsIn(picture, 'email', 'running').length > 1 },
      ...enough('email', 2, 'add-email'),
      ...enough('audit', 1, 'add-audit'),
      sendMany(5),
    ],
  },
] as const satisfies readonly Experiment[];
