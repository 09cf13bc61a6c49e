import type { EventDraft, EventFields, EventOf } from '../../events.ts';
import { labelOf } from '../../label.ts';

/** Events of RabbitMQ as tests write them: about one queue and its publisher, unless others are named. */
export const draftsOf = (queue: string, publisher = 'shop') => ({
  declared: (name = queue, args: Record<string, unknown> = {}): EventDraft => ({
    type: 'queue.declared',
    origin: 'broker',
    queue: name,
    durable: true,
    arguments: args,
  }),
  consuming: (program: string, { manual = true, prefetch = 1, from = queue } = {}): EventDraft => ({
    type: 'consumer.started',
    origin: 'broker',
    program,
    queue: from,
    consumerTag: program,
    ackMode: manual ? 'manual' : 'automatic',
    prefetch,
  }),
  stopped: (program: string, from = queue): EventDraft => ({
    type: 'consumer.stopped',
    origin: 'broker',
    program,
    queue: from,
    consumerTag: program,
  }),
  published: (message: string, rest: EventFields<'message.published'> = {}): EventDraft => ({
    type: 'message.published',
    origin: 'broker',
    message,
    label: labelOf(message),
    program: publisher,
    exchange: '',
    routingKey: queue,
    queues: [queue],
    properties: {},
    body: '{}',
    bytes: 2,
    ...rest,
  }),
  delivered: (
    message: string,
    program: string,
    { manual = true, redelivered = false, from = queue } = {},
  ): EventDraft => ({
    type: 'message.delivered',
    origin: 'broker',
    message,
    queue: from,
    program,
    redelivered,
    ackMode: manual ? 'manual' : 'automatic',
  }),
  handled: (message: string, program: string, from = queue): EventDraft => ({
    type: 'message.handled',
    origin: 'client',
    message,
    queue: from,
    program,
  }),
  acked: (message: string, program: string, from = queue): EventDraft => ({
    type: 'message.acked',
    origin: 'client',
    message,
    queue: from,
    program,
  }),
  nacked: (message: string, program: string, { requeue = true, from = queue } = {}): EventDraft => ({
    type: 'message.nacked',
    origin: 'client',
    message,
    queue: from,
    program,
    requeue,
  }),
  dropped: (message: string, reason: EventOf<'message.dropped'>['reason'], from = queue): EventDraft => ({
    type: 'message.dropped',
    origin: 'broker',
    message,
    queue: from,
    reason,
  }),
  deadLettered: (message: string, rest: EventFields<'message.dead-lettered'> = {}): EventDraft => ({
    type: 'message.dead-lettered',
    origin: 'broker',
    message,
    label: labelOf(message),
    queue,
    reason: 'rejected',
    exchange: 'dlx',
    routingKey: 'dead',
    queues: ['dead'],
    deaths: [],
    properties: {},
    body: '{}',
    bytes: 2,
    ...rest,
  }),
  confirmed: (message: string): EventDraft => ({
    type: 'message.confirmed',
    origin: 'client',
    message,
    program: publisher,
  }),
  refused: (message: string): EventDraft => ({
    type: 'message.refused',
    origin: 'client',
    message,
    program: publisher,
  }),
  returned: (message: string, rest: EventFields<'message.returned'> = {}): EventDraft => ({
    type: 'message.returned',
    origin: 'client',
    message,
    program: publisher,
    exchange: '',
    routingKey: queue,
    replyCode: 312,
    replyText: 'NO_ROUTE',
    ...rest,
  }),
  vanished: (message: string, rest: EventFields<'message.vanished'> = {}): EventDraft => ({
    type: 'message.vanished',
    origin: 'client',
    message,
    label: labelOf(message),
    program: publisher,
    exchange: '',
    routingKey: queue,
    ...rest,
  }),
});

const bindingOf =
  (type: 'binding.created' | 'binding.removed') =>
  (exchange: string, queue: string, routingKey = '', args: Record<string, unknown> = {}): EventDraft => ({
    type,
    origin: 'broker',
    exchange,
    queue,
    routingKey,
    arguments: args,
  });
export const bound = bindingOf('binding.created');
export const unbound = bindingOf('binding.removed');

export const closed = (program: string): EventDraft => ({
  type: 'connection.closed',
  origin: 'broker',
  program,
  connection: program,
});
