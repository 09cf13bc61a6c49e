import type { Experiment } from '#model/guide.ts';
import type { Setting } from '#model/lab.ts';
import { backToWork, bothUnless, enough, programsIn, sendMany, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { settingKey } from '#model/setting.ts';
import { holdersOf } from '#model/technologies/rabbitmq/guide.ts';
import { type Consumer, consumersOf } from '#model/technologies/rabbitmq/steps.ts';

/** A setting by which the workers subscribe: it holds once all of them have done so anew. */
const subscribed = (act: string, value: Setting, is: (consumer: Consumer) => boolean) => ({
  act,
  value,
  done: (picture: Picture) => consumersOf(picture, 'orders').every(is),
});
const manual = subscribed('ack', 'manual', ({ ackMode }) => ackMode === 'manual');
const automatic = subscribed('ack', 'auto', ({ ackMode }) => ackMode === 'automatic');
const atMost = (limit: number) => subscribed('prefetch', limit, ({ prefetch }) => prefetch === limit);
const frozenHolding = (picture: Picture): boolean =>
  programsIn(picture, 'worker', 'frozen').some((worker) =>
    picture.programs[worker]?.hands.some((held) => held.unacked),
  );
const [thaw] = backToWork('worker');
const holder = (picture: Picture): string | undefined => holdersOf(picture, 'orders')[0];
const isSlow = ({ settings }: Picture, worker: string): boolean => settings[settingKey('speed', worker)] === 'slow';
const slow = (picture: Picture): string | undefined =>
  programsIn(picture, 'worker', 'running').find((worker) => isSlow(picture, worker));
/** With some orders that count as done already: by the time that it is dead it may have finished one, and shall lose several. */
const hoarder = (picture: Picture): string | undefined =>
  holdersOf(picture, 'orders', ({ unacked }) => !unacked).find(
    (worker) => (picture.programs[worker]?.hands.length ?? 0) > 2,
  );

export const guide = [
  {
    objective: 'round-robin',
    moves: [thaw, ...enough('worker', 3, 'add-worker'), atMost(3), sendMany(9)],
  },
  {
    objective: 'redelivered',
    prediction: 'after-kill',
    moves: [
      thaw,
      manual,
      ...enough('worker', 2, 'add-worker'),
      sendMany(20, (picture) => holder(picture) !== undefined),
      { act: 'kill', program: holder },
    ],
  },
  {
    objective: 'frozen-keeps',
    prediction: 'while-frozen',
    moves: [
      unless(frozenHolding, thaw),
      manual,
      ...bothUnless(frozenHolding, enough('worker', 2, 'add-worker')),
      sendMany(20, (picture) => holder(picture) !== undefined || frozenHolding(picture)),
      { act: 'freeze', program: holder, done: frozenHolding, settles: true },
      sendMany(6, ({ objectives }) => objectives['frozen-keeps'] !== undefined),
      {},
    ],
  },
  {
    objective: 'fair-dispatch',
    moves: [
      thaw,
      manual,
      ...enough('worker', 2, 'add-worker'),
      atMost(1),
      {
        act: 'speed',
        value: 'slow',
        program: (picture) => programsIn(picture, 'worker', 'running')[0],
        done: (picture) => slow(picture) !== undefined,
      },
      sendMany(12),
    ],
  },
  {
    objective: 'polite-leave',
    moves: [
      thaw,
      manual,
      ...enough('worker', 2, 'add-worker'),
      sendMany(20, (picture) => holder(picture) !== undefined),
      { act: 'leave', program: holder },
    ],
  },
  {
    objective: 'lost',
    prediction: 'after-kill-automatic',
    moves: [
      thaw,
      ...enough('worker', 2, 'add-worker'),
      automatic,
      sendMany(30, (picture) => hoarder(picture) !== undefined),
      { act: 'kill', program: hoarder },
    ],
  },
] as const satisfies readonly Experiment[];
