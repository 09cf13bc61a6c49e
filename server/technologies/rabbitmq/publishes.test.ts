import { expect, test } from 'vitest';
import { createPublishes, type Sent } from './publishes.ts';

const from = { program: 'shop', connection: '4711.1' };
const sent = (base: string, as: Partial<Sent> = {}): Sent => ({
  base,
  exchange: '',
  routingKey: 'orders',
  confirm: true,
  mandatory: false,
  ...as,
});

test('what was sent and never arrived is what the connection took along', () => {
  const publishes = createPublishes();
  publishes.sent(from, sent('1'));
  publishes.sent(from, sent('2'));
  publishes.arrived(from, '1', '1');
  expect(publishes.end(from)).toMatchObject([{ base: '2' }]);
  expect(publishes.end(from)).toEqual([]);
});

test('the broker may speak first', () => {
  const publishes = createPublishes();
  publishes.arrived(from, '1', '1');
  publishes.sent(from, sent('1'));
  expect(publishes.answerable(from, '1', 'confirm')).toBe('1');
  expect(publishes.end(from)).toEqual([]);
});

test('each copy of a message that is sent again is answered for once, on its own connection', () => {
  const publishes = createPublishes();
  const again = { program: 'shop', connection: '4711.2' };
  publishes.sent(from, sent('1'));
  publishes.arrived(from, '1', '1');
  publishes.end(from);
  publishes.sent(again, sent('1'));
  publishes.arrived(again, '1', '1~2');
  expect(publishes.answerable(again, '1', 'confirm')).toBe('1~2');
  publishes.answered(again, '1', 'confirm');
  expect(publishes.answerable(again, '1', 'confirm')).toBeUndefined();
});

test('a mandatory message is returned before its confirm, and a confirmed one never is', () => {
  const publishes = createPublishes();
  publishes.sent(from, sent('1', { mandatory: true }));
  publishes.sent(from, sent('1', { mandatory: true }));
  publishes.arrived(from, '1', '1');
  publishes.arrived(from, '1', '1~2');
  expect(publishes.answerable(from, '1', 'return')).toBe('1');
  publishes.answered(from, '1', 'return');
  publishes.answered(from, '1', 'confirm');
  publishes.answered(from, '1', 'confirm');
  expect(publishes.answerable(from, '1', 'return')).toBeUndefined();
});
