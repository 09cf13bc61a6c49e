import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { met, settled, wrongTry } from '#model/steps.ts';
import { drained } from '#model/technologies/rabbitmq/steps.ts';
import { conditionOf, queues, unrouted } from './bindings.ts';

const bound = ({ bindings }: Picture, exchange: string): number =>
  bindings.filter((one) => one.exchange === exchange).length;

const ready: Step = {
  until: (picture) =>
    picture.programs.shop?.connected === true &&
    bound(picture, 'shop.headers') === 2 &&
    bound(picture, 'shop.topic') === 4,
  why: 'exchanges bound, shop connected',
};
const order = (key: string, { headers = '', mandatory = 'no' } = {}): Step => ({
  act: 'publish',
  value: { key, headers, mandatory },
});
const choose = (exchange: string): Step => ({ act: 'exchange', value: exchange });
const bind = (way: string, key: string, { headers = '', match = 'all' } = {}): Step => ({
  act: 'bind',
  value: { way, key, headers, match },
});
const hasBinding = (queue: string, condition: string, is = true): Step => ({
  until: ({ bindings }) => bindings.some((one) => one.queue === queue && conditionOf(one) === condition) === is,
  why: `${queue} ${is ? 'bound' : 'no longer bound'} by ${condition}`,
});
const hasAlternate: Step = {
  until: (picture) =>
    'alternate-exchange' in (picture.exchanges['shop.headers']?.arguments ?? {}) &&
    bound(picture, 'shop.headers') === 2,
  why: 'alternate exchange on for all four',
};
/** The broker's own counts say so too; whoever watches the recording sees one message after the other. */
const counted = (count: number): Step => ({
  until: (picture) =>
    (picture.programs.shop?.published.sent ?? 0) >= count &&
    Object.values(picture.queues).every(({ ready: waiting, measured }) => (measured?.ready ?? 0) === waiting.length),
  why: `${count} messages published and counted`,
});

const vietnam = 'orders.asia.vietnam.created';

export const solution: Solution = {
  pauseMs: 1_000,
  steps: [
    ready,
    { predict: 'vietnam', option: 'not-email' },
    order(vietnam),
    settled('vietnam'),
    counted(1),
    { predict: 'short-key', option: 'hash-only' },
    order('orders.asia'),
    settled('short-key'),
    counted(2),
    bind('shop.topic → email', 'orders.#.created'),
    hasBinding('email', 'orders.#.created'),
    order(vietnam),
    met('everywhere'),
    counted(3),
    { act: 'unbind', value: { way: 'audit: # (shop.topic)' } },
    hasBinding('audit', '#', false),
    order(vietnam),
    met('unbound'),
    counted(4),

    choose('shop.fanout'),
    order('anything'),
    counted(5),

    choose('shop.headers'),
    { predict: 'one-header', option: 'any-only' },
    order('', { headers: 'region=asia' }),
    met('all-any'),
    settled('one-header'),
    counted(6),
    order('', { headers: 'region=asia, vip=yes' }),
    counted(7),

    choose('shop.direct'),
    order('payment.charge'),
    met('four-types'),
    counted(8),
    order('report.daily'),
    met('nowhere'),
    bind('shop.direct → audit', 'report.daily'),
    hasBinding('audit', 'report.daily'),
    order('report.daily'),
    met('bound-later'),
    counted(10),
    { predict: 'unroutable', option: 'returned' },
    order('coupon.expired', { mandatory: 'yes' }),
    met('returned'),
    settled('unroutable'),

    { act: 'alternate', value: 'on' },
    hasAlternate,
    order('coupon.expired', { mandatory: 'yes' }),
    met('alternate'),
    counted(12),
    { act: 'collect' },
    drained(...queues, unrouted.queue),
  ],
  wrongTries: [
    wrongTry('binds with * where several words are to come', 'short-star', [
      ready,
      bind('shop.topic → email', 'orders.*'),
      hasBinding('email', 'orders.*'),
      order(vietnam),
    ]),
    wrongTry('puts * beside letters, as in the names of files', 'star-in-word', [
      ready,
      bind('shop.topic → email', 'orders.as*.#'),
    ]),
    wrongTry('binds a pattern to a direct exchange', 'pattern-on-direct', [
      ready,
      choose('shop.direct'),
      bind('shop.direct → audit', 'payment.*'),
      hasBinding('audit', 'payment.*'),
      order('payment.refund'),
    ]),
    wrongTry('publishes to direct with part of a key that is bound', 'almost-key', [
      ready,
      choose('shop.direct'),
      order('payment'),
    ]),
    wrongTry('puts a wildcard into the routing key of a message', 'wildcard-in-key', [
      ready,
      order('orders.*.vietnam'),
    ]),
    wrongTry('asks for all headers where one was to be enough', 'not-all', [
      ready,
      choose('shop.headers'),
      bind('shop.headers → audit', '', { headers: 'region=europe, format=pdf' }),
      hasBinding('audit', 'all format=pdf, region=europe'),
      order('', { headers: 'format=pdf' }),
    ]),
    wrongTry('expects a headers exchange to look at the key', 'key-on-headers', [
      ready,
      choose('shop.headers'),
      order(vietnam),
    ]),
    wrongTry('writes headers that are no pairs', 'bad-header', [
      ready,
      choose('shop.headers'),
      order('', { headers: 'region' }),
    ]),
    wrongTry('binds to the default exchange', 'bind-default', [
      ready,
      choose('default'),
      bind('default → email', 'mail'),
    ]),
  ],
};
