import type { Experiment, Move } from '#model/guide.ts';
import { setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { covers } from '#model/technologies/rabbitmq/topic-pattern.ts';
import { type Binding, conditionOf } from './bindings.ts';

const choose = (exchange: string) => setTo('exchange', exchange);
const withoutAlternate = {
  act: 'alternate',
  value: 'off',
  done: ({ exchanges }: Picture) =>
    exchanges['shop.headers'] !== undefined && !('alternate-exchange' in exchanges['shop.headers'].arguments),
} as const;
const order = (key: string, { headers = '', mandatory = 'no' } = {}) => ({
  act: 'publish',
  value: { key, headers, mandatory },
});
const bind = (way: string, key: string, { headers = '', match = 'all' } = {}) => ({
  act: 'bind',
  value: { way, key, headers, match },
});

const isBound = ({ bindings }: Picture, exchange: string, queue: string, condition: string): boolean =>
  bindings.some((one) => one.exchange === exchange && one.queue === queue && conditionOf(one) === condition);
const has = ({ bindings }: Picture, is: (binding: Binding) => boolean): boolean => bindings.some(is);

const pairs = 'region=asia, vip=yes';
const vietnam = 'orders.asia.vietnam.created';
const takesVietnam = (picture: Picture, queue: string): boolean =>
  has(picture, (one) => one.exchange === 'shop.topic' && one.queue === queue && covers(one.routingKey, vietnam));
/** With the number that the shop gave it: one that no queue took is in no picture. */
const last = ({ programs, messages }: Picture) =>
  Object.values(messages).find(({ id }) => Number(id.match(/\d+$/)) === programs.shop?.published.sent);
const lies = ({ messages }: Picture, exchange: string, key: string): boolean =>
  Object.values(messages).some((one) => one.exchange === exchange && one.routingKey === key);

/** The last order was one of two words, and a copy of it lies in `audit`. */
const hasReachedAudit = (picture: Picture): boolean =>
  last(picture)?.routingKey === 'orders.asia' && (last(picture)?.queues.includes('audit') ?? false);
const auditTakesAll = (picture: Picture): boolean => isBound(picture, 'shop.topic', 'audit', '#');
const takesDirectly = (picture: Picture, key: string | undefined): boolean =>
  has(picture, (one) => one.exchange === 'shop.direct' && one.routingKey === key);
const reportBound = (picture: Picture): boolean => takesDirectly(picture, 'report.daily');
/** Whatever key the learner has sent last. */
const lastBound = (picture: Picture): boolean =>
  takesDirectly(picture, picture.programs.shop?.published.last?.routingKey);
const unbindReport = { act: 'unbind', value: { way: 'audit: report.daily (shop.direct)' } };

const hasCome = ({ messages }: Picture, exchange: string): boolean =>
  Object.values(messages).some((message) => message.exchange === exchange);
/** Brings an order through an exchange, unless one that came through still lies in a queue. */
const through = (
  exchange: string,
  key: string,
  headers: string,
  way: string,
): [choosing: Move, binding: Move, sending: Move] => {
  const done = (picture: Picture): boolean => hasCome(picture, exchange);
  return [
    { ...choose(exchange), done: (picture) => done(picture) || choose(exchange).done(picture) },
    {
      ...bind(`${exchange} → ${way}`, key, { headers, match: 'any' }),
      done: (picture) => done(picture) || has(picture, (one) => one.exchange === exchange && takes(one, key)),
    },
    { ...order(key, { headers }), done },
  ];
};
/** Of a headers exchange it is enough that there is one: what it asks for is not the key. */
const takes = ({ exchange, routingKey }: Binding, key: string): boolean =>
  exchange === 'shop.topic' ? covers(routingKey, key) : exchange !== 'shop.direct' || routingKey === key;

const bindVietnam = (queue: string) => ({
  ...bind(`shop.topic → ${queue}`, 'orders.#.created'),
  done: (picture: Picture) => takesVietnam(picture, queue),
});

export const guide = [
  {
    objective: 'everywhere',
    prediction: 'vietnam',
    moves: [
      choose('shop.topic'),
      {
        ...order(vietnam),
        done: (picture: Picture) =>
          picture.predictions.vietnam?.settled !== undefined ||
          takesVietnam(picture, 'email') ||
          lies(picture, 'shop.topic', vietnam),
      },
      bindVietnam('email'),
      bindVietnam('payment'),
      bindVietnam('inventory'),
      bindVietnam('audit'),
      order(vietnam),
    ],
  },
  {
    objective: 'unbound',
    prediction: 'short-key',
    moves: [
      choose('shop.topic'),
      {
        ...bind('shop.topic → audit', '#'),
        done: (picture: Picture) => auditTakesAll(picture) || hasReachedAudit(picture),
      },
      { ...order('orders.asia'), done: hasReachedAudit },
      {
        act: 'unbind',
        value: { way: 'audit: # (shop.topic)' },
        done: (picture: Picture) => !auditTakesAll(picture),
      },
      order('orders.asia'),
    ],
  },
  {
    objective: 'all-any',
    prediction: 'one-header',
    moves: [
      choose('shop.headers'),
      {
        ...bind('shop.headers → payment', '', { headers: pairs, match: 'all' }),
        done: (picture: Picture) => isBound(picture, 'shop.headers', 'payment', `all ${pairs}`),
      },
      {
        ...bind('shop.headers → email', '', { headers: pairs, match: 'any' }),
        done: (picture: Picture) => isBound(picture, 'shop.headers', 'email', `any ${pairs}`),
      },
      order('', { headers: 'region=asia' }),
    ],
  },
  {
    objective: 'four-types',
    moves: [
      ...through('shop.topic', vietnam, '', 'inventory'),
      ...through('shop.headers', '', 'region=asia', 'email'),
      ...through('shop.direct', 'payment.charge', '', 'payment'),
      ...through('shop.fanout', 'anything', '', 'email'),
    ],
  },
  {
    objective: 'nowhere',
    moves: [
      choose('shop.direct'),
      withoutAlternate,
      { ...unbindReport, done: (picture: Picture) => !reportBound(picture) },
      order('report.daily'),
    ],
  },
  {
    objective: 'bound-later',
    moves: [
      choose('shop.direct'),
      withoutAlternate,
      {
        ...unbindReport,
        done: (picture: Picture) => !(reportBound(picture) && last(picture)),
      },
      { ...order('report.daily'), done: (picture: Picture) => !last(picture) },
      { ...bind('shop.direct → audit', 'report.daily'), done: lastBound },
      { act: 'again' },
    ],
  },
  {
    objective: 'returned',
    prediction: 'unroutable',
    moves: [choose('shop.direct'), withoutAlternate, order('payment.refund', { mandatory: 'yes' })],
  },
  {
    objective: 'alternate',
    moves: [
      choose('shop.direct'),
      {
        ...setTo('alternate', 'on'),
        done: ({ exchanges }: Picture) => 'alternate-exchange' in (exchanges['shop.headers']?.arguments ?? {}),
      },
      order('payment.refund', { mandatory: 'yes' }),
    ],
  },
] as const satisfies readonly Experiment[];
