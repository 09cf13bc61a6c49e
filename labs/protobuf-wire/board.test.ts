import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { logFile } from '#model/log-file.ts';
import { emptyPicture } from '#model/picture.ts';
import { fold } from '#model/reduce.ts';
import { boardOf } from './board.ts';
import { likeTheLast } from './repeat.ts';

const { events } = logFile.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'trace.json'), 'utf8')));
const orders = events.filter((event) => event.type === 'action.accepted' && ['again', 'send'].includes(event.action));

/** The picture of the recorded run when all have told of so many orders. */
const after = (count: number) => {
  const next: LabEvent | undefined = orders[count];
  return fold(emptyPicture, next ? events.filter(({ seq }) => seq < next.seq) : events);
};
const boardAfter = (count: number) => boardOf(after(count));
const rowAfter = (count: number, number: number) => boardAfter(count).rows.find(({ field }) => field.number === number);

test('before the first order the fields stand there alone', () => {
  expect(boardAfter(0)).toMatchObject({ protobuf: undefined, json: undefined, varint: undefined });
  expect(rowAfter(0, 4)).toMatchObject({ wire: undefined, value: '', read: undefined });
  expect(likeTheLast(after(0))).toBe('quantity 2 · points 50');
});

test('an order in both forms, with what the warehouse made of each field', () => {
  expect(boardAfter(1)).toMatchObject({
    protobuf: { bytes: 25, amount: 240 },
    json: { bytes: 87, amount: 240 },
    varint: { name: 'quantity', value: '2', bytes: [2] },
  });
  expect(rowAfter(1, 1)).toMatchObject({ value: '"Áo mưa"', read: { text: '"Áo mưa"', fate: 'as-sent' } });
  expect(rowAfter(1, 5)).toMatchObject({ value: '500, 1200, 800', read: { text: '500, 1200, 800' } });
  expect(rowAfter(1, 6)).toMatchObject({ wire: undefined, read: { text: 'false', fate: 'absent' } });
});

test('the number that has changed since the order before is the one that is taken apart', () => {
  expect(boardAfter(2).varint).toEqual({ name: 'quantity', value: '300', bytes: [0xac, 2] });
  expect(boardAfter(4).varint).toMatchObject({ name: 'points', value: '-50' });
  expect(boardAfter(5).varint).toMatchObject({ name: 'customer_id', value: '9007199254740993' });
});

test('a voucher that comes through, and one that the relay loses', () => {
  expect(rowAfter(6, 7)?.read).toEqual({ text: '"TET"', fate: 'as-sent' });
  expect(boardAfter(6)).toMatchObject({ protobuf: { amount: 220 }, json: { amount: 240 } });
  expect(rowAfter(7, 7)?.read?.fate).toBe('lost');
  expect(likeTheLast(after(7))).toBe('quantity 2 · points 50 · voucher TET');
});

test('field 4 by the name that the warehouse has for it', () => {
  expect(rowAfter(8, 4)?.read).toEqual({ text: 'loyaltyPoints = 50', fate: 'renamed' });
  expect(rowAfter(9, 4)?.read).toEqual({ text: 'discountPercent = 50', fate: 'misread' });
});
