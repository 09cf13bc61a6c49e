// Measures anew what lessons quote of the broker that ships: npm run measure [-- name…]. On a quiet machine, as the only work.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { type ChannelModel, connect } from 'amqplib';
import { openBrokers } from '#server/brokers/open.ts';
import { addressesOf } from '#server/brokers/until-ready.ts';
import { amqpUrl } from '#server/technologies/rabbitmq/address.ts';
import { eachGoesOn } from './each-goes-on.ts';
import { crashPoints } from './measure/crash-points.ts';
import type { MeasuredBroker, Measurement } from './measure/measurement.ts';
import { overload } from './measure/overload.ts';
import { replyPaths } from './measure/reply-paths.ts';
import { requeueLoop } from './measure/requeue-loop.ts';
import { scaleOut } from './measure/scale-out.ts';
import { throughput } from './measure/throughput.ts';
import { windowOrder } from './measure/window-order.ts';

const measurements: Record<string, Measurement> = {
  'scale-out': scaleOut,
  'crash-points': crashPoints,
  'reply-paths': replyPaths,
  overload,
  'requeue-loop': requeueLoop,
  'window-order': windowOrder,
  throughput,
};

const { positionals } = parseArgs({ allowPositionals: true });
const brokers = openBrokers({ dataDir: path.resolve(process.env.TRAMTIN_DATA || '.data/measure'), log: () => {} });
try {
  const { rabbitmq } = await addressesOf(brokers);
  const url = amqpUrl(rabbitmq, { ...rabbitmq, vhost: '/' });
  await eachGoesOn(positionals.length > 0 ? positionals : Object.keys(measurements), async (name) => {
    const measurement = measurements[name];
    if (!measurement) throw new Error(`no measurement ${name}; there are: ${Object.keys(measurements).join(', ')}`);
    const connections: ChannelModel[] = [];
    const broker: MeasuredBroker = {
      url,
      connect: async () => {
        const connection = await connect(url, { noDelay: true });
        connections.push(connection);
        return connection;
      },
    };
    try {
      const rows = await measurement.measure(broker);
      console.log(`\n${name} (${measurement.lesson}), RabbitMQ ${versionOf(connections[0])}`);
      console.table(rows);
    } finally {
      for (const connection of connections) await connection.close();
    }
  });
} finally {
  await brokers.stop();
}

/** As the broker told it when it was connected to. */
function versionOf(connection: ChannelModel | undefined): string {
  return String(connection?.connection.serverProperties.version);
}
