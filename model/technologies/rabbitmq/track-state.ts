import type { Picture } from '../../picture.ts';
import type { TrackState } from '../../scene.ts';
import { exchangeOf, queueOf } from './stations.ts';

/**
 * Into RabbitMQ a track is open where the broker knows the program's connection; from an exchange where it knows what leads on
 * from there; from a queue where it knows the consumer. A death cuts the way to the consumer alone: one cross for one death.
 */
export const trackState = (picture: Picture, from: string, to: string): TrackState | undefined => {
  const exchange = exchangeOf(from);
  if (exchange !== undefined) return leads(picture, exchange, to) ? 'open' : 'gone';
  const queue = queueOf(from);
  if (queue !== undefined) return out(picture, queue, to);
  if (exchangeOf(to) === undefined && queueOf(to) === undefined) return undefined;
  const program = picture.programs[from];
  // Where only answers are lost, the track still carries what the program sends.
  if (program?.cutLoses === 'both-ways') return 'cut';
  return program?.connected ? 'open' : 'gone';
};

/** Whether an exchange passes on to a queue, or to another exchange what nobody takes. */
const leads = ({ exchanges, bindings, queues }: Picture, exchange: string, to: string): boolean => {
  const queue = queueOf(to);
  if (queue === undefined) return exchanges[exchange]?.arguments['alternate-exchange'] === exchangeOf(to);
  // The default exchange has every queue, without a binding that one could see.
  if (exchange === '') return queues[queue] !== undefined;
  return bindings.some((binding) => binding.exchange === exchange && binding.queue === queue);
};

/** From a queue to a consumer, or to the exchange that its dead letters go to. */
const out = ({ queues, programs }: Picture, queue: string, to: string): TrackState => {
  if (exchangeOf(to) !== undefined) return queues[queue] ? 'open' : 'gone';
  if (queues[queue]?.consumers.some(({ program }) => program === to)) return 'open';
  return programs[to]?.state === 'dead' ? 'cut' : 'gone';
};
