import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  Consumer,
  ConsumerConfig,
  ConsumerRunConfig,
  EachMessageHandler,
  KafkaConfig,
  Producer,
  ProducerConfig,
} from 'kafkajs';
import { callSite } from '#server/programs/preload/call-site.ts';
import type { Tell } from '#server/programs/report.ts';
import { credentials } from './credentials.ts';
import { innerKafkajs, kafkajs } from './kafkajs.ts';
import {
  isAnswer,
  type ProducerNumbers,
  producerOf,
  watchTransactions,
  watchTransactionsOf,
} from './preload-transactions.ts';

/** kafkajs as CommonJS gives it: its properties can be replaced, and the program's `import` sees the replacement. */
interface KafkaJs {
  Kafka: new (
    config: KafkaConfig,
  ) => {
    consumer: (config: ConsumerConfig) => Consumer;
    producer: (config?: ProducerConfig) => Producer;
  };
}

/** kafkajs' connection to one broker, where a request still stands beside the broker's answer to it. */
interface InnerBroker {
  prototype: {
    produce: (request: ProduceRequest) => Promise<ProduceAnswer | undefined>;
    offsetCommit: (request: CommitRequest) => Promise<unknown>;
    createPartitions: (request: GrowthRequest) => Promise<unknown>;
    listOffsets: (request: ListRequest) => Promise<ListAnswer>;
    fetch: (request: FetchRequest) => Promise<unknown>;
  };
}

interface GrowthRequest {
  topicPartitions: { topic: string; count: number }[];
  validateOnly?: boolean;
}

interface CommitRequest {
  groupId: string;
  topics: CommittedTopic[];
}

/** A timestamp of -2 asks for the first offset, -1 for the next one. */
interface ListRequest {
  topics: { topic: string; partitions: { partition: number; timestamp: number | string }[] }[];
}

interface ListAnswer {
  responses: { topic: string; partitions: { partition: number; errorCode: number; offset: string }[] }[];
}

interface FetchRequest {
  topics: { topic: string; partitions: { partition: number; fetchOffset: number | string }[] }[];
}

interface CommittedTopic {
  topic: string;
  partitions: { partition: number | string; offset: number | string }[];
}

interface ProduceRequest extends ProducerNumbers {
  transactionalId?: string;
  topicData: { topic: string; partitions: SentPartition[] }[];
}

interface SentPartition {
  partition: number;
  messages: SentMessage[];
  firstSequence: number;
}

interface SentMessage {
  key?: Buffer | string | null;
  value: Buffer | string | null;
  headers?: Record<string, Buffer | string | (Buffer | string)[] | undefined>;
}

interface ProduceAnswer {
  topics: { topicName: string; partitions: { partition: number; errorCode: number; baseOffset: string }[] }[];
}

/** What kafkajs does when the program does not say. */
const defaults = { sessionTimeout: 30_000, heartbeatInterval: 3_000 };
const keptValue = 2_000;

/**
 * Makes kafkajs tell what only a client knows: the broker's answers to its sends, joins, commits and heartbeats, and
 * when a record is taken and done; and lets the program's clients in. Must run before the program imports kafkajs.
 */
export const patch = (tell: Tell): void => {
  const exposed: KafkaJs = kafkajs;
  const broker: InnerBroker = innerKafkajs('broker');
  watchTransactions(innerKafkajs('broker'), calls, tell);
  watchProduce(broker, tell);
  watchCommits(broker, tell);
  watchGrowth(broker, tell);
  watchLookups(broker, tell);
  watchFetches(broker, tell);

  const Original = exposed.Kafka;
  exposed.Kafka = class Kafka extends Original {
    constructor(config: KafkaConfig) {
      super({ ...credentials(), ...config });
    }

    override consumer = (config: ConsumerConfig): Consumer =>
      watchConsumer(Original.prototype.consumer.call(this, config), config, tell);

    override producer = (config?: ProducerConfig): Producer =>
      watchProducer(Original.prototype.producer.call(this, config), config?.transactionalId, tell);
  };
};

/** The line of the program whose call kafkajs is busy with: what it asks of the broker comes many turns later. */
const calls = new AsyncLocalStorage<{ site?: string }>();

const watchProducer = (producer: Producer, transactionalId: string | undefined, tell: Tell): Producer => {
  const { send, sendBatch } = producer;
  producer.send = (record) => calls.run(callSite(), () => send.call(producer, record));
  producer.sendBatch = (batch) => calls.run(callSite(), () => sendBatch.call(producer, batch));
  watchTransactionsOf(producer, transactionalId, calls, tell);
  return producer;
};

/** `send` answers with one base offset for each partition; which message went where stands only in the request. */
const watchProduce = ({ prototype }: InnerBroker, tell: Tell): void => {
  const { produce } = prototype;
  prototype.produce = async function (request) {
    const answer = await produce.call(this, request).catch((error: unknown) => {
      if (isAnswer(error)) tellTurnedDown(request, error.type, tell);
      else unanswered(request, tell);
      throw error;
    });
    for (const { topicName, partitions } of answer?.topics ?? []) {
      const sent = request.topicData.find(({ topic }) => topic === topicName);
      for (const { partition, errorCode, baseOffset } of partitions) {
        const part = sent?.partitions.find((one) => one.partition === partition);
        if (errorCode !== 0 || !part) continue;
        for (const [index, message] of part.messages.entries()) {
          tell('appended', {
            topic: topicName,
            partition,
            offset: Number(baseOffset) + index,
            ...textOf(message),
            ...writtenBy(request, part, index),
            ...calls.getStore(),
          });
        }
      }
    }
    return answer;
  };
};

/** Where a request is about several partitions kafkajs does not say which of them the broker would not have. */
const tellTurnedDown = ({ topicData }: ProduceRequest, reason: unknown, tell: Tell): void => {
  const places = topicData.flatMap(({ topic, partitions }) => partitions.map((one) => ({ topic, ...one })));
  const [only, ...others] = places;
  if (!only || others.length > 0) return;
  const { topic, partition, messages } = only;
  for (const message of messages) {
    const { key, headers } = textOf(message);
    const bytes = message.value === null ? 0 : Buffer.byteLength(message.value);
    tell('turned-down', { topic, partition, key, headers, bytes, reason, ...calls.getStore() });
  }
};

/** Whether the broker has them nobody here can tell. */
const unanswered = (request: ProduceRequest, tell: Tell): void => {
  for (const { topic, partitions } of request.topicData) {
    for (const part of partitions) {
      for (const [index, message] of part.messages.entries()) {
        const { key } = textOf(message);
        tell('unanswered', { topic, partition: part.partition, key, ...writtenBy(request, part, index) });
      }
    }
  }
};

const writtenBy = (request: ProduceRequest, { firstSequence }: SentPartition, index: number) => {
  if (Number(request.producerId) < 0) return {};
  const transactional = request.transactionalId === undefined ? {} : { transactional: true };
  return { producer: { ...producerOf(request), sequence: firstSequence + index, ...transactional } };
};

/** Of a commit by an admin, and of one that the broker does not take, kafkajs has no event. */
const watchCommits = ({ prototype }: InnerBroker, tell: Tell): void => {
  const { offsetCommit } = prototype;
  prototype.offsetCommit = async function (request) {
    const said = { group: request.groupId, offsets: offsetsOf(request.topics) };
    try {
      const answer = await offsetCommit.call(this, request);
      tell('committed', { ...said, ...calls.getStore() });
      return answer;
    } catch (error) {
      if (isAnswer(error)) tell('refused', { ...said, reason: error.type });
      throw error;
    }
  };
};

/** kafkajs throws where the broker would not have them all. */
const watchGrowth = ({ prototype }: InnerBroker, tell: Tell): void => {
  const { createPartitions } = prototype;
  prototype.createPartitions = async function (request) {
    const answer = await createPartitions.call(this, request);
    if (request.validateOnly) return answer;
    for (const { topic, count } of request.topicPartitions) tell('grown', { topic, partitions: count });
    return answer;
  };
};

/** What kafkajs makes of an answer is not always what the broker said: for no record that young it gives the end. */
const watchLookups = ({ prototype }: InnerBroker, tell: Tell): void => {
  const { listOffsets } = prototype;
  prototype.listOffsets = async function (request) {
    const answer = await listOffsets.call(this, request);
    for (const { topic, partitions } of answer.responses) {
      const asked = request.topics.find((one) => one.topic === topic)?.partitions ?? [];
      for (const { partition, errorCode, offset } of partitions) {
        const timestamp = Number(asked.find((one) => one.partition === partition)?.timestamp);
        if (errorCode === 0) tell('found', { topic, partition, timestamp, offset: Number(offset) });
      }
    }
    return answer;
  };
};

/** kafkajs recovers from it by itself, and has no event for it. */
const watchFetches = ({ prototype }: InnerBroker, tell: Tell): void => {
  const { fetch } = prototype;
  prototype.fetch = async function (request) {
    try {
      return await fetch.call(this, request);
    } catch (error) {
      if (error instanceof kafkajs.KafkaJSOffsetOutOfRange) {
        const { topic, partition, type: reason } = error;
        const asked = request.topics.find((one) => one.topic === topic)?.partitions ?? [];
        const offset = Number(asked.find((one) => one.partition === partition)?.fetchOffset);
        tell('unfetched', { topic, partition, offset, reason });
      }
      throw error;
    }
  };
};

const offsetsOf = (topics: readonly CommittedTopic[]) =>
  topics.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, offset }) => ({ topic, partition: Number(partition), offset: Number(offset) })),
  );

const textOf = ({ key, value, headers }: SentMessage) => ({
  key: key === null || key === undefined ? null : String(key),
  value: value === null ? '' : String(value).slice(0, keptValue),
  ...(value === null && { tombstone: true }),
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)])),
});

/** What is read may be told by nobody else: a writer that has lost its answer does not know where its record is. */
const contentOf = (message: SentMessage | undefined) => message && { content: textOf(message) };

const watchConsumer = (consumer: Consumer, config: ConsumerConfig, tell: Tell): Consumer => {
  const { groupId: group } = config;
  const sessionTimeoutMs = config.sessionTimeout ?? defaults.sessionTimeout;
  const heartbeatIntervalMs = config.heartbeatInterval ?? defaults.heartbeatInterval;
  const { GROUP_JOIN, REBALANCING, HEARTBEAT, STOP } = consumer.events;

  consumer.on(GROUP_JOIN, ({ payload }) => {
    const partitions = Object.entries(payload.memberAssignment).flatMap(([topic, numbers]) =>
      numbers.map((partition) => ({ topic, partition })),
    );
    const { memberId } = payload;
    tell('joined', { group, memberId, sessionTimeoutMs, heartbeatIntervalMs, partitions });
  });
  consumer.on(REBALANCING, () => tell('rebalancing', { group }));
  consumer.on(HEARTBEAT, () => tell('alive', { group }));
  // kafkajs has said LeaveGroup by then.
  consumer.on(STOP, () => tell('left', { group }));

  const { run, commitOffsets, seek } = consumer;
  const sought = new Map<string, number>();
  consumer.seek = (place) => {
    sought.set(`${place.topic}/${place.partition}`, Number(place.offset));
    seek.call(consumer, place);
  };
  // Commits that the program leaves to kafkajs are made by this call.
  consumer.run = (options: ConsumerRunConfig = {}) =>
    calls.run(callSite(), () => run.call(consumer, watchHandlers(options, { group, sought }, tell)));
  consumer.commitOffsets = (offsets) => calls.run(callSite(), () => commitOffsets.call(consumer, offsets));
  return consumer;
};

/** In which group a consumer reads, and by partition where to it has gone since it took its newest record. */
interface Reading {
  group: string;
  sought: Map<string, number>;
}

const watchHandlers = (options: ConsumerRunConfig, reading: Reading, tell: Tell): ConsumerRunConfig => {
  const { group } = reading;
  const { eachMessage, eachBatch } = options;
  return {
    ...options,
    ...(eachMessage && { eachMessage: watchMessages(eachMessage, reading, tell) }),
    ...(eachBatch && {
      eachBatch: async (payload) => {
        const { topic, partition, messages } = payload.batch;
        const records = messages.map(({ offset }) => ({ group, topic, partition, offset: Number(offset) }));
        for (const [index, record] of records.entries()) tell('consumed', { ...record, ...contentOf(messages[index]) });
        await eachBatch(payload);
        for (const record of records) tell('handled', record);
      },
    }),
  };
};

const watchMessages =
  (eachMessage: EachMessageHandler, { group, sought }: Reading, tell: Tell): EachMessageHandler =>
  async (payload) => {
    const { topic, partition, message } = payload;
    const place = `${topic}/${partition}`;
    const record = { group, topic, partition, offset: Number(message.offset) };
    sought.delete(place);
    tell('consumed', { ...record, ...contentOf(message) });
    await eachMessage(payload);
    // Who has gone back to the record itself is not done with it.
    tell((sought.get(place) ?? Number.POSITIVE_INFINITY) <= record.offset ? 'returned' : 'handled', record);
  };
