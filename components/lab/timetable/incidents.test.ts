import { expect, test } from 'vitest';
import { copy } from '../copy.vi.ts';
import { incidentsUntil } from './incidents.ts';

const cut = { kind: 'cut', station: 'shop', from: 1_000, to: 5_000 } as const;

test('a cut cable is told from its moment on, as ended only once the playhead is past its end', () => {
  expect(incidentsUntil([cut], 999)).toEqual([]);
  expect(incidentsUntil([cut], 3_000)).toMatchObject([
    { station: 'shop', what: 'đứt cáp, hai chiều đều mất', when: `từ ${copy.clock(1_000)}, chưa hết` },
  ]);
  expect(incidentsUntil([cut], 5_000)).toMatchObject([{ when: `từ ${copy.clock(1_000)} đến ${copy.clock(5_000)}` }]);
});

test('where only answers are lost it says so', () => {
  expect(incidentsUntil([{ ...cut, answersOnly: true }], 5_000)).toMatchObject([
    { what: 'đứt cáp, chỉ câu trả lời của broker bị mất' },
  ]);
});
