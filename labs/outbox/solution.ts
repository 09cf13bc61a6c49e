import type { Solution, Step } from '#model/lab.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { isCaptured, isNewestShipped, waitingIn } from './figures.ts';

const ready: Step = {
  until: ({ programs, groups }) =>
    groups.shipping?.state === 'Stable' &&
    ['order', 'staff', 'relay', 'capture'].every((id) => programs[id]?.state === 'running'),
  why: 'everybody is there',
};
const shipped: Step = {
  until: (picture) => isNewestShipped(picture) && waitingIn(picture) === 0,
  why: 'the newest order was shipped',
  withinMs: 30_000,
};
const captured: Step = { until: isCaptured, why: 'triggers watch the orders' };
const released: Step = { until: (picture) => !isCaptured(picture), why: 'no trigger is left' };
const whole: Step = { until: ({ programs }) => programs.relay?.cutAt === undefined, why: 'the cable is mended' };
const mode = (value: string): Step => ({ act: 'mode', value });
const crash = (value: string): Step => ({ act: 'crash', value });
const place: Step = { act: 'place' };
const run = (program: string): Step => ({ act: 'run', program });

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ready,
    place,
    shipped,
    { predict: 'db-first', option: 'never' },
    crash('order'),
    place,
    ended('order'),
    crash('never'),
    run('order'),
    place,
    met('unannounced'),
    settled('db-first'),
    shipped,

    mode('broker-first'),
    crash('order'),
    place,
    ended('order'),
    met('phantom'),

    crash('never'),
    run('order'),
    mode('outbox'),
    place,
    shipped,
    crash('order'),
    place,
    ended('order'),
    met('all-or-nothing'),
    crash('never'),
    run('order'),
    place,
    shipped,

    { act: 'kill', program: 'relay' },
    ended('relay'),
    place,
    { until: (picture) => waitingIn(picture) === 1, why: 'an event waits in the outbox' },
    { act: 'kill', program: 'order' },
    ended('order'),
    run('relay'),
    met('outlived'),
    shipped,
    run('order'),

    { predict: 'relay-crash', option: 'two' },
    crash('relay'),
    place,
    ended('relay'),
    crash('never'),
    run('relay'),
    met('twice'),
    settled('relay-crash'),
    shipped,

    { act: 'dedup', value: 'on' },
    crash('relay'),
    place,
    ended('relay'),
    crash('never'),
    run('relay'),
    met('once'),
    shipped,

    { predict: 'broker-away', option: 'in-order' },
    { act: 'cut' },
    { act: 'place-many', value: 5 },
    met('caught-up'),
    settled('broker-away'),
    shipped,

    { predict: 'edited', option: 'never' },
    { act: 'edit' },
    place,
    met('unseen-edit'),
    settled('edited'),
    shipped,

    mode('cdc'),
    captured,
    place,
    shipped,
    { act: 'edit' },
    met('captured'),
    mode('outbox'),
    released,
  ],
  wrongTries: [
    wrongTry('kills the service while it writes nothing', 'killed-idle', [ready, { act: 'kill', program: 'order' }]),
    wrongTry('cuts the relay off while nobody orders', 'cut-idle', [ready, mode('outbox'), { act: 'cut' }, whole]),
    wrongTry('cuts the relay off while orders go another way', 'cut-unused', [ready, { act: 'cut' }, place, whole]),
    wrongTry('edits an order before there is one', 'edit-nothing', [ready, { act: 'edit' }]),
    wrongTry('writes ids down only when the first copy is shipped', 'dedup-late', [
      ready,
      mode('outbox'),
      crash('relay'),
      place,
      ended('relay'),
      { until: isNewestShipped, why: 'the first copy was shipped' },
      { act: 'dedup', value: 'on' },
      crash('never'),
      run('relay'),
    ]),
    wrongTry('kills the relay while the outbox is empty', 'relay-idle', [
      ready,
      mode('outbox'),
      { act: 'kill', program: 'relay' },
      ended('relay'),
      place,
      { until: (picture) => waitingIn(picture) === 1, why: 'an event waits in the outbox' },
      { act: 'kill', program: 'order' },
      ended('order'),
      run('relay'),
      met('outlived'),
      { until: (picture) => waitingIn(picture) === 0, why: 'the outbox is empty' },
      { act: 'kill', program: 'relay' },
    ]),
  ],
};
