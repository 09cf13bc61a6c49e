import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { whyRefused, whySlow, whyStuck, whyTwice, whyUndone } from './predictions.ts';
import { story } from './story.ts';
import { workMs } from './work-ms.ts';

const shared = { INCIDENT: { setting: 'incident' }, FILES: { file: 'files.db' } } as const;

export const lab = defineLab({
  slug: 'pitfalls',
  line: 'hybrid',
  needs: ['rabbitmq', 'sqlite'],
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: {
        ...shared,
        LIMIT: { setting: 'limit' },
        ATTACH: { setting: 'attach' },
        LANES: { setting: 'lanes' },
        ID_PREFIX: { start: 'letter' },
      },
    },
    worker: {
      program: 'worker.ts',
      start: 1,
      max: 1,
      env: { ...shared, DB: { file: 'books.db' }, DEDUP: { setting: 'dedup' }, FAILED: { setting: 'failed' } },
    },
  },
  controls: [
    {
      id: 'incident',
      kind: 'choice',
      options: ['twice', 'slow', 'stuck', 'refused', 'undone'],
      initial: 'twice',
      // Both of them: what one sends the other reads.
      effect: { tell: ['shop', 'worker'], line: (incident) => `incident ${incident}` },
    },
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send' } },
    {
      id: 'dedup',
      kind: 'choice',
      options: ['none', 'auto-ack', 'table'],
      initial: 'none',
      effect: { tell: 'worker', line: (manner) => `dedup ${manner}` },
    },
    {
      id: 'limit',
      kind: 'choice',
      options: ['none', 'drop', 'reject'],
      initial: 'none',
      effect: { tell: 'shop', line: (limit) => `limit ${limit}` },
    },
    {
      id: 'failed',
      kind: 'choice',
      options: ['requeue', 'drop', 'dlq'],
      initial: 'requeue',
      effect: { tell: 'worker', line: (manner) => `failed ${manner}` },
    },
    {
      id: 'attach',
      kind: 'choice',
      options: ['inline', 'gzip', 'claim'],
      initial: 'inline',
      effect: { tell: 'shop', line: (manner) => `attach ${manner}` },
    },
    {
      id: 'lanes',
      kind: 'choice',
      options: ['turns', 'paced', 'keyed'],
      initial: 'turns',
      effect: { tell: 'shop', line: (manner) => `lanes ${manner}` },
    },
  ],
  predictions: [whyTwice, whySlow, whyStuck, whyRefused, whyUndone],
  guide,
  story,
  workMs,
});
