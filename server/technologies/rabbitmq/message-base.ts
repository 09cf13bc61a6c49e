// Runs on both sides of a lab: in the observer, and in each lab program by way of the preload. It imports nothing else.
import { createHash } from 'node:crypto';

/** What the firehose and the client both see of a message. */
export interface Likeness {
  exchange: string;
  routingKey: string;
  content: Buffer;
}

/** The `message-id`, or, where the publisher set none, a fingerprint: the same for equal messages. */
export const baseOf = (messageId: unknown, { exchange, routingKey, content }: Likeness): string =>
  typeof messageId === 'string' && messageId !== ''
    ? messageId
    : createHash('sha256').update(`${exchange}\0${routingKey}\0`).update(content).digest('hex').slice(0, 10);
