import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { afterFix, batchRuns, meanwhile, rollback } from './predictions.ts';
import { story } from './story.ts';

const topic = 'orders';
const views = { file: 'views.db' };
const workMs = 150;

export const lab = defineLab({
  slug: 'kappa-reprocess',
  line: 'streaming',
  needs: ['kafka', 'sqlite'],
  topics: { [topic]: { partitions: 1 } },
  roles: {
    shop: { program: 'shop.ts', start: 1, max: 1, breakable: false, uses: ['kafka'], env: { TOPIC: { topic } } },
    v1: {
      program: 'revenue-v1.ts',
      start: 1,
      max: 1,
      env: { TOPIC: { topic }, GROUP_ID: { group: 'revenue-v1' }, DB: views, WORK_MS: String(workMs) },
    },
    v2: {
      program: 'revenue-v2.ts',
      start: 0,
      max: 1,
      env: { TOPIC: { topic }, GROUP_ID: { group: 'revenue-v2' }, DB: views, WORK_MS: String(workMs) },
    },
    speed: {
      program: 'speed.ts',
      start: 1,
      max: 1,
      env: { TOPIC: { topic }, GROUP_ID: { group: 'speed' }, DB: views, CODE: { setting: 'code' } },
    },
    batch: {
      program: 'batch.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { TOPIC: { topic }, GROUP_ID: { group: 'batch' }, DB: views },
    },
    dashboard: {
      program: 'dashboard.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['sqlite'],
      env: { DB: views, VIEW: { setting: 'view' } },
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
    { id: 'deploy', kind: 'button', effect: { start: 'v2' } },
    {
      id: 'view',
      kind: 'choice',
      options: ['v1', 'v2', 'lambda'],
      initial: 'v1',
      effect: { tell: 'dashboard', line: (view) => `view ${view}` },
    },
    { id: 'batch', kind: 'button', effect: { tell: 'batch', line: () => 'run' } },
    {
      id: 'code',
      kind: 'choice',
      options: ['v1', 'v2'],
      initial: 'v1',
      effect: { tell: 'speed', line: (code) => `code ${code}` },
    },
  ],
  predictions: [meanwhile, rollback, batchRuns, afterFix],
  guide,
  story,
  workMs: (_body, program) => (program === 'v1' || program === 'v2' ? workMs : undefined),
});
