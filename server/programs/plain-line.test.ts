import path from 'node:path';
import { expect, test } from 'vitest';
import { createPlainLine } from './plain-line.ts';

const project = path.join(import.meta.dirname, '../..');
const plain = createPlainLine(`${project}/labs/rabbitmq-work-queue/programs/worker.ts`, ['/tmp/tram-tin-7-shop']);

test.each([
  [`file://${project}/labs/rabbitmq-work-queue/programs/worker.ts:12`, 'worker.ts:12'],
  [
    `    at async handle (file://${project}/labs/rabbitmq-work-queue/programs/worker.ts:27:3)`,
    '    at async handle (worker.ts:27:3)',
  ],
  [
    `    at Connection.accept (${project}/node_modules/amqplib/lib/connection.js:98:11)`,
    '    at Connection.accept (node_modules/amqplib/lib/connection.js:98:11)',
  ],
  ['Error: cannot open /tmp/tram-tin-7-shop/orders.db', 'Error: cannot open orders.db'],
  ['    at Socket.emit (node:events:509:20)', '    at Socket.emit (node:events:509:20)'],
  [` 1: 0xe36196 node::OOMErrorHandler [${process.execPath}]`, ' 1: 0xe36196 node::OOMErrorHandler [node]'],
  ['Đã gửi đơn #1', 'Đã gửi đơn #1'],
])('%s', (line, read) => {
  expect(plain(line)).toBe(read);
});

test.each([
  `    at async amqplib.connect (file://${project}/server/technologies/rabbitmq/preload.ts:27:24)`,
  `    at channel.ack (${project}/server/technologies/rabbitmq/preload.ts:131:9)`,
  `    at file://${project}/server/programs/preload/main.mjs:50:3`,
])('a frame of the platform is not shown: %s', (frame) => {
  expect(plain(frame)).toBeUndefined();
});
