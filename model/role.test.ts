import { expect, test } from 'vitest';
import type { Lab } from './lab.ts';
import { programName } from './role.ts';

const roles: Lab['roles'] = {
  producer: { program: 'shop.ts', start: 1, max: 1, ids: ['shop'] },
  worker: { program: 'worker.ts', start: 2, max: 5 },
};
const words = { roles: { producer: { name: 'Cửa hàng' }, worker: { name: 'Worker' } } };

test.each([
  ['shop', 'Cửa hàng'],
  ['worker-2', 'worker-2'],
  ['someone', 'someone'],
])('%s goes by the name %s', (id, name) => {
  expect(programName({ roles }, words, id)).toBe(name);
});
