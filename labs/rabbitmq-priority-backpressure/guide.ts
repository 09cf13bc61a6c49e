import type { Experiment } from '#model/guide.ts';
import { backToWork, sendMany, setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import type { MessagePicture } from '#model/technologies/rabbitmq/picture.ts';
import { backlogOf } from '#model/technologies/rabbitmq/steps.ts';

const sender = backToWork('sender');
const still = setTo('rate', 0);
const noWaiting = setTo('flow', 'off');
const oneInHand = setTo('prefetch', '1');
/** With ten a second nothing grows and nothing gets old. */
const slow = { ...setTo('speed', '2'), done: ({ settings }: Picture): boolean => settings.speed !== '10' };

const waitingIn = ({ queues, messages }: Picture, queue: string): MessagePicture[] =>
  (queues[queue]?.ready ?? []).flatMap((id) => messages[id] ?? []);
/** As the newsletter names a letter with a time limit of its own. */
const isShort = ({ id }: MessagePicture): boolean => /t\d+$/.test(id);
const shortWaits = (picture: Picture): boolean => waitingIn(picture, 'letters.open').some(isShort);
const inHand = ({ programs }: Picture): number => programs.sender?.hands.length ?? 0;
const vipThere = ({ messages }: Picture): boolean =>
  Object.values(messages).some(({ priority, queues }) => priority > 0 && queues.includes('letters.priority'));
const asked = (picture: Picture): boolean => isOpen(picture, 'vip-prefetched');

export const guide = [
  {
    objective: 'grows',
    moves: [
      setTo('limits', 'open'),
      slow,
      { ...setTo('rate', 20), done: ({ settings }: Picture): boolean => Number(settings.rate) >= 20 },
      {},
    ],
  },
  {
    objective: 'drops-oldest',
    prediction: 'full-drop',
    moves: [still, ...sender, noWaiting, oneInHand, setTo('speed', '10'), setTo('limits', 'drop-head'), sendMany(40)],
  },
  {
    objective: 'refused',
    prediction: 'full-reject',
    moves: [still, noWaiting, ...sender, oneInHand, setTo('limits', 'reject'), sendMany(40)],
  },
  {
    objective: 'pace',
    moves: [
      still,
      ...sender,
      oneInHand,
      setTo('speed', '10'),
      setTo('limits', 'reject'),
      setTo('flow', 'on'),
      sendMany(50, (picture: Picture) => backlogOf(picture, 'letters.reject') > 0),
      {},
    ],
  },
  {
    objective: 'expired',
    moves: [
      still,
      noWaiting,
      ...sender,
      oneInHand,
      slow,
      setTo('limits', 'ttl'),
      sendMany(15, (picture: Picture) => backlogOf(picture, 'letters.ttl') > 0),
      {},
    ],
  },
  {
    objective: 'overtakes',
    prediction: 'vip-prefetched',
    moves: [
      still,
      noWaiting,
      ...sender,
      setTo('speed', '2'),
      setTo('limits', 'priority'),
      { ...setTo('prefetch', '50'), done: (picture: Picture) => !asked(picture) || picture.settings.prefetch === '50' },
      sendMany(15, (picture: Picture) => !asked(picture) || vipThere(picture) || inHand(picture) > 3),
      { act: 'vip', done: (picture: Picture) => !asked(picture) || vipThere(picture) },
      { done: (picture: Picture) => !asked(picture) },
      oneInHand,
      sendMany(
        15,
        (picture: Picture) =>
          waitingIn(picture, 'letters.priority').filter(({ priority }) => priority === 0).length > 3,
      ),
      { act: 'vip' },
    ],
  },
  {
    objective: 'trap',
    prediction: 'short-behind',
    moves: [
      still,
      noWaiting,
      ...sender,
      setTo('limits', 'open'),
      {
        ...setTo('speed', 'pause'),
        done: (picture: Picture) => picture.settings.speed === 'pause' || shortWaits(picture),
      },
      // Enough to keep it from the head for more than two seconds.
      sendMany(30, (picture: Picture) => shortWaits(picture) || waitingIn(picture, 'letters.open').length >= 25),
      { act: 'short', done: shortWaits },
      { ...setTo('speed', '10'), done: ({ settings }: Picture): boolean => settings.speed !== 'pause' },
      {},
    ],
  },
] as const satisfies readonly Experiment[];
