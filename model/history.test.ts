import { expect, it } from 'vitest';
import type { LabEvent } from './events.ts';
import { eventsAfter, historyOf, lastFinish } from './history.ts';

const origin = 'broker' as const;
const delivery = (seq: number, message: string, program: string): LabEvent => ({
  type: 'message.delivered',
  seq,
  at: seq,
  origin,
  message,
  queue: 'orders',
  program,
  redelivered: false,
  ackMode: 'manual',
});
const closed = (seq: number, program: string): LabEvent => ({
  type: 'connection.closed',
  seq,
  at: seq,
  origin,
  program,
  connection: program,
});
const acked = (seq: number, message: string, program: string): LabEvent => ({
  type: 'message.acked',
  seq,
  at: seq,
  origin,
  message,
  queue: 'orders',
  program,
});
const log = [delivery(1, '1', 'a'), delivery(2, '2', 'b'), acked(3, '2', 'b'), closed(4, 'b'), closed(5, 'a')];

it('tells of the closed connection that gave a message back, and of no other', () => {
  expect(historyOf(log, '1').map((event) => event.seq)).toEqual([1, 5]);
  expect(historyOf(log, '2').map((event) => event.seq)).toEqual([2, 3]);
});

it('finds when a program last finished something, among the events shown', () => {
  expect(lastFinish(log, 5, 'b')).toBe(3);
  expect(lastFinish(log, 2, 'b')).toBe(0);
});

it('gives what follows a seq, also where the log has lost its beginning or begun anew', () => {
  expect(eventsAfter(log, 3).map((event) => event.seq)).toEqual([4, 5]);
  expect(eventsAfter(log.slice(2), 3).map((event) => event.seq)).toEqual([4, 5]);
  expect(eventsAfter(log.slice(3), 1).map((event) => event.seq)).toEqual([4, 5]);
  expect(eventsAfter(log.slice(0, 2), 5).map((event) => event.seq)).toEqual([1, 2]);
  expect(eventsAfter(log, 5)).toEqual([]);
});
