import type { Solution, Step } from '#model/lab.ts';
import { ended, met, set, settled, wrongTry } from '#model/steps.ts';
import { isAskedAgain, isBroken, isSettled } from './guide.ts';
import { ordersIn } from './orders.ts';

const grouped: Step = {
  until: ({ groups }) => groups.analytics?.state === 'Stable',
  why: 'analytics is in its group',
};
const ready: readonly Step[] = [
  grouped,
  {
    until: ({ queues }) => (queues.order_notifications?.consumers.length ?? 0) > 0,
    why: 'notification takes from the queue',
  },
];
const quiet: Step = { until: isSettled, why: 'every saga has done everything', withinMs: 40_000 };
const underWay: Step = {
  until: (picture) => ordersIn(picture).some(({ closed }) => !closed),
  why: 'a saga is under way',
};
const choose = (control: string, value: string): readonly Step[] => [{ act: control, value }, set(control, value)];
const order: Step = { act: 'order' };
const patient = (step: Step): Step => ('until' in step ? { ...step, withinMs: 60_000 } : step);

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ...ready,
    order,
    met('placed'),
    quiet,

    ...choose('item', 'sold-out'),
    order,
    met('sold-out'),
    quiet,

    ...choose('item', 'in-stock'),
    { predict: 'declined-undo', option: 'release' },
    ...choose('bank', 'decline'),
    order,
    met('declined'),
    settled('declined-undo'),
    quiet,

    { predict: 'late-charge', option: 'once' },
    ...choose('bank', 'late'),
    order,
    { until: isAskedAgain, why: 'it is asked again' },
    ...choose('bank', 'ok'),
    met('retried'),
    settled('late-charge'),
    quiet,

    ...choose('bank', 'late'),
    order,
    patient(met('refunded')),
    quiet,
    ...choose('bank', 'ok'),

    { predict: 'killed-order', option: 'goes-on' },
    ...choose('die', 'payment after'),
    order,
    ended('order'),
    ...choose('die', 'none'),
    { act: 'run', program: 'order' },
    met('resumed'),
    settled('killed-order'),
    quiet,

    { act: 'kill', program: 'analytics' },
    ended('analytics'),
    order,
    underWay,
    quiet,
    { act: 'run', program: 'analytics' },
    met('caught-up'),
    grouped,

    ...choose('context', 'off'),
    order,
    { until: isBroken, why: 'its trace is in two' },
    quiet,
    ...choose('context', 'on'),
    order,
    met('trace-broken'),
    quiet,

    { predict: 'mail-fails', option: 'stays-placed' },
    ...choose('smtp', 'busy'),
    order,
    met('dead-letter'),
    settled('mail-fails'),
    quiet,
  ],
  wrongTries: [
    wrongTry('killed while nothing is under way', 'killed-idle', [
      ...ready,
      order,
      met('placed'),
      quiet,
      { act: 'kill', program: 'order' },
    ]),
    wrongTry('the mail server is back before the last try', 'mail-recovered', [
      ...ready,
      ...choose('smtp', 'busy'),
      order,
      {
        until: ({ mails }) => mails.some(({ ended: end }) => end && !end.accepted),
        why: 'a letter was refused once',
      },
      ...choose('smtp', 'ok'),
    ]),
  ],
};
