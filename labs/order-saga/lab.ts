import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { declinedUndo, killedOrder, lateCharge, mailFails } from './predictions.ts';
import { story } from './story.ts';

const topic = 'order-events';
/** How long each service takes to answer, in ms: long enough to see who is asked. */
const work = { WORK_MS: '350' };
/** Where a program may be told to die, each a line of one of them; and who is told. */
const deaths = ['none', 'payment after', 'stock after', 'charge after'] as const;
const mortal = ['order', 'payment'] as const;
const dies = { DIE_AT: { setting: 'die' } } as const;
const traced = ['opentelemetry'] as const;

export const lab = defineLab({
  slug: 'order-saga',
  line: 'hybrid',
  needs: ['grpc', 'http', 'kafka', 'rabbitmq', 'sqlite', 'smtp', 'opentelemetry'],
  servers: ['user', 'product', 'payment', 'order', 'analytics'],
  webServers: ['gateway'],
  mailServers: ['mail'],
  topics: { [topic]: { partitions: 1 } },
  door: {
    role: 'gateway',
    requests: [
      { id: 'user', method: 'POST', path: '/api/users', body: { name: 'Bình', email: 'binh@example.com' } },
      { id: 'product', method: 'POST', path: '/api/products', body: { name: 'Dù', price: 80_000, stock: 5 } },
      { id: 'order', method: 'POST', path: '/api/orders', body: { userId: '1', productId: '1', quantity: 2 } },
      { id: 'report', method: 'GET', path: '/api/analytics' },
    ],
  },
  roles: {
    customer: {
      program: 'customer.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['http'],
      env: { GATEWAY_URL: { webServers: 'gateway' }, ITEM: { setting: 'item' }, ID_PREFIX: { start: 'letter' } },
    },
    gateway: {
      program: 'gateway.ts',
      start: 1,
      max: 1,
      uses: ['http', 'grpc', ...traced],
      env: {
        USER_URL: { servers: 'user' },
        PRODUCT_URL: { servers: 'product' },
        ORDER_URL: { servers: 'order' },
        ANALYTICS_URL: { servers: 'analytics' },
      },
    },
    order: {
      program: 'order.ts',
      start: 1,
      max: 1,
      uses: ['grpc', 'kafka', 'rabbitmq', 'sqlite', ...traced],
      env: {
        USER_URL: { servers: 'user' },
        PRODUCT_URL: { servers: 'product' },
        PAYMENT_URL: { servers: 'payment' },
        TOPIC: { topic },
        NOTICE_CONTEXT: { setting: 'context' },
        DB: { file: 'order.db' },
        ...dies,
      },
    },
    user: {
      program: 'user.ts',
      start: 1,
      max: 1,
      uses: ['grpc', 'sqlite', ...traced],
      env: { ...work, DB: { file: 'user.db' } },
    },
    product: {
      program: 'product.ts',
      start: 1,
      max: 1,
      uses: ['grpc', 'sqlite', ...traced],
      env: { ...work, DB: { file: 'product.db' } },
    },
    payment: {
      program: 'payment.ts',
      start: 1,
      max: 1,
      uses: ['grpc', 'sqlite', ...traced],
      env: { ...work, ...dies, BANK: { setting: 'bank' }, DB: { file: 'payment.db' } },
    },
    analytics: {
      program: 'analytics.ts',
      start: 1,
      max: 1,
      uses: ['kafka', 'grpc', 'sqlite', ...traced],
      env: { TOPIC: { topic }, GROUP_ID: { group: 'analytics' }, DB: { file: 'analytics.db' } },
    },
    notification: {
      program: 'notification.ts',
      start: 1,
      max: 1,
      uses: ['rabbitmq', 'smtp', 'sqlite', ...traced],
      env: { MAIL_URL: { mailServers: 'mail' }, DB: { file: 'notification.db' } },
    },
    mail: {
      program: 'mail.ts',
      start: 1,
      max: 1,
      uses: ['smtp', 'sqlite'],
      env: { SMTP: { setting: 'smtp' }, DB: { file: 'mail.db' } },
    },
  },
  controls: [
    { id: 'order', kind: 'button', primary: true, effect: { tell: 'customer', line: () => 'order 1' } },
    {
      id: 'order-many',
      kind: 'amount',
      min: 1,
      max: 20,
      step: 1,
      initial: 5,
      effect: { tell: 'customer', line: (count) => `order ${count}` },
    },
    {
      id: 'item',
      kind: 'choice',
      options: ['in-stock', 'sold-out'],
      initial: 'in-stock',
      effect: { tell: 'customer', line: (item) => `item ${item}` },
    },
    {
      id: 'bank',
      kind: 'choice',
      options: ['ok', 'decline', 'late'],
      initial: 'ok',
      effect: { tell: 'payment', line: (mood) => `bank ${mood}` },
    },
    {
      id: 'smtp',
      kind: 'choice',
      options: ['ok', 'busy'],
      initial: 'ok',
      effect: { tell: 'mail', line: (mood) => `smtp ${mood}` },
    },
    {
      id: 'die',
      kind: 'choice',
      options: deaths,
      initial: 'none',
      effect: { tell: mortal, line: (where) => `die ${where}` },
    },
    {
      id: 'context',
      kind: 'choice',
      options: ['on', 'off'],
      initial: 'on',
      effect: { tell: 'order', line: (mode) => `context ${mode}` },
    },
  ],
  predictions: [declinedUndo, lateCharge, killedOrder, mailFails],
  guide,
  story,
});
