import { expect, onTestFinished, test, vi } from 'vitest';
import { innerKafkajs, kafkajs } from './kafkajs.ts';

const answer = { size: 0, payload: Buffer.alloc(0) };

/** A queue of requests as each of kafkajs' connections has one, and what it has sent. */
const openQueue = () => {
  const logger = { debug: () => {}, warn: () => {} };
  const queue = new (innerKafkajs('network/requestQueue'))({
    logger,
    requestTimeout: 60_000,
    enforceRequestTimeout: false,
  });
  onTestFinished(() => queue.destroy());
  const sent: number[] = [];
  const push = (correlationId: number): void => {
    queue.push({
      entry: { correlationId, resolve: () => {}, reject: () => {} },
      expectResponse: true,
      sendRequest: () => sent.push(correlationId),
    });
  };
  return { queue, push, sent };
};

const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

test('a connection that waits for nothing keeps no timer', () => {
  expect(kafkajs.Kafka).toBeTypeOf('function');
  const { queue, push, sent } = openQueue();
  const before = timers();
  push(1);
  queue.fulfillRequest({ correlationId: 1, ...answer });
  expect(sent).toEqual([1]);
  expect(timers()).toBe(before);
});

test('a request that is held back by the broker is sent when its time has come', async () => {
  const { queue, push, sent } = openQueue();
  queue.maybeThrottle(20);
  const emptied = new Promise((resolve) => queue.once('requestQueueEmpty', resolve));
  push(1);
  expect(sent).toEqual([]);
  const looked = queue.sendSocketRequest;
  queue.sendSocketRequest = (request: { correlationId: number }) => {
    looked.call(queue, request);
    queue.fulfillRequest({ correlationId: request.correlationId, ...answer });
  };
  await emptied;
  expect(sent).toEqual([1]);
});

test('a request without an answer is given up, and looked for once a second', () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { queue, push } = openQueue();
  queue.enforceRequestTimeout = true;
  queue.requestTimeout = 5_000;
  queue.scheduleRequestTimeoutCheck();
  push(1);
  vi.advanceTimersByTime(4_900);
  expect(queue.inflight.size).toBe(1);
  vi.advanceTimersByTime(1_200);
  expect(queue.inflight.size).toBe(0);
  expect(vi.getTimerCount()).toBe(1);
  queue.isConnected = () => false;
  vi.advanceTimersByTime(1_000);
  expect(vi.getTimerCount()).toBe(0);
});
