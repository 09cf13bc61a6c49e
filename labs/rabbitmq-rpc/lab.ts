import { defineLab } from '#model/lab.ts';
import { settingKey } from '#model/setting.ts';
import { statedWorkMs } from '#model/work-ms.ts';
import { guide } from './guide.ts';
import { crossing, lateAnswer, serverDies, serverDiesTwice, twoDeadlines, twoWays } from './predictions.ts';
import { story } from './story.ts';

const slowness = 5;

export const lab = defineLab({
  slug: 'rabbitmq-rpc',
  line: 'rabbitmq',
  needs: ['rabbitmq', 'grpc'],
  servers: ['stock'],
  roles: {
    checkout: {
      program: 'checkout.ts',
      ids: ['checkout-a', 'checkout-b'],
      start: 2,
      max: 2,
      env: {
        STOCK_URL: { servers: 'stock' },
        TIMEOUT: { setting: 'timeout' },
        EXPIRE: { setting: 'expire' },
        ROUTE: { setting: 'route' },
        ID_PREFIX: { start: 'letter' },
      },
    },
    stock: { program: 'stock.ts', start: 2, max: 3, env: { SPEED: { setting: 'speed' } } },
  },
  controls: [
    { id: 'ask-both', kind: 'button', primary: true, effect: { tell: 'checkout', line: () => 'ask 1' } },
    { id: 'ask', kind: 'button', per: 'program', effect: { tell: 'checkout', line: () => 'ask 1' } },
    {
      id: 'ask-many',
      kind: 'amount',
      min: 1,
      max: 20,
      step: 1,
      initial: 4,
      effect: { tell: 'checkout', line: (count) => `ask ${count}` },
    },
    {
      id: 'route',
      kind: 'choice',
      options: ['queue', 'both'],
      initial: 'queue',
      effect: { tell: 'checkout', line: (route) => `route ${route}` },
    },
    { id: 'add-stock', kind: 'button', effect: { start: 'stock' } },
    {
      id: 'timeout',
      kind: 'choice',
      options: ['none', '3'],
      initial: 'none',
      effect: { tell: 'checkout', line: (seconds) => `timeout ${seconds}` },
    },
    {
      id: 'expire',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'checkout', line: (value) => `expire ${value}` },
    },
    {
      id: 'speed',
      kind: 'choice',
      options: ['fast', 'slow'],
      initial: 'fast',
      per: 'program',
      effect: { tell: 'stock', line: (speed) => `speed ${speed}` },
    },
  ],
  predictions: [crossing, serverDies, lateAnswer, twoWays, serverDiesTwice, twoDeadlines],
  guide,
  story,
  workMs: (body, program, picture) => {
    const workMs = statedWorkMs(body);
    if (!workMs) return undefined;
    return picture.settings[settingKey('speed', program)] === 'slow' ? workMs * slowness : workMs;
  },
});
