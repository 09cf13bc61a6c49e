import type { Experiment } from '#model/guide.ts';
import { backToWork, enough, programsIn, sendMany, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { aheadOf, committedOf, group, handledOf, hasMembers, highOf, lagOf } from './figures.ts';

const dead = (picture: Picture): string | undefined => programsIn(picture, group, 'dead', 'left')[0];
const running = (picture: Picture): string | undefined => programsIn(picture, group, 'running')[0];
const [thawed, rehired] = backToWork(group);
/** Enough for somebody to read a sentence, and to die meanwhile. */
const enoughToDo = (picture: Picture): boolean => lagOf(picture) >= 3;
const many = 20;
/** Since it runs again it has done something: before, its death would show nothing new. */
const atWork = {
  done: (picture: Picture) => dead(picture) !== undefined || (picture.programs.email?.handled ?? 0) >= 2,
};
const plain = [thawed, setTo('flow', 'running'), setTo('work', '400')] as const;

/** Until it works on orders, and commits them in that manner. */
const working = (manner: string) =>
  [
    ...plain,
    setTo('commit', manner),
    sendMany(many, (picture) => dead(picture) !== undefined || enoughToDo(picture)),
    atWork,
  ] as const;
/** Its death between two steps of an order, and what it does when it runs again. */
const death = [
  { act: 'die', done: (picture: Picture) => dead(picture) !== undefined },
  { act: 'run', program: dead },
] as const;
/** What kafkajs commits by itself it commits late: then there is something that would be done again. */
const uncommitted = { done: (picture: Picture) => dead(picture) !== undefined || aheadOf(picture) >= 2 };

const left = { act: 'leave', program: running, done: (picture: Picture) => running(picture) === undefined };
const empty = { done: (picture: Picture) => !hasMembers(picture) };
/** It stands before what it is done with, and does not run yet or has not come that far. */
const isRewound = (picture: Picture): boolean => (committedOf(picture) ?? 0) + 2 < handledOf(picture);
/** There is something to go back to. */
const hasDone = (picture: Picture): boolean => handledOf(picture) >= 5;
const isAhead = (picture: Picture): boolean => lagOf(picture) < 0;
/** The operator is a member itself while it moves the group. */
const operatorGone = { done: (picture: Picture) => running(picture) !== undefined || !hasMembers(picture) };
const isPaused = ({ settings }: Picture): boolean => settings.flow === 'paused';
const hands = ({ programs }: Picture): number => programs.email?.hands.length ?? 0;
export const guide = [
  { objective: 'sent-twice', prediction: 'commit-after', moves: [...working('after'), ...death] },
  { objective: 'lost', prediction: 'commit-before', moves: [...working('before'), ...death] },
  { objective: 'auto-twice', prediction: 'auto-commit', moves: [...working('auto'), uncommitted, ...death] },
  {
    objective: 'refused',
    prediction: 'while-running',
    moves: [...plain, rehired, { done: hasMembers }, { act: 'reset', value: { to: 'earliest', value: '0' } }],
  },
  {
    objective: 'rewound',
    moves: [
      ...plain,
      setTo('commit', 'after'),
      unless(hasDone, rehired),
      sendMany(5, (picture) => hasDone(picture) || highOf(picture) >= 5),
      { done: hasDone },
      unless(isRewound, left),
      unless(isRewound, empty),
      { act: 'reset', value: { to: 'earliest', value: '0' }, done: isRewound },
      operatorGone,
      { act: 'run', program: dead },
    ],
  },
  {
    objective: 'past-end',
    prediction: 'past-end',
    moves: [thawed, left, empty, { act: 'reset', value: { to: 'ago', value: '0' } }],
  },
  {
    objective: 'new-groups',
    moves: [
      sendMany(5, (picture) => highOf(picture) >= 5),
      ...enough('analytics', 1, 'add-analytics'),
      ...enough('alert', 1, 'add-alert'),
      { done: ({ programs }) => programs.alert?.asked?.asked === 'latest' },
      { act: 'send' },
    ],
  },
  {
    objective: 'paused',
    prediction: 'pausing',
    moves: [
      thawed,
      setTo('work', '400'),
      rehired,
      sendMany(many, (picture) => isPaused(picture) || enoughToDo(picture)),
      { done: (picture) => isPaused(picture) || hands(picture) > 0 },
      { act: 'flow', value: 'paused', done: isPaused, settles: true },
      { done: (picture) => hands(picture) === 0 },
      { act: 'flow', value: 'running' },
    ],
  },
  {
    objective: 'long-work',
    moves: [
      thawed,
      setTo('flow', 'running'),
      setTo('commit', 'after'),
      rehired,
      setTo('work', '5000'),
      { act: 'send', done: (picture) => lagOf(picture) > 0 },
      {},
    ],
  },
  {
    objective: 'ahead',
    moves: [
      ...plain,
      unless(isAhead, left),
      unless(isAhead, empty),
      { act: 'reset', value: { to: 'offset', value: '999' }, done: isAhead },
      operatorGone,
      { act: 'run', program: dead },
    ],
  },
] as const satisfies readonly Experiment[];
