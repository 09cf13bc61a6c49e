import type { Experiment, Move } from '#model/guide.ts';
import { setTo } from '#model/moves.ts';
import { crowd } from './story.ts';

const both = setTo('way', 'both');
const kept = setTo('connections', 'kept');
const plain = setTo('gzip', 'off');
const zipped = setTo('gzip', 'on');
const ask: Move = { act: 'ask' };
const count = (value: number): Move => setTo('count', value);
const atLeast = (value: number): Move => ({
  act: 'count',
  value,
  done: ({ settings }) => Number(settings.count ?? 0) >= value,
});

export const guide = [
  { objective: 'both', moves: [both, ask] },
  { objective: 'as-fast', moves: [both, kept, plain, setTo('work', '200'), count(6), ask] },
  {
    objective: 'six',
    prediction: 'waiting-line',
    moves: [both, kept, setTo('work', '200'), atLeast(crowd), ask],
  },
  { objective: 'plain', moves: [both, plain, setTo('size', '100'), ask] },
  { objective: 'too-small', prediction: 'gzip-small', moves: [both, setTo('size', '1'), zipped, ask] },
  { objective: 'zipped', prediction: 'gzip-large', moves: [both, zipped, setTo('size', '400'), ask] },
  {
    objective: 'cold',
    prediction: 'cold-bytes',
    moves: [both, setTo('connections', 'fresh'), atLeast(4), ask],
  },
] as const satisfies readonly Experiment[];
