import type { Solution, Step } from '#model/lab.ts';
import { ended, met, set, settled, wrongTry } from '#model/steps.ts';
import { connected } from '#model/technologies/grpc/steps.ts';

const choose = (control: string, value: string): Step[] => [{ act: control, value }, set(control, value)];
/** The browser has told what became of so many calls. */
const reported = (count: number): Step => ({
  until: (_, events) => events.filter(({ type }) => type === 'web.reported').length >= count,
  why: `the browser has reported ${count} calls`,
});
const ready: Step[] = [
  connected('gateway', 'stock'),
  {
    until: (_, events) =>
      events.some((one) => one.type === 'program.printed' && one.program === 'gateway' && one.line.startsWith('Nghe')),
    why: 'the gateway listens',
  },
];

export const solution: Solution = {
  pauseMs: 1_200,
  steps: [
    ...ready,
    { act: 'call' },
    met('binary'),
    reported(1),
    ...choose('protocol', 'connect-json'),
    { predict: 'reply-size', option: 'grpc-web' },
    { act: 'call' },
    met('json'),
    settled('reply-size'),
    reported(2),
    ...choose('protocol', 'connect'),
    { act: 'call' },
    reported(3),
    ...choose('kind', 'watch'),
    ...choose('protocol', 'grpc-web'),
    { act: 'call' },
    met('streamed'),
    reported(4),
    ...choose('kind', 'missing'),
    ...choose('protocol', 'connect-json'),
    { act: 'call' },
    reported(5),
    ...choose('protocol', 'grpc-web'),
    { predict: 'error-status', option: 'ok' },
    { act: 'call' },
    met('status'),
    settled('error-status'),
    reported(6),
    ...choose('kind', 'stream'),
    { predict: 'client-stream', option: 'browser' },
    { act: 'call' },
    met('refused'),
    settled('client-stream'),
    reported(7),
    ...choose('kind', 'relay'),
    { act: 'call' },
    met('relayed'),
    reported(8),
  ],
  wrongTries: [
    wrongTry('asks for what is not there twice in the same way', 'one-form', [
      ...ready,
      ...choose('kind', 'missing'),
      { act: 'call' },
      reported(1),
      { act: 'call' },
    ]),
    wrongTry('takes the refusal for the protocol’s', 'other-form', [
      ...ready,
      ...choose('kind', 'stream'),
      { act: 'call' },
      reported(1),
      ...choose('protocol', 'connect'),
      { act: 'call' },
    ]),
    wrongTry('calls a gateway that does not run', 'gateway-down', [
      ...ready,
      { act: 'kill', program: 'gateway' },
      ended('gateway'),
      { act: 'call' },
    ]),
  ],
};
