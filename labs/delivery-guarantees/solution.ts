import type { Solution, Step } from '#model/lab.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { connected, consuming } from '#model/technologies/rabbitmq/steps.ts';
import { isLastCharged } from './charged.ts';

const ready: Step[] = [connected('shop'), consuming('orders', 1)];
const subscribed = (mode: 'manual' | 'automatic'): Step => consuming('orders', 1, ({ ackMode }) => ackMode === mode);
const dead = ended('payment');
const drained: Step = {
  until: (picture) =>
    picture.programs.shop?.connected === true &&
    picture.queues.orders?.consumers.length === 1 &&
    Object.keys(picture.messages).length === 0 &&
    isLastCharged(picture),
  why: 'the last order charged and nothing left on the broker',
};
const whole: Step = { until: ({ programs }) => programs.shop?.cutAt === undefined, why: 'the cable is mended' };
const run: Step = { act: 'run', program: 'payment' };

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ...ready,
    { predict: 'after-work', option: 'twice' },
    { act: 'crash', value: 'after' },
    { act: 'send' },
    dead,
    run,
    met('charged-twice'),
    settled('after-work'),

    { act: 'dedup', value: 'on' },
    { act: 'send' },
    dead,
    run,
    met('charged-once'),
    drained,

    { act: 'dedup', value: 'off' },
    { act: 'crash', value: 'before' },
    { act: 'ack', value: 'auto' },
    subscribed('automatic'),
    { predict: 'automatic-before-work', option: 'none' },
    { act: 'send-many', value: 5 },
    dead,
    met('lost-auto'),
    { act: 'crash', value: 'never' },
    run,
    ...ready,
    { act: 'send' },
    settled('automatic-before-work'),

    { act: 'ack', value: 'manual' },
    { act: 'dedup', value: 'on' },
    subscribed('manual'),
    { predict: 'cut-without-confirms', option: 'none' },
    { act: 'cut' },
    { act: 'send-many', value: 5 },
    met('vanished'),
    settled('cut-without-confirms'),
    // Its arrival shows that the shop has found its way back.
    { act: 'send' },
    drained,

    { act: 'confirms', value: 'on' },
    { act: 'cut' },
    { act: 'send-many', value: 5 },
    met('none-lost'),
    drained,

    { predict: 'answers-lost', option: 'two' },
    { act: 'cut-answers' },
    { act: 'send' },
    met('resent-once'),
    settled('answers-lost'),
  ],
  wrongTries: [
    wrongTry('dies before the charge and waits for a second one', 'crashed-before', [
      ...ready,
      { act: 'crash', value: 'before' },
      { act: 'send' },
      dead,
      run,
    ]),
    wrongTry('turns the table on after the first charge', 'dedup-late', [
      ...ready,
      { act: 'crash', value: 'after' },
      { act: 'send' },
      dead,
      { act: 'dedup', value: 'on' },
      run,
    ]),
    wrongTry('expects the table to bring back what automatic ack lost', 'dedup-automatic', [
      ...ready,
      { act: 'dedup', value: 'on' },
      { act: 'ack', value: 'auto' },
      subscribed('automatic'),
      { act: 'crash', value: 'before' },
      { act: 'send-many', value: 3 },
      dead,
    ]),
    wrongTry('cuts the cable of a shop that sends nothing', 'cut-idle', [...ready, { act: 'cut' }, whole]),
    wrongTry('loses a confirm that nobody asked for', 'answers-unconfirmed', [
      ...ready,
      { act: 'send' },
      drained,
      { act: 'cut-answers' },
      { act: 'send' },
    ]),
    wrongTry('loses the confirm while the table is off', 'copy-charged', [
      ...ready,
      { act: 'send' },
      drained,
      { act: 'confirms', value: 'on' },
      { act: 'cut-answers' },
      { act: 'send' },
    ]),
    wrongTry('kills the payment while it has nothing in hand', 'killed-idle', [
      ...ready,
      { act: 'kill', program: 'payment' },
    ]),
    wrongTry('goes on selling while the payment is dead', 'left-dead', [
      ...ready,
      { act: 'crash', value: 'after' },
      { act: 'send' },
      dead,
      { act: 'send-many', value: 3 },
    ]),
  ],
};
