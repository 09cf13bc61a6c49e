import type { TechnologyModel } from '../../technology-model.ts';
import type { DeathReason, rabbitmqEvents } from './events.ts';
import { applyCalls } from './fold/calls.ts';
import { applyMessages } from './fold/messages.ts';
import { applySamples } from './fold/samples.ts';
import { applyTopology } from './fold/topology.ts';
import { historyOf, messageOf } from './history.ts';
import { interpretRabbitmq } from './interpret.ts';
import { emptyRabbitmq, type HeldMessage, type RabbitmqPicture, type RabbitmqProgram } from './picture.ts';
import type { ExchangeStation, QueueStation } from './stations.ts';
import { trackState } from './track-state.ts';

export interface RabbitmqParts {
  events: typeof rabbitmqEvents;
  picture: RabbitmqPicture;
  program: RabbitmqProgram;
  held: HeldMessage;
  reason: DeathReason | 'unroutable' | 'refused' | 'vanished' | 'ackVanished' | 'diedWith';
  sign: never;
  station: ExchangeStation | QueueStation;
  lab: object;
  env: never;
}

const folds = [applyTopology, applyMessages, applyCalls, applySamples];

/** Messages over exchanges and queues. */
export const rabbitmq: TechnologyModel<RabbitmqParts> = {
  name: 'RabbitMQ',
  container: { image: 'rabbitmq:4-management', ports: [5672, 15672], prepare: () => [] },
  picture: emptyRabbitmq,
  program: () => ({
    connected: false,
    published: { sent: 0, confirmed: 0, refused: 0, returned: 0, vanished: 0 },
  }),
  apply: (draft, event) => {
    for (const fold of folds) fold(draft, event);
  },
  interpret: interpretRabbitmq,
  messageOf,
  historyOf,
  begins: ['message.published', 'message.vanished'],
  finishes: ['message.acked', 'message.nacked', 'message.handled'],
  still: ['queue.measured', 'message.handled', 'message.written-off'],
  trackState,
};
