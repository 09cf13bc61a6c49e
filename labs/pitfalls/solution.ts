import type { Solution, Step } from '#model/lab.ts';
import { met, set, settled, wrongTry } from '#model/steps.ts';
import { connected, consuming, drained } from '#model/technologies/rabbitmq/steps.ts';
import { type Incident, readIn } from './programs/queues.ts';

/** That incident, and the worker reads its queues. */
const incident = (name: Incident): Step[] => [
  { act: 'incident', value: name },
  set('incident', name),
  ...readIn[name].map((queue) => consuming(queue, 1)),
];
const over = (name: Incident): Step => drained(...readIn[name]);
const ready: Step[] = [connected('shop'), ...readIn.twice.map((queue) => consuming(queue, 1))];
const mend = (setting: string, value: string): Step[] => [{ act: setting, value }, set(setting, value)];
const send: Step = { act: 'send' };

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ...ready,
    { predict: 'why-twice', option: 'redelivered' },
    send,
    settled('why-twice'),
    over('twice'),
    ...mend('dedup', 'table'),
    send,
    met('charged-once'),

    ...incident('slow'),
    { predict: 'why-slow', option: 'outpaced' },
    send,
    settled('why-slow'),
    over('slow'),
    ...mend('limit', 'reject'),
    send,
    met('bounded'),

    ...incident('stuck'),
    { predict: 'why-stuck', option: 'poison' },
    send,
    settled('why-stuck'),
    ...mend('failed', 'dlq'),
    met('aside'),

    ...incident('refused'),
    { predict: 'why-refused', option: 'size' },
    send,
    settled('why-refused'),
    ...mend('attach', 'claim'),
    send,
    met('light'),

    ...incident('undone'),
    { predict: 'why-undone', option: 'side-by-side' },
    send,
    settled('why-undone'),
    over('undone'),
    ...mend('lanes', 'keyed'),
    send,
    met('in-order'),
  ],
  wrongTries: [
    wrongTry('lets the broker forget what was handed out, so that nothing comes twice', 'auto-lost', [
      ...ready,
      { act: 'dedup', value: 'auto-ack' },
      consuming('payments', 1, ({ ackMode }) => ackMode === 'automatic'),
      send,
    ]),
    wrongTry('bounds the queue by giving up its oldest orders', 'orders-dropped', [
      ...ready,
      ...incident('slow'),
      ...mend('limit', 'drop'),
      send,
    ]),
    wrongTry('throws away the parcel that fails', 'parcel-lost', [
      ...ready,
      ...incident('stuck'),
      ...mend('failed', 'drop'),
      send,
    ]),
    wrongTry('compresses what cannot be compressed', 'still-large', [
      ...ready,
      ...incident('refused'),
      ...mend('attach', 'gzip'),
      send,
    ]),
    wrongTry('leaves a pause between two events of one order', 'still-overtaken', [
      ...ready,
      ...incident('undone'),
      ...mend('lanes', 'paced'),
      send,
    ]),
  ],
};
