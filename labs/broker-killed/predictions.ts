import { prediction } from '#model/prediction.ts';
import { enoughAcks, hands, sides } from './sides.ts';
import { beginWatch, evidenceOf, isDeath, takeWatch, type Watch } from './watch.ts';

/** What there is to see of what it came to, besides the death itself. */
const outcomeOf = ({ again, writtenOff, calm }: Watch): (number | undefined)[] => [
  again.rabbitmq[0],
  again.kafka[0],
  writtenOff[0]?.seq,
  calm,
];

/** What has become of orders that waited, all persistent, and of the one in each hand. */
export const kept = prediction(
  'kept',
  ['lost', 'none', 'rabbitmq', 'kafka', 'both'],
  beginWatch,
  (watch, event, before) => {
    takeWatch(watch, event, before);
    if (watch.calm === undefined || watch.waiting.rabbitmq === 0 || watch.waitingFleeting.length > 0) return undefined;
    const [rabbitmq, kafka] = [watch.again.rabbitmq.length, watch.again.kafka.length];
    return {
      actual: watch.writtenOff.length > 0 ? 'lost' : sideWith(rabbitmq, kafka),
      facts: { waiting: watch.waiting.rabbitmq, rabbitmq, kafka },
      evidence: evidenceOf(watch, ...outcomeOf(watch)),
    };
  },
);

/** Which side does orders again that its broker had been told to be done. */
export const acked = prediction('acked', ['none', 'rabbitmq', 'kafka', 'both'], beginWatch, (watch, event, before) => {
  takeWatch(watch, event, before);
  if (watch.calm === undefined || watch.waitingFleeting.length > 0 || watch.acksThen < enoughAcks) return undefined;
  const { rabbitmq, kafka } = watch.againSettled;
  return {
    actual: sideWith(rabbitmq.length, kafka.length),
    facts: { acked: watch.acksThen, rabbitmq: rabbitmq.length, kafka: kafka.length },
    evidence: evidenceOf(watch, ...outcomeOf(watch), ...rabbitmq, ...kafka),
  };
});

const sideWith = (rabbitmq: number, kafka: number): 'none' | 'rabbitmq' | 'kafka' | 'both' =>
  rabbitmq > 0 && kafka > 0 ? 'both' : rabbitmq > 0 ? 'rabbitmq' : kafka > 0 ? 'kafka' : 'none';

/** Which programs had to be started again. */
export const restarted = prediction('restarted', ['none', 'shop', 'all'], beginWatch, (watch, event, before) => {
  takeWatch(watch, event, before);
  if (!isDeath(watch) || watch.calm === undefined) return undefined;
  const names = new Set(watch.started.map(({ program }) => program));
  const workers = sides.filter((side) => names.has(hands[side])).length;
  return {
    actual: names.size === 0 ? 'none' : workers > 0 ? 'all' : 'shop',
    facts: { count: names.size },
    evidence: evidenceOf(watch, ...outcomeOf(watch), ...watch.started.map(({ seq }) => seq)),
  };
});

/** Which side has lost orders that waited and were not persistent. */
export const dropped = prediction('dropped', ['none', 'rabbitmq', 'both'], beginWatch, (watch, event, before) => {
  takeWatch(watch, event, before);
  if (watch.calm === undefined || watch.waitingFleeting.length === 0) return undefined;
  const lost = watch.writtenOff.filter(({ message }) => watch.waitingFleeting.includes(message)).length;
  // On Kafka's side every record up to the end has been committed, or it would not be calm.
  return {
    actual: lost > 0 ? 'rabbitmq' : 'none',
    facts: { waiting: watch.waitingFleeting.length, lost, kafka: watch.waiting.kafka },
    evidence: evidenceOf(watch, ...outcomeOf(watch)),
  };
});
