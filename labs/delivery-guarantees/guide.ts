import type { Experiment } from '#model/guide.ts';
import { backToWork, programsIn, sendMany, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { backlogOf, consumersOf } from '#model/technologies/rabbitmq/steps.ts';
import { isLastCharged } from './charged.ts';

const dead = (picture: Picture): string | undefined => programsIn(picture, 'payment', 'dead', 'left')[0];
/** An order is with a payment that is about to die, or has died of it. */
const sent = { act: 'send', done: (picture: Picture) => backlogOf(picture, 'orders') > 0 };
const cut = (control: 'cut' | 'cut-answers') => ({
  act: control,
  done: ({ programs }: Picture) => programs.shop?.cutAt !== undefined,
});

/** It died with several orders that the broker believed to be done; the next one that is charged shows what became of them. */
const hasLost = (picture: Picture): boolean => {
  const { payment } = picture.programs;
  const { crash } = picture.settings;
  const isFresh = payment?.handled === 0;
  const died = (payment?.exited?.held.filter(({ unacked }) => !unacked).length ?? 0) > 1;
  return isOpen(picture, 'automatic-before-work') && (died || (crash === 'never' && isFresh));
};
const [thaw, rehire] = backToWork('payment');

/** An order that came through shows that the shop has found its way back; cut off before, it would find nobody. */
const back = {
  act: 'send',
  done: (picture: Picture) => {
    const { shop } = picture.programs;
    return shop?.cutAt !== undefined || (shop?.connected === true && isLastCharged(picture));
  },
};

export const guide = [
  {
    objective: 'charged-twice',
    prediction: 'after-work',
    moves: [
      setTo('ack', 'manual'),
      setTo('dedup', 'off'),
      setTo('crash', 'after'),
      sent,
      { act: 'run', program: dead },
    ],
  },
  {
    objective: 'charged-once',
    moves: [setTo('ack', 'manual'), setTo('dedup', 'on'), setTo('crash', 'after'), sent, { act: 'run', program: dead }],
  },
  {
    objective: 'lost-auto',
    prediction: 'automatic-before-work',
    moves: [
      thaw,
      unless(hasLost, rehire),
      setTo('dedup', 'off'),
      unless(hasLost, setTo('crash', 'before')),
      unless(hasLost, {
        act: 'ack',
        value: 'auto',
        done: (picture) => consumersOf(picture, 'orders').some(({ ackMode }) => ackMode === 'automatic'),
      }),
      {
        ...sendMany(
          5,
          (picture) =>
            hasLost(picture) || dead(picture) !== undefined || (picture.programs.payment?.hands.length ?? 0) > 0,
        ),
        settles: true,
      },
      { done: hasLost },
      setTo('crash', 'never'),
      rehire,
      { act: 'send' },
    ],
  },
  {
    objective: 'vanished',
    prediction: 'cut-without-confirms',
    moves: [
      setTo('crash', 'never'),
      setTo('ack', 'manual'),
      setTo('dedup', 'on'),
      ...backToWork('payment', 'shop'),
      setTo('confirms', 'off'),
      back,
      cut('cut'),
      sendMany(5),
    ],
  },
  {
    objective: 'none-lost',
    moves: [
      setTo('crash', 'never'),
      ...backToWork('payment', 'shop'),
      setTo('confirms', 'on'),
      back,
      cut('cut'),
      sendMany(5),
    ],
  },
  {
    objective: 'resent-once',
    prediction: 'answers-lost',
    moves: [
      setTo('crash', 'never'),
      setTo('ack', 'manual'),
      setTo('dedup', 'on'),
      ...backToWork('payment', 'shop'),
      setTo('confirms', 'on'),
      back,
      cut('cut-answers'),
      { act: 'send' },
    ],
  },
] as const satisfies readonly Experiment[];
