import type { Solution, Step } from '#model/lab.ts';
import { ended, met, set, settled, wrongTry } from '#model/steps.ts';
import { connectionsBetween } from '#model/technologies/grpc/picture.ts';
import { connected, noCalls } from '#model/technologies/grpc/steps.ts';
import { frozenOnes, inHandOf } from './backends.ts';

const choose = (control: string, value: string): Step[] => [{ act: control, value }, set(control, value)];
const call = (value: number): Step => ({ act: 'call-many', value });

/** Waits until so many calls of the whole run have been answered, and none goes on. */
const answered = (count: number): Step[] => [
  {
    until: (_, events) =>
      events.filter((event) => event.type === 'call.closed' && event.side === 'client').length >= count,
    why: `${count} calls have been answered`,
  },
  noCalls,
];
const serving = (stock: string): Step => ({
  until: ({ programs }, events) =>
    events.some(
      (event) =>
        event.type === 'program.printed' &&
        event.program === stock &&
        event.line.startsWith('Nghe') &&
        event.at >= (programs[stock]?.startedAt ?? Number.POSITIVE_INFINITY),
    ),
  why: `${stock} listens`,
});
const holds = (stock: string): Step => ({
  until: (picture) => inHandOf(picture, stock).length > 0,
  why: `${stock} has a call in its hands`,
});
const frozen: Step = { until: (picture) => frozenOnes(picture).length > 0, why: 'one stands still' };
const two = [connected('shop', 'stock-1'), serving('stock-2')];
const turns: Step[] = [...choose('policy', 'round_robin'), connected('shop', 'stock-1'), connected('shop', 'stock-2')];

export const solution: Solution = {
  pauseMs: 600,
  steps: [
    ...two,
    { predict: 'pinned', option: 'one' },
    call(12),
    met('pinned'),
    settled('pinned'),
    ...answered(12),

    { predict: 'newcomer', option: 'none' },
    { act: 'add' },
    serving('stock-3'),
    call(12),
    met('newcomer'),
    settled('newcomer'),
    ...answered(24),

    ...turns,
    connected('shop', 'stock-3'),
    call(9),
    met('spread'),
    ...answered(33),

    { predict: 'in-hand', option: 'fail' },
    call(16),
    holds('stock-2'),
    { act: 'kill', program: 'stock-2' },
    ended('stock-2'),
    met('killed'),
    settled('in-hand'),
    noCalls,
    { act: 'run', program: 'stock-2' },
    serving('stock-2'),
    // The shop tries it again only some time after it was lost.
    call(24),
    holds('stock-2'),
    // Leaves in order: what it has in its hands is answered, and nothing new comes.
    { act: 'leave', program: 'stock-3' },
    ended('stock-3'),
    {
      until: ({ streams }) => streams.some(({ server, ended: end }) => server === 'stock-2' && end?.how === 'trailers'),
      why: 'stock-2 has answered again',
    },
    noCalls,
    { act: 'run', program: 'stock-3' },
    serving('stock-3'),

    { predict: 'frozen', option: 'some' },
    { act: 'freeze', program: 'stock-1' },
    frozen,
    call(9),
    met('hangs'),
    settled('frozen'),

    ...choose('keepalive', 'on'),
    {
      until: (picture) =>
        connectionsBetween(picture, { client: 'shop', server: 'stock-1' }).filter(({ closed }) => !closed).length > 1,
      why: 'the shop has opened its connections anew',
    },
    call(24),
    met('noticed'),
    { act: 'thaw', program: 'stock-1' },
    { until: (picture) => frozenOnes(picture).length === 0, why: 'nobody stands still' },
    noCalls,
  ],
  wrongTries: [
    wrongTry('asks how calls are shared while one stock alone is there', 'alone', [
      ...two,
      { act: 'kill', program: 'stock-2' },
      ended('stock-2'),
      call(2),
    ]),
    wrongTry('kills a stock that has nothing in its hands', 'nothing-in-hand', [
      ...two,
      ...turns,
      { act: 'kill', program: 'stock-2' },
      ended('stock-2'),
    ]),
    wrongTry('thaws a stock before anybody has waited long', 'thawed-early', [
      ...two,
      ...turns,
      { act: 'freeze', program: 'stock-1' },
      frozen,
      call(3),
      holds('stock-1'),
      { act: 'thaw', program: 'stock-1' },
    ]),
  ],
};
