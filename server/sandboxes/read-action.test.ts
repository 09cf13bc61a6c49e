import { expect, test } from 'vitest';
import type { Lab } from '#model/lab.ts';
import { emptyPicture } from '#model/picture.ts';
import { readAction } from './read-action.ts';

const lab: Lab = {
  ...{ slug: 'test', line: 'rabbitmq', needs: [], roles: {}, predictions: [], objectives: [], hints: [] },
  controls: [
    {
      id: 'bind',
      kind: 'form',
      fields: [
        { id: 'who', kind: 'choice', options: ['archive', 'oncall'] },
        { id: 'key', kind: 'text', initial: '', maxLength: 20 },
      ],
      effect: { tell: ({ who = '' }) => who, line: ({ key }) => `bind ${key}` },
    },
  ],
};

test('a form may say itself whom it tells', () => {
  const { order } = readAction(lab, emptyPicture, { action: 'bind', value: { who: 'oncall', key: 'error' } });
  expect(order).toMatchObject({ do: 'tell', roles: ['oncall'], line: 'bind error', isSetting: false });
});

test('but only one of those that it offers', () => {
  const value = { who: 'somebody', key: 'error' };
  expect(() => readAction(lab, emptyPicture, { action: 'bind', value })).toThrow();
});
