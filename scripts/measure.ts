// Measures anew what lessons quote of the brokers that ship: npm run measure [-- name…]. On a quiet machine, as the only work.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { type ChannelModel, connect } from 'amqplib';
import type { Brokers } from '#server/brokers/handles.ts';
import { openBrokers } from '#server/brokers/open.ts';
import { ownNode } from '#server/brokers/own-node.ts';
import { untilReady } from '#server/brokers/until-ready.ts';
import { amqpUrl } from '#server/technologies/rabbitmq/address.ts';
import { eachGoesOn } from './each-goes-on.ts';
import { crashPoints } from './measure/crash-points.ts';
import { acksCost, failover, lostWithLeader } from './measure/failover.ts';
import { kafkaRoundTrip } from './measure/kafka-round-trip.ts';
import { kafkaThroughput } from './measure/kafka-throughput.ts';
import type { MeasuredBroker, MeasuredCluster, MeasuredKafka, Measurement } from './measure/measurement.ts';
import { overload } from './measure/overload.ts';
import { ownKafkaCluster } from './measure/own-cluster.ts';
import { replyPaths } from './measure/reply-paths.ts';
import { requeueLoop } from './measure/requeue-loop.ts';
import { scaleOut } from './measure/scale-out.ts';
import { throughput } from './measure/throughput.ts';
import { windowOrder } from './measure/window-order.ts';

type Rows = Awaited<ReturnType<Measurement['measure']>>;

/** What was measured, and on which version of what. */
interface Measured {
  rows: Rows;
  on: string;
}

let brokers: Brokers | undefined;

/** On the site's own brokers, which the first of these measurements starts for all. */
const onRabbitmq =
  ({ measure }: Measurement) =>
  async (): Promise<Measured> => {
    brokers ??= openBrokers({ dataDir: path.resolve(process.env.TRAMTIN_DATA || '.data/measure'), log: () => {} });
    const connections: ChannelModel[] = [];
    try {
      const rabbitmq = await untilReady(brokers.rabbitmq);
      const url = amqpUrl(rabbitmq, { ...rabbitmq, vhost: '/' });
      const broker: MeasuredBroker = {
        url,
        connect: async () => {
          const connection = await connect(url, { noDelay: true });
          connections.push(connection);
          return connection;
        },
      };
      const rows = await measure(broker);
      // As the broker told it when it was connected to.
      return { rows, on: `RabbitMQ ${connections[0]?.connection.serverProperties.version}` };
    } finally {
      for (const connection of connections) await connection.close();
    }
  };

const onKafka =
  ({ measure }: Measurement<MeasuredKafka>) =>
  async (): Promise<Measured> => {
    const own = ownNode('kafka');
    if (!own) throw new Error('needs a Kafka that can be started here');
    const node = await own.start();
    try {
      return { rows: await measure(node), on: `Kafka ${node.version}` };
    } finally {
      await node.stop();
      own.remove();
    }
  };

const onCluster =
  ({ measure }: Measurement<MeasuredCluster>) =>
  async (): Promise<Measured> => {
    const cluster = await ownKafkaCluster()?.();
    if (!cluster) throw new Error('needs a Kafka that can be started here');
    try {
      return { rows: await measure(cluster), on: `Kafka ${cluster.version}, a controller and three brokers` };
    } finally {
      await cluster.stop();
    }
  };

interface Named {
  lesson: string;
  run: () => Promise<Measured>;
}

const all = <On>(
  on: (measurement: Measurement<On>) => () => Promise<Measured>,
  measurements: Record<string, Measurement<On>>,
): [name: string, measurement: Named][] =>
  Object.entries(measurements).map(([name, one]) => [name, { lesson: one.lesson, run: on(one) }]);

const measurements = new Map<string, Named>([
  ...all(onRabbitmq, {
    'scale-out': scaleOut,
    'crash-points': crashPoints,
    'reply-paths': replyPaths,
    overload,
    'requeue-loop': requeueLoop,
    'window-order': windowOrder,
    throughput,
  }),
  ...all(onKafka, { 'kafka-throughput': kafkaThroughput, 'kafka-round-trip': kafkaRoundTrip }),
  ...all(onCluster, { failover, 'lost-with-leader': lostWithLeader, 'acks-cost': acksCost }),
]);

const { positionals } = parseArgs({ allowPositionals: true });
try {
  await eachGoesOn(positionals.length > 0 ? positionals : [...measurements.keys()], async (name) => {
    const measurement = measurements.get(name);
    if (!measurement) throw new Error(`no measurement ${name}; there are: ${[...measurements.keys()].join(', ')}`);
    const { rows, on } = await measurement.run();
    console.log(`\n${name} (${measurement.lesson}), ${on}`);
    console.table(rows);
  });
} finally {
  await brokers?.stop();
}
