import type { Experiment } from '#model/guide.ts';
import { backToWork, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import type { MessagePicture } from '#model/technologies/rabbitmq/picture.ts';
import { backlogOf } from '#model/technologies/rabbitmq/steps.ts';
import { isPoison } from './orders.ts';
import { deadLetters, limited, main, retries } from './programs/topology.ts';

const worker = backToWork('worker');
const oldParser = setTo('parser', 'old');
const isDown = setTo('gateway', 'down');
const isUp = setTo('gateway', 'up');
/** Somebody who reads each sentence shall be in time for the next try. */
const unhurried = setTo('scale', '1');
const hurried = { ...setTo('scale', '10'), done: ({ settings }: Picture): boolean => settings.scale !== '1' };
const mode = (value: string, ...orAs: readonly string[]) => ({
  ...setTo('mode', value),
  done: ({ settings }: Picture): boolean => [value, ...orAs].includes(String(settings.mode)),
});

const isIn =
  (queue: string) =>
  (message: MessagePicture): boolean =>
    message.queues.includes(queue);
const longest = retries.levels.slice(-1);
const waitsIn =
  (levels: readonly { queue: string }[]) =>
  (message: MessagePicture): boolean =>
    levels.some(({ queue }) => isIn(queue)(message));
const messagesOf = ({ messages }: Picture, poison: boolean): MessagePicture[] =>
  Object.values(messages).filter(({ body }) => isPoison(body) === poison);

const poisonIn = (picture: Picture, queue: string): boolean => messagesOf(picture, true).some(isIn(queue));
const poisonOnLadder = (picture: Picture): boolean =>
  poisonIn(picture, main) || messagesOf(picture, true).some(waitsIn(retries.levels));
/** Good orders that stand behind one that is not. */
const behind = (picture: Picture): number => {
  const poison = messagesOf(picture, true).find(isIn(main));
  if (!poison) return 0;
  return messagesOf(picture, false).filter((one) => isIn(main)(one) && one.publishedSeq > poison.publishedSeq).length;
};
/** The run answers with a poison order that is younger than the question; an older one would not let it come to that. */
const blocksSince = (picture: Picture): boolean =>
  isOpen(picture, 'blocked') &&
  messagesOf(picture, true).some(
    (one) => isIn(main)(one) && one.publishedSeq < (picture.predictions.blocked?.madeSeq ?? 0),
  );
const goodIsNew = (picture: Picture): boolean => messagesOf(picture, false).some(isIn(main));
/** A good order that has failed: it waits for its next try, or is back for it. */
const failed = (picture: Picture): MessagePicture | undefined =>
  messagesOf(picture, false).find((one) => waitsIn(retries.levels)(one) || (isIn(main)(one) && one.deaths.length > 0));
const hasFailed = (picture: Picture): boolean => failed(picture) !== undefined;
const waitsLong = (picture: Picture): boolean => messagesOf(picture, false).some(waitsIn(longest));
/** Whether the shop has sent another order since that one, by the numbers that it gives them. */
const isFollowed = (picture: Picture): boolean => {
  const first = failed(picture);
  return first !== undefined && (picture.programs.shop?.published.sent ?? 0) > Number(baseId(first.id).match(/\d+$/));
};

const isDead =
  (count: number) =>
  (picture: Picture): boolean =>
    backlogOf(picture, deadLetters.queue) >= count;
/** The broker's rule has taken it out of the queue. */
const isRejected = (picture: Picture): boolean =>
  messagesOf(picture, true).some((one) => isIn(deadLetters.queue)(one) && one.deaths[0]?.reason === 'rejected');
const asks = (picture: Picture): boolean => isOpen(picture, 'replayed-unfixed');
const asksOfLimit = (picture: Picture): boolean => isOpen(picture, 'limited');
const hasPoison = (picture: Picture): boolean => poisonIn(picture, deadLetters.queue) || poisonIn(picture, main);

/** Brings a good order onto the ladder, unless one is there already. */
const climbing = [
  unless(hasFailed, isDown),
  { act: 'good', done: (picture: Picture) => goodIsNew(picture) || hasFailed(picture) },
] as const;

export const guide = [
  {
    objective: 'looping',
    prediction: 'blocked',
    moves: [
      ...worker,
      oldParser,
      isUp,
      {
        ...mode('sort', 'dlx', 'retry'),
        done: (picture) => !blocksSince(picture) || picture.settings.mode !== 'requeue',
      },
      { done: (picture) => !blocksSince(picture) },
      mode('requeue'),
      { act: 'poison', done: (picture) => poisonIn(picture, main) },
      { act: 'good', done: (picture) => behind(picture) >= 1, settles: true },
      { act: 'good', done: (picture) => behind(picture) >= 2 },
      {},
    ],
  },
  {
    objective: 'rejected',
    moves: [
      ...worker,
      oldParser,
      isUp,
      mode('dlx'),
      { act: 'poison', done: (picture) => poisonIn(picture, main) || isRejected(picture) },
      { act: 'good' },
    ],
  },
  {
    objective: 'limited',
    prediction: 'limited',
    moves: [
      ...worker,
      oldParser,
      unless((picture) => !asksOfLimit(picture) && poisonIn(picture, limited.queue), setTo('return', 'nack')),
      { act: 'limited', done: (picture) => poisonIn(picture, limited.queue), settles: true },
      { done: (picture) => !asksOfLimit(picture) },
      setTo('return', 'reject'),
      {},
    ],
  },
  {
    objective: 'ladder',
    prediction: 'climbed',
    moves: [...worker, oldParser, mode('retry'), hurried, { act: 'poison', done: poisonOnLadder }, {}],
  },
  {
    objective: 'recovered',
    moves: [...worker, mode('retry', 'sort'), unhurried, ...climbing, { done: hasFailed }, isUp, {}],
  },
  {
    objective: 'overtaken',
    prediction: 'overtaken',
    moves: [
      ...worker,
      mode('retry', 'sort'),
      unhurried,
      ...climbing,
      { done: (picture) => waitsLong(picture) || isUp.done(picture) },
      isUp,
      { act: 'good', done: isFollowed },
      {},
    ],
  },
  {
    objective: 'straight',
    moves: [...worker, oldParser, mode('sort'), unhurried, ...climbing, { done: hasFailed }, { act: 'poison' }],
  },
  {
    objective: 'alarm',
    moves: [
      ...worker,
      isUp,
      oldParser,
      mode('sort', 'dlx'),
      { act: 'poison', done: isDead(1) },
      { act: 'poison', done: isDead(2) },
      { act: 'poison' },
    ],
  },
  {
    objective: 'replayed',
    prediction: 'replayed-unfixed',
    moves: [
      ...worker,
      isUp,
      mode('sort', 'dlx'),
      unless((picture) => !asks(picture) && hasPoison(picture), oldParser),
      { act: 'poison', done: hasPoison },
      { act: 'replay', done: (picture) => !asks(picture), settles: true },
      { done: (picture) => picture.settings.parser === 'new' || !poisonIn(picture, main) },
      setTo('parser', 'new'),
      { act: 'replay' },
    ],
  },
] as const satisfies readonly Experiment[];
