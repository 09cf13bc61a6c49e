import type { Experiment } from '#model/guide.ts';
import { backToWork, enough, programsIn, sendMany, setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { hasCaughtUp, highOf, isTrue, shown } from './figures.ts';

const deployed = enough('v2', 1, 'deploy');
const [thaw] = backToWork('v2');
const caughtUp = { done: (picture: Picture) => hasCaughtUp(picture, 'revenue_v2') };
const enoughSold = sendMany(20, (picture: Picture) => highOf(picture) >= 15);
const first = (picture: Picture): string | undefined => programsIn(picture, 'v1', 'running', 'frozen')[0];
/** Orders of which only the fast layer knows. */
const recent = ({ tables }: Picture): number => tables.recent?.rows ?? 0;
/** The newest order that the fast layer has counted was counted by this code. */
const countedBy = ({ programs }: Picture, code: string): boolean => programs.speed?.timed?.at(-1)?.detail.code === code;
const isRight = (picture: Picture): boolean => {
  const now = shown(picture);
  return now?.view === 'lambda' && isTrue(now);
};

export const guide = [
  {
    objective: 'wrong',
    moves: [...backToWork('v1'), setTo('view', 'v1'), sendMany(10, (picture) => highOf(picture) >= 5), {}],
  },
  {
    objective: 'reprocessed',
    prediction: 'meanwhile',
    // What it has read once it does not read again.
    once: true,
    moves: [thaw, setTo('view', 'v1'), enoughSold, ...deployed, {}],
  },
  {
    objective: 'switched',
    moves: [thaw, enoughSold, ...deployed, caughtUp, { act: 'view', value: 'v2' }],
  },
  {
    objective: 'back',
    prediction: 'rollback',
    moves: [thaw, ...deployed, caughtUp, setTo('view', 'v2'), { act: 'view', value: 'v1' }],
  },
  {
    objective: 'retired',
    moves: [
      thaw,
      ...deployed,
      caughtUp,
      setTo('view', 'v2'),
      { act: 'leave', program: first, done: (picture) => first(picture) === undefined },
      { act: 'send' },
    ],
  },
  {
    objective: 'jumped',
    prediction: 'batch-runs',
    moves: [
      ...backToWork('speed'),
      setTo('view', 'lambda'),
      setTo('code', 'v1'),
      sendMany(5, (picture) => recent(picture) >= 3 && countedBy(picture, 'v1')),
      { done: (picture) => shown(picture)?.orders === highOf(picture) },
      { act: 'batch' },
    ],
  },
  {
    objective: 'two-codes',
    prediction: 'after-fix',
    moves: [
      ...backToWork('speed'),
      setTo('view', 'lambda'),
      sendMany(5, (picture) => picture.settings.code === 'v2' || (recent(picture) >= 3 && !isRight(picture))),
      setTo('code', 'v2'),
      { act: 'send', done: (picture) => countedBy(picture, 'v2'), settles: true },
      { act: 'batch', done: isRight },
      { act: 'send' },
    ],
  },
] as const satisfies readonly Experiment[];
