import type { Solution, Step } from '#model/lab.ts';
import { met, set, settled, wrongTry } from '#model/steps.ts';
import { order, pastDouble } from './guide.ts';

const ready: Step = {
  until: ({ http2 }, events) =>
    Object.values(http2).some(({ client }) => client === 'shop') &&
    ['relay', 'warehouse'].every((server) =>
      events.some(
        (one) => one.type === 'program.printed' && one.program === server && one.line.startsWith('Nghe gRPC'),
      ),
    ),
  why: 'both servers listen, the shop is connected',
};
const send = (typed: Parameters<typeof order>[0] = {}): Step => ({ act: 'send', value: order(typed) });
/** Both forms of so many orders have been answered. */
const answered = (count: number): Step => ({
  until: (_, events) =>
    events.filter((one) => one.type === 'call.closed' && one.side === 'client' && one.program === 'shop').length >=
    2 * count,
  why: `${count} orders are answered in both forms`,
});
const choose = (setting: string, value: string): Step[] => [{ act: setting, value }, set(setting, value)];

export const solution: Solution = {
  pauseMs: 1_500,
  steps: [
    ready,
    { act: 'again' },
    met('both'),
    answered(1),
    send({ quantity: '300' }),
    met('varint'),
    answered(2),
    { predict: 'zero-size', option: 'none' },
    send({ points: '0' }),
    met('absent'),
    settled('zero-size'),
    answered(3),
    { predict: 'negative-size', option: 'eleven' },
    send({ points: '-50' }),
    met('negative'),
    settled('negative-size'),
    answered(4),
    { predict: 'int64-json', option: 'string' },
    send({ customer: pastDouble }),
    met('int64'),
    answered(5),
    settled('int64-json'),
    { predict: 'unknown-field', option: 'kept' },
    send({ voucher: 'TET' }),
    met('kept'),
    settled('unknown-field'),
    answered(6),
    ...choose('forward', 'copy'),
    send({ voucher: 'TET' }),
    met('lost'),
    answered(7),
    ...choose('forward', 'whole'),
    ...choose('release', 'renamed'),
    send(),
    met('renamed'),
    answered(8),
    { predict: 'reused-number', option: 'misread' },
    ...choose('release', 'reused'),
    send(),
    met('reused'),
    settled('reused-number'),
    answered(9),
  ],
  wrongTries: [
    wrongTry('asks for more than an int32 holds', 'refused', [ready, send({ quantity: '3000000000' })]),
    wrongTry('takes 100 for a number of two bytes', 'seven-bits', [ready, send({ quantity: '100' })]),
    wrongTry('copies fields, and has no voucher to lose', 'nothing-to-lose', [
      ready,
      ...choose('forward', 'copy'),
      send(),
    ]),
    wrongTry('looks for a misread 0', 'nothing-to-misread', [
      ready,
      ...choose('release', 'reused'),
      send({ points: '0' }),
    ]),
  ],
};
