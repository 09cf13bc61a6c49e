import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { afterMemory, apart, howMuch, left } from './predictions.ts';
import { story } from './story.ts';

const topic = 'orders';
const workMs = { email: 400, analytics: 100 };

export const lab = defineLab({
  slug: 'messaging-vs-streaming',
  line: 'streaming',
  needs: ['rabbitmq', 'kafka', 'sqlite'],
  topics: { [topic]: { partitions: 1 } },
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['rabbitmq', 'kafka'],
      env: { TOPIC: { topic } },
    },
    email: { program: 'email.ts', start: 1, max: 2, uses: ['rabbitmq'], env: { WORK_MS: String(workMs.email) } },
    analytics: {
      program: 'analytics.ts',
      start: 1,
      max: 1,
      uses: ['kafka', 'sqlite'],
      env: {
        TOPIC: { topic },
        GROUP_ID: { group: 'analytics' },
        DB: { file: 'analytics.db' },
        STATE: { setting: 'state' },
        CRASH: { setting: 'crash' },
        WORK_MS: String(workMs.analytics),
      },
    },
    audit: {
      program: 'audit.ts',
      start: 0,
      max: 1,
      uses: ['kafka'],
      env: { TOPIC: { topic }, GROUP_ID: { group: 'audit' }, WORK_MS: String(workMs.analytics) },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send 1' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 30,
      step: 1,
      initial: 10,
      effect: { tell: 'shop', line: (count) => `send ${count}` },
    },
    {
      id: 'state',
      kind: 'choice',
      options: ['memory', 'replay', 'apart', 'table'],
      initial: 'memory',
      effect: { tell: 'analytics', line: (state) => `state ${state}` },
    },
    {
      id: 'crash',
      kind: 'choice',
      options: ['never', 'between'],
      initial: 'never',
      effect: { tell: 'analytics', line: (point) => `crash ${point}` },
    },
    { id: 'add-email', kind: 'button', effect: { start: 'email' } },
    { id: 'add-audit', kind: 'button', effect: { start: 'audit' } },
  ],
  predictions: [left, afterMemory, howMuch, apart],
  guide,
  story,
  workMs: (_body, program) => (program.startsWith('email') ? workMs.email : workMs.analytics),
});
