import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Producer, ProducerBatch, ProducerRecord, Transaction } from 'kafkajs';
import { callSite } from '#server/programs/preload/call-site.ts';
import type { Tell } from '#server/programs/report.ts';

/** As kafkajs names a producer to the broker; an id of -1 is none. */
export interface ProducerNumbers {
  producerId: string | number;
  producerEpoch: number;
}

interface Transactional extends ProducerNumbers {
  transactionalId: string;
}

/** kafkajs' connection to one broker, as far as producers go that the broker knows again. */
interface InnerBroker {
  prototype: {
    initProducerId: (request: {
      transactionalId?: string;
      transactionTimeout: number;
    }) => Promise<{ producerId: string; producerEpoch: number }>;
    addPartitionsToTxn: (request: Transactional) => Promise<unknown>;
    addOffsetsToTxn: (request: Transactional) => Promise<unknown>;
    txnOffsetCommit: (request: Transactional & { groupId: string; topics: PendingTopic[] }) => Promise<unknown>;
    endTxn: (request: Transactional & { transactionResult: boolean }) => Promise<unknown>;
    produce: (request: Partial<Transactional>) => Promise<unknown>;
    fetch: (request: unknown) => Promise<FetchAnswer>;
  };
}

interface PendingTopic {
  topic: string;
  partitions: { partition: number; offset: number | string }[];
}

interface FetchAnswer {
  responses: {
    topicName: string;
    partitions: {
      partition: number;
      errorCode: number;
      highWatermark: string;
      /** Of brokers that know no transactions there is none. */
      lastStableOffset?: string;
      messages: FetchedRecord[];
    }[];
  }[];
}

interface FetchedRecord {
  offset: string;
  key: Buffer | null;
  isControlRecord?: boolean;
  batchContext?: ProducerNumbers;
}

type Calls = AsyncLocalStorage<{ site?: string }>;

/** As the broker is to know it. */
export const producerOf = ({ producerId, producerEpoch }: ProducerNumbers) => ({
  id: String(producerId),
  epoch: producerEpoch,
});

/** Only the protocol's own errors are answers of the broker. */
export const isAnswer = (error: unknown): error is Error & { type: unknown } =>
  error instanceof Error && 'type' in error && 'code' in error && typeof error.code === 'number';

/**
 * Makes kafkajs tell of transactions: what the broker answered to a producer's requests, and the control records and last
 * stable offsets in its answers to fetches. Must wrap the connection before anything else does that reads its answers.
 */
export const watchTransactions = ({ prototype }: InnerBroker, calls: Calls, tell: Tell): void => {
  const refused = (transactionalId: string | undefined, asked: string, error: unknown): void => {
    if (isAnswer(error) && transactionalId !== undefined)
      tell('transaction-refused', { transactionalId, asked, reason: error.type });
  };
  /** Wraps a request that is answered with yes or an error. */
  const watch = <Request extends Partial<Transactional>, Answer>(
    request: (this: unknown, asked: Request) => Promise<Answer>,
    asked: (request: Request) => string,
    answered: (request: Request, answer: Answer) => void = () => {},
  ) =>
    async function (this: unknown, about: Request): Promise<Answer> {
      try {
        const answer = await request.call(this, about);
        answered(about, answer);
        return answer;
      } catch (error) {
        refused(about.transactionalId, asked(about), error);
        throw error;
      }
    };

  prototype.initProducerId = watch(
    prototype.initProducerId,
    () => 'begin',
    ({ transactionalId = null, transactionTimeout: timeoutMs }, answer) =>
      tell('initialised', { transactionalId, producer: producerOf(answer), timeoutMs }),
  );
  prototype.addPartitionsToTxn = watch(prototype.addPartitionsToTxn, () => 'send');
  prototype.produce = watch(prototype.produce, () => 'send');
  prototype.addOffsetsToTxn = watch(prototype.addOffsetsToTxn, () => 'offsets');
  prototype.txnOffsetCommit = watch(
    prototype.txnOffsetCommit,
    () => 'offsets',
    ({ transactionalId, groupId: group, topics }) => {
      const offsets = topics.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }) => ({ topic, partition: Number(partition), offset: Number(offset) })),
      );
      tell('pending', { transactionalId, group, offsets });
    },
  );
  const outcomeOf = ({ transactionResult }: { transactionResult: boolean }) => (transactionResult ? 'commit' : 'abort');
  prototype.endTxn = watch(prototype.endTxn, outcomeOf, (request) =>
    tell('transaction-ended', {
      transactionalId: request.transactionalId,
      producer: producerOf(request),
      outcome: outcomeOf(request),
      ...calls.getStore(),
    }),
  );
  watchFetches(prototype, tell);
};

const kinds = ['abort', 'commit'] as const;

/** Of a control record's key two bytes are the version, and two what it says of the transaction. */
const outcomeIn = ({ key }: FetchedRecord) => (key && key.length >= 4 ? kinds[key.readInt16BE(2)] : undefined);

/** The same control record is fetched again and again, and mostly nothing is open: only news is told. */
const watchFetches = (prototype: InnerBroker['prototype'], tell: Tell): void => {
  const { fetch } = prototype;
  const marked = new Map<string, number>();
  const behind = new Map<string, number>();

  prototype.fetch = async function (request) {
    const answer = await fetch.call(this, request);
    for (const { topicName: topic, partitions } of answer.responses) {
      for (const { partition, errorCode, highWatermark, lastStableOffset, messages } of partitions) {
        if (errorCode !== 0) continue;
        const place = `${topic}/${partition}`;
        for (const record of messages) {
          const [offset, outcome] = [Number(record.offset), record.isControlRecord ? outcomeIn(record) : undefined];
          if (!outcome || !record.batchContext || offset <= (marked.get(place) ?? -1)) continue;
          marked.set(place, offset);
          tell('marked', { topic, partition, offset, outcome, producer: producerOf(record.batchContext) });
        }
        const [high, stable] = [Number(highWatermark), Number(lastStableOffset ?? highWatermark)];
        if (stable < 0 || (stable >= high && !behind.has(place)) || behind.get(place) === stable) continue;
        if (stable < high) behind.set(place, stable);
        else behind.delete(place);
        tell('stable', { topic, partition, stable, high });
      }
    }
    return answer;
  };
};

/** Makes a producer tell when something is put into its transaction, and knows the lines that do so and that end it. */
export const watchTransactionsOf = (
  producer: Producer,
  transactionalId: string | undefined,
  calls: Calls,
  tell: Tell,
): void => {
  const { transaction } = producer;
  producer.transaction = async (): Promise<Transaction> => {
    const opened = await transaction.call(producer);
    const { send, sendBatch, sendOffsets, commit, abort } = opened;
    // Until then the broker knows of none.
    let isTold = false;
    const within = <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
      const site = callSite();
      if (!isTold) tell('begun', { transactionalId, ...site });
      isTold = true;
      return calls.run(site, call);
    };
    return Object.assign(opened, {
      send: (record: ProducerRecord) => within(() => send(record)),
      sendBatch: (batch: ProducerBatch) => within(() => sendBatch(batch)),
      sendOffsets: (offsets: Parameters<typeof sendOffsets>[0]) => within(() => sendOffsets(offsets)),
      commit: () => calls.run(callSite(), commit),
      abort: () => calls.run(callSite(), abort),
    });
  };
};
