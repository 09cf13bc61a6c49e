import { expect, test } from 'vitest';
import { createPrinter } from './printer.ts';

test('a program in a hot loop is cut short, and the log says by how much', () => {
  const passed: string[] = [];
  let time = 0;
  const printer = createPrinter(
    (_, line) => passed.push(line),
    (count) => `${count} left out`,
    () => time,
  );
  for (let i = 0; i < 200; i += 1) printer.print('stdout', 'x'.repeat(2_000));
  expect(passed.length).toBe(50);
  expect(passed[0]?.length).toBe(500);
  time = 1_000;
  printer.print('stdout', 'calm again');
  expect(passed.slice(50)).toEqual(['150 left out', 'calm again']);
});
