import { defineLab } from '#model/lab.ts';
import { boundWays, choices, readBoundWay, readWay, ways } from './bindings.ts';
import { guide } from './guide.ts';
import { oneHeader, shortKey, unroutable, vietnam } from './predictions.ts';
import { likeTheLast } from './repeat.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'rabbitmq-exchanges',
  line: 'rabbitmq',
  needs: ['rabbitmq'],
  roles: {
    operator: {
      program: 'operator.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { ALTERNATE: { setting: 'alternate' } },
    },
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { EXCHANGE: { setting: 'exchange' }, ID_PREFIX: { start: 'letter' } },
    },
  },
  controls: [
    {
      id: 'exchange',
      kind: 'choice',
      options: choices,
      initial: choices[0],
      effect: { tell: 'shop', line: (exchange) => `exchange ${exchange}` },
    },
    {
      id: 'publish',
      kind: 'form',
      fields: [
        { id: 'key', kind: 'text', initial: 'orders.asia.vietnam.created', maxLength: 60 },
        { id: 'headers', kind: 'text', initial: '', maxLength: 80 },
        { id: 'mandatory', kind: 'choice', options: ['no', 'yes'] },
      ],
      effect: { tell: 'shop', line: (order) => `publish ${JSON.stringify(order)}` },
    },
    { id: 'again', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'again' }, sends: likeTheLast },
    {
      id: 'bind',
      kind: 'form',
      fields: [
        { id: 'way', kind: 'choice', options: ways },
        { id: 'key', kind: 'text', initial: 'orders.asia.*', maxLength: 60 },
        { id: 'headers', kind: 'text', initial: '', maxLength: 80 },
        { id: 'match', kind: 'choice', options: ['all', 'any'] },
      ],
      effect: {
        tell: 'operator',
        line: ({ way = '', ...rest }) => `bind ${JSON.stringify({ ...readWay(way), ...rest })}`,
      },
    },
    {
      id: 'unbind',
      kind: 'form',
      fields: [{ id: 'way', kind: 'choice', options: boundWays }],
      effect: { tell: 'operator', line: ({ way = '' }) => `unbind ${JSON.stringify(readBoundWay(way))}` },
    },
    {
      id: 'alternate',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'operator', line: (state) => `alternate ${state}` },
    },
    { id: 'collect', kind: 'button', effect: { tell: 'operator', line: () => 'collect' } },
  ],
  predictions: [vietnam, shortKey, oneHeader, unroutable],
  guide,
  story,
});
