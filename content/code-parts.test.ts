import { describe, expect, test } from 'vitest';
import { stretchesOf } from './code-parts.ts';

const source = `import { connect } from 'amqplib';

const queue = 'orders';
const { consumerTag } = await subscribe();

// Far above.

// Right above,
// in two lines.
async function subscribe() {
  await channel.prefetch(1);
  await channel.consume(queue, work);
}

process.once('SIGTERM', async () => {
  await channel.close();
});
process.once('SIGINT', () => {});
await channel.close();
`;

describe('a part', () => {
  test.each([
    ['a declaration', 'queue', [{ from: 3, to: 3 }]],
    ['what is taken out of a value', 'consumerTag', [{ from: 4, to: 4 }]],
    ['an import by its module', 'amqplib', [{ from: 1, to: 1 }]],
    ['a function with the comment right above it', 'subscribe', [{ from: 8, to: 13 }]],
    ['a call by its text', 'SIGTERM', [{ from: 15, to: 17 }]],
    ['a call within a function, by what it calls', 'channel.prefetch', [{ from: 11, to: 11 }]],
    ['one of two alike, by where it stands', 'SIGTERM/channel.close', [{ from: 16, to: 16 }]],
    ['from one to another', 'channel.prefetch..channel.consume', [{ from: 11, to: 12 }]],
    [
      'several, in the order of the file; neighbours are one',
      'SIGTERM, queue, consumerTag',
      [
        { from: 3, to: 4 },
        { from: 15, to: 17 },
      ],
    ],
    ['with a blank line between them', 'amqplib, queue', [{ from: 1, to: 3 }]],
  ])('%s', (_, parts, stretches) => {
    expect(stretchesOf(source, parts)).toEqual(stretches);
  });

  test.each([
    ['nothing', 'publish', 'nothing is named "publish"'],
    ['two', 'channel.close', '2 statements are named "channel.close"'],
    ['nothing within', 'subscribe/channel.close', 'nothing is named "channel.close"'],
  ])('that names %s is an error', (_, parts, message) => {
    expect(() => stretchesOf(source, parts)).toThrow(message);
  });
});
