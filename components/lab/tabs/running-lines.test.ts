import { expect, test } from 'vitest';
import { started } from '#model/platform/drafts.ts';
import { logOf } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { runningLines } from './running-lines.ts';

const { published, acked } = draftsOf('orders');
const at = (site: string) => ({ site });

test('each program stands where it last did something, as of the playhead and of its present process', () => {
  const log = logOf([
    started('shop', 'shop'),
    published('1', { program: 'shop', ...at('shop.ts:27') }),
    { ...acked('1', 'worker-1'), ...at('worker.ts:35') },
    { ...acked('2', 'worker-2'), ...at('worker.ts:35') },
    { ...acked('3', 'worker-1'), ...at('worker.ts:40') },
    started('worker-2', 'worker'),
  ]);
  const lines = (shown: number) => runningLines(log, shown, ['shop', 'worker-1', 'worker-2']);
  const shop = { file: 'shop.ts', line: 27, programs: ['shop'] };
  expect(lines(4)).toEqual([{ file: 'worker.ts', line: 35, programs: ['worker-1', 'worker-2'] }, shop]);
  expect(lines(6)).toEqual([{ file: 'worker.ts', line: 40, programs: ['worker-1'] }, shop]);
  expect(lines(1)).toEqual([]);
});

test('what the log has no line for is not guessed', () => {
  expect(runningLines(logOf([published('1'), acked('1', 'worker-1')]), 2, ['worker-1'])).toEqual([]);
});
