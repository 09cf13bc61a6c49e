import type { ConsumeMessage } from 'amqplib';
import { z } from 'zod';

/** One message of the firehose: what the broker did with a message of the sandbox. */
export interface Traced {
  did: 'publish' | 'deliver';
  /** The broker's name of the connection: `127.0.0.1:50000 -> 127.0.0.1:5672`. */
  connection: string;
  channel: number;
  exchange: string;
  routingKey: string;
  /** Where it was routed to, or the one queue it was delivered from. */
  queues: string[];
  redelivered: boolean;
  properties: Record<string, unknown>;
  content: Buffer;
}

const headers = z.object({
  exchange_name: z.string(),
  routing_keys: z.array(z.string()),
  properties: z.record(z.string(), z.unknown()).catch({}),
  connection: z.string(),
  channel: z.number(),
  routed_queues: z.array(z.string()).catch([]),
  redelivered: z.union([z.number(), z.boolean()]).catch(0),
});

/** Reads a message that came through `amq.rabbitmq.trace`; undefined where it is none of the firehose's. */
export const readTrace = ({ fields, properties, content }: ConsumeMessage): Traced | undefined => {
  if (fields.exchange !== 'amq.rabbitmq.trace') return undefined;
  const [, did, name = ''] = /^(publish|deliver)\.(.*)$/s.exec(fields.routingKey) ?? [];
  const parsed = headers.safeParse(properties.headers);
  if (!parsed.success || (did !== 'publish' && did !== 'deliver')) return undefined;
  const { exchange_name, routing_keys, connection, channel, routed_queues, redelivered } = parsed.data;
  return {
    did,
    connection,
    channel,
    exchange: exchange_name,
    routingKey: routing_keys[0] ?? '',
    queues: did === 'publish' ? routed_queues : [name],
    redelivered: Boolean(redelivered),
    properties: parsed.data.properties,
    content,
  };
};
