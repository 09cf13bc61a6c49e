import { type Draft, enableArrayMethods, produce, setAutoFreeze } from 'immer';
import type { LabEvent } from './events.ts';
import { applyCalls } from './fold/calls.ts';
import { applyKafka } from './fold/kafka.ts';
import { applyLearning } from './fold/learning.ts';
import { applyMessages } from './fold/messages.ts';
import { applyPrograms } from './fold/programs.ts';
import { applyRabbitmq } from './fold/rabbitmq.ts';
import { applySamples } from './fold/samples.ts';
import { applyTables } from './fold/tables.ts';
import type { Apply, Picture } from './picture.ts';

// Freezing walks every new object; the type is readonly where it matters and the fold is hot.
setAutoFreeze(false);

// Long queues are searched and shortened with every event; through a draft's traps each element would cost one.
enableArrayMethods();

// Brokers before programs: a death must find what the dead one held before the program's card is cleared.
const parts: readonly Apply[] = [
  applyRabbitmq,
  applyMessages,
  applyCalls,
  applySamples,
  applyKafka,
  applyPrograms,
  applyTables,
  applyLearning,
];

const apply = (draft: Draft<Picture>, event: LabEvent): void => {
  for (const part of parts) part(draft, event);
  draft.seq = event.seq;
  draft.at = event.at;
};

/** The picture after one more event. Pure: unchanged parts keep their identity. */
export const reduce = (picture: Picture, event: LabEvent): Picture => produce(picture, (draft) => apply(draft, event));

/** The picture after several more events; the same as reducing one by one, and much cheaper. */
export const fold = (picture: Picture, events: Iterable<LabEvent>): Picture =>
  produce(picture, (draft) => {
    for (const event of events) apply(draft, event);
  });
