import { prediction } from '#model/prediction.ts';
import { keepNewest } from '#model/walk.ts';
import { beginBacklog, inversionIn, isBroad, takeBacklog } from './backlog.ts';
import { stepsOf } from './murmur2.ts';
import { analytics, committedBy, partitionCount, recordsOf, warehouse } from './records.ts';

const ofOneKey = 3;

/** Where records with the same key go. */
export const ownKey = prediction(
  'own-key',
  ['same', 'in-turn', 'emptiest'],
  () => new Map<string, { seq: number; partition: number }[]>(),
  (keys, event, before) => {
    if (event.type !== 'record.appended' || event.key === null) return undefined;
    const { key, partition, seq } = event;
    const records = keys.get(key) ?? [];
    keys.set(key, records);
    records.push({ seq, partition });
    if (records.length < ofOneKey) return undefined;
    const different = new Set(records.map((one) => one.partition)).size;
    const partitions = partitionCount(before);
    const { hash, positive } = stepsOf(key, partitions);
    return {
      actual: different === 1 ? 'same' : different === records.length ? 'in-turn' : 'emptiest',
      facts: { key, count: records.length, partition, partitions, hash: hexOf(hash), positive },
      evidence: records.map((one) => one.seq),
    };
  },
);

const hexOf = (hash: number): string => `0x${hash.toString(16).padStart(8, '0')}`;

/** How records without a key are shared out. */
export const keyless = prediction(
  'keyless',
  ['one-partition', 'round-robin', 'random'],
  (): { seq: number; partition: number }[] => [],
  (records, event, before) => {
    if (event.type === 'topic.grown') records.length = 0;
    if (event.type !== 'record.appended' || event.key !== null) return undefined;
    const partitions = partitionCount(before);
    records.push({ seq: event.seq, partition: event.partition });
    keepNewest(records, 2 * partitions);
    if (records.length < 2 * partitions) return undefined;
    const steps = records
      .slice(1)
      .map((one, i) => (one.partition - (records[i]?.partition ?? 0) + partitions) % partitions);
    const isAll = (step: number): boolean => steps.every((one) => one === step);
    return {
      actual: isAll(0) ? 'one-partition' : isAll(1) ? 'round-robin' : 'random',
      facts: { count: records.length, partitions, way: records.map((one) => `P${one.partition}`).join(', ') },
      evidence: records.map((one) => one.seq),
    };
  },
);

const enoughRead = 4;
const enoughOfEach = 3;

/** In which order the warehouse reads what was written while it was away. */
export const readOrder = prediction(
  'read-order',
  ['as-written', 'within', 'shuffled'],
  beginBacklog,
  (backlog, event) => {
    if (!takeBacklog(backlog, event)) return undefined;
    const { read } = backlog;
    const broken = inversionIn(read, 'partition');
    const crossed = inversionIn(read);
    if (!broken && !(crossed ? read.length >= enoughRead : isBroad(read, enoughOfEach))) return undefined;
    const evidence = read.slice(-2 * enoughRead).map(({ seq }) => seq);
    return {
      actual: broken ? 'shuffled' : crossed ? 'within' : 'as-written',
      facts: { count: read.length, way: read.map(({ partition }) => `P${partition}`).join(', ') },
      evidence,
    };
  },
);

/** What a second reader finds that comes after the first has read everything. */
export const reread = prediction(
  'reread',
  ['nothing', 'from-start', 'only-new'],
  () => ({}),
  (_, event, before) => {
    if (event.type !== 'record.consumed' || event.group !== analytics) return undefined;
    const { partition, offset, seq } = event;
    const done = committedBy(before, warehouse, partition);
    if (done === 0) return undefined;
    return {
      actual: offset === 0 ? 'from-start' : 'only-new',
      facts: { partition, offset, done },
      evidence: [seq],
    };
  },
);

const enoughKeys = 6;

/** What becomes of the keys when the topic gets one more partition. */
export const moved = prediction(
  'moved',
  ['none', 'only-new', 'records-too', 'some'],
  (): Map<string, { from: number; to: number; seq: number }> => new Map(),
  (keys, event, before) => {
    if (event.type !== 'record.appended' || event.key === null) return undefined;
    const { key, partition: to, seq } = event;
    const old = recordsOf(before).filter((one) => one.key !== null);
    const first = old.filter((one) => one.key === key).toSorted((a, b) => a.at - b.at)[0];
    if (!first) return undefined;
    keys.set(key, { from: first.partition, to, seq });
    const known = new Set(old.map((one) => one.key)).size;
    const gone = [...keys].filter(([, way]) => way.from !== way.to);
    const [example] = gone;
    if (!example || keys.size < Math.min(enoughKeys, known)) return undefined;
    const [name, way] = example;
    return {
      actual: 'some',
      facts: {
        key: name,
        from: way.from,
        to: way.to,
        moved: gone.length,
        keys: keys.size,
        partitions: partitionCount(before),
      },
      evidence: [...keys.values()].map((one) => one.seq),
    };
  },
);
