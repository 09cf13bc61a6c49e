import { expect, test } from 'vitest';
import { actionRequest, controlValue } from './control.ts';
import type { FormControl } from './lab.ts';
import { emptyPicture, type Picture } from './picture.ts';

const form: FormControl = {
  id: 'bind',
  kind: 'form',
  fields: [
    { id: 'key', kind: 'text', initial: '', maxLength: 10, required: true },
    { id: 'note', kind: 'text', initial: '', maxLength: 500 },
    { id: 'match', kind: 'choice', options: ['all', 'any'] },
    { id: 'binding', kind: 'choice', options: (picture) => picture.bindings.map(({ routingKey }) => routingKey) },
  ],
  effect: { tell: 'binder', line: (fields) => JSON.stringify(fields) },
};
const picture: Picture = {
  ...emptyPicture,
  bindings: [{ exchange: 'orders', queue: 'vip', routingKey: 'order.vip', arguments: {} }],
};
const good = { key: 'order.*', note: '', match: 'any', binding: 'order.vip' };
const takes = (value: unknown, now: Picture = picture): boolean => controlValue(form, now).safeParse(value).success;

test('a form takes its fields, all of them and nothing else', () => {
  expect(controlValue(form, picture).parse(good)).toEqual(good);
  expect(takes({ ...good, extra: 'x' })).toBe(false);
  expect(takes({ key: 'order.*', note: '', match: 'any' })).toBe(false);
  expect(takes(undefined)).toBe(false);
  expect(takes('order.*')).toBe(false);
  expect(takes({ ...good, key: 7 })).toBe(false);
});

test('a line break in a text would be another command to the program', () => {
  for (const key of ['a\nb', 'a\r', '\u0000', 'a\tb', 'a\u0085b', 'a\u2028b', 'a\u2029'])
    expect(takes({ ...good, key })).toBe(false);
  expect(takes({ ...good, key: 'đơn #1 "x"' })).toBe(true);
});

test('a text is as long as its field allows, never longer than 200 characters, and there where it must be', () => {
  expect(takes({ ...good, key: 'x'.repeat(11) })).toBe(false);
  expect(takes({ ...good, note: 'x'.repeat(200) })).toBe(true);
  expect(takes({ ...good, note: 'x'.repeat(201) })).toBe(false);
  expect(takes({ ...good, key: '' })).toBe(false);
});

test('an option is one that is there now', () => {
  expect(takes({ ...good, match: 'none' })).toBe(false);
  expect(takes(good, emptyPicture)).toBe(false);
});

test('a request carries a form as an object of texts, and nothing deeper', () => {
  expect(actionRequest.safeParse({ action: 'bind', value: good }).success).toBe(true);
  expect(actionRequest.safeParse({ action: 'bind', value: { key: { deep: 'x' } } }).success).toBe(false);
});
