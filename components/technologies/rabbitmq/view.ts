import type { Departure, TechnologyView } from '#components/technology-view.ts';
import type { RabbitmqParts } from '#model/technologies/rabbitmq/model.ts';
import { card } from './card.ts';
import { copy } from './copy.vi.ts';
import { Exchange } from './exchange.tsx';
import { inspector } from './inspector.tsx';
import { legend } from './legend.tsx';
import { QueuePlatform } from './queue-platform.tsx';
import { sentences } from './sentences.vi.ts';

const saying = ({ manner, reason, why, names }: Departure): string | undefined => {
  if (why === undefined) return manner === 'back' ? copy.back(names) : undefined;
  if (reason === 'ackVanished') return copy.ackVanished(names);
  // Rejected by a program, it was said at that program already.
  if (manner === 'dead' && reason === 'rejected') return undefined;
  const isToPublisher = manner === 'back' && reason !== 'rejected';
  return (isToPublisher ? copy.toPublisher : copy.left)(names, why);
};

const news: ReadonlySet<string> = new Set([
  'message.dead-lettered',
  'message.dropped',
  'message.returned',
  'message.refused',
  'message.vanished',
  'ack.vanished',
]);

/** Exchanges, queues as platforms, messages as carriages. */
export const rabbitmq: TechnologyView<RabbitmqParts> = {
  corner: copy.corner,
  stations: {
    exchange: { Drawing: Exchange, rowName: (exchange) => exchange || copy.exchangeRow, isPassing: true },
    queue: { Drawing: QueuePlatform, rowName: (queue) => queue, isGround: true },
  },
  card,
  aftermath: () => null,
  legend,
  phases: () => [],
  priorityOf: (message, { messages }) => messages[message]?.priority ?? 0,
  reasons: copy.reasons,
  signs: {},
  saying,
  // By the default exchange the key only names the queue.
  inscriptionIn: (event) =>
    event.type === 'message.published' &&
    event.exchange !== '' &&
    event.routingKey !== '' &&
    event.routingKey !== event.label
      ? { message: event.message, key: event.routingKey, content: event.label, usual: 'content' }
      : undefined,
  sentences,
  isSpoken: (event) => news.has(event.type) || (event.type === 'message.delivered' && event.redelivered),
  inspector,
};
