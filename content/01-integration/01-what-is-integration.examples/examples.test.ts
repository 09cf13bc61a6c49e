import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { orderIdOf } from './order-id.ts';

test('an order id of 64 bits is another one as a number, and itself as text', () => {
  expect(String(JSON.parse('{ "orderId": 9007199254740993 }').orderId)).toBe('9007199254740992');
  expect(() => orderIdOf('{ "orderId": 9007199254740993 }')).toThrow('number');
  expect(orderIdOf('{ "orderId": "9007199254740993" }')).toBe('9007199254740993');
});

test('the price is the same by a call of a function and by HTTP, and both are timed', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'call-cost.ts')], {
    env: { ...process.env, CALLS: '20' },
  });
  expect(stdout).toMatch(/gọi hàm.*\d/);
  expect(stdout).toMatch(/gọi HTTP.*\d/);
  expect(stdout).toContain('745000 và { total: 745000 }');
});
