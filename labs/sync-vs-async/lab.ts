import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { afterRestart, frozenStock, inventoryDies, orderDies, slowPayment } from './predictions.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'sync-vs-async',
  line: 'integration',
  needs: ['grpc', 'rabbitmq'],
  servers: ['order', 'payment', 'inventory'],
  roles: {
    customer: {
      program: 'customer.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['grpc'],
      env: { ORDER_URL: { servers: 'order' }, ID_PREFIX: { start: 'letter' } },
    },
    order: { program: 'order.ts', start: 1, max: 1, env: { PAYMENT_URL: { servers: 'payment' } } },
    payment: {
      program: 'payment.ts',
      start: 1,
      max: 1,
      env: { INVENTORY_URL: { servers: 'inventory' }, DELAY: { setting: 'delay' } },
    },
    inventory: { program: 'inventory.ts', start: 1, max: 1 },
  },
  controls: [
    { id: 'order', kind: 'button', primary: true, effect: { tell: 'customer', line: () => 'order 1' } },
    {
      id: 'order-many',
      kind: 'amount',
      min: 2,
      max: 10,
      step: 1,
      initial: 5,
      effect: { tell: 'customer', line: (count) => `order ${count}` },
    },
    {
      id: 'delay',
      kind: 'slider',
      min: 0,
      max: 3_000,
      step: 500,
      initial: 0,
      effect: { tell: 'payment', line: (ms) => `delay ${ms}` },
    },
  ],
  predictions: [slowPayment, inventoryDies, afterRestart, frozenStock, orderDies],
  guide,
  story,
});
