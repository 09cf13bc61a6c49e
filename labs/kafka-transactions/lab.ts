import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { emails, nextOffset, readers, zombie } from './predictions.ts';
import { story } from './story.ts';

const orders = 'orders';
const invoices = 'invoices';

export const lab = defineLab({
  slug: 'kafka-transactions',
  line: 'kafka',
  needs: ['kafka', 'sqlite'],
  topics: { [orders]: { partitions: 1 }, [invoices]: { partitions: 1 } },
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      cable: true,
      uses: ['kafka'],
      env: { TOPIC: { topic: orders }, IDEMPOTENT: { setting: 'idempotent' } },
    },
    invoice: {
      program: 'invoice.ts',
      start: 1,
      max: 2,
      env: {
        ORDERS: { topic: orders },
        INVOICES: { topic: invoices },
        GROUP_ID: { group: 'invoice' },
        TRANSACTIONAL_ID: { transaction: 'invoice-orders-0' },
        DB: { file: 'emails.db' },
        WORK_MS: { setting: 'work' },
      },
    },
    committed: {
      program: 'reader.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['kafka'],
      env: { INVOICES: { topic: invoices }, GROUP_ID: { group: 'committed' }, ISOLATION: 'read_committed' },
    },
    uncommitted: {
      program: 'reader.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['kafka'],
      env: { INVOICES: { topic: invoices }, GROUP_ID: { group: 'uncommitted' }, ISOLATION: 'read_uncommitted' },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send 1' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 10,
      step: 1,
      initial: 5,
      effect: { tell: 'shop', line: (count) => `send ${count}` },
    },
    {
      id: 'idempotent',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'shop', line: (mode) => `idempotent ${mode}` },
    },
    { id: 'cut-answers', kind: 'button', effect: { cut: 'shop', forMs: 4_000, answersOnly: true } },
    {
      id: 'work',
      kind: 'choice',
      options: ['500', '4000'],
      initial: '500',
      effect: { tell: 'invoice', line: (ms) => `work ${ms}` },
    },
    { id: 'die', kind: 'button', effect: { tell: 'invoice', line: () => 'die' } },
    { id: 'replace', kind: 'button', effect: { start: 'invoice' } },
  ],
  predictions: [nextOffset, readers, emails, zombie],
  guide,
  story,
  workMs: (_body, program, { settings }) => (program.startsWith('invoice') ? Number(settings.work ?? 500) : undefined),
});
