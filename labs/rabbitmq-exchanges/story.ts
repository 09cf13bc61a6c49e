import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, type StoryOf } from '#model/story.ts';
import { argumentsKey } from '#model/technologies/rabbitmq/binding-arguments.ts';
import { covers } from '#model/technologies/rabbitmq/topic-pattern.ts';
import { type Binding, exchanges, pairsOf, queues, readBoundWay, unrouted } from './bindings.ts';
import { headersOf, mandatoryAfter } from './orders.ts';

const ids = {
  objectives: ['everywhere', 'unbound', 'all-any', 'four-types', 'nowhere', 'bound-later', 'returned', 'alternate'],
  hints: [
    'short-star',
    'star-in-word',
    'pattern-on-direct',
    'almost-key',
    'wildcard-in-key',
    'not-all',
    'key-on-headers',
    'bad-header',
    'bind-default',
  ],
} as const;

type Published = EventOf<'message.published'>;

/** How a binding came about. */
interface Made {
  seq: number;
  /** The learner asked for it. */
  asked: boolean;
}

interface Own {
  /** By `bindingId`. */
  made: Map<string, Made>;
  /** The last binding that the learner asked for. */
  binding: { seq: number; way: string; key: string };
  /** The last that was asked to be removed, as `exchange>queue`; an exchange that is declared anew loses and gets all of its own. */
  unbinding: string;
  /** Seq of the newest binding that was removed because the learner asked for it, by `exchange>queue`. */
  removed: Map<string, number>;
  /** The last message of each kind: same exchange, key and headers; lost where nobody got it, nor heard of it. */
  last: Map<string, { seq: number; queues: string[]; lost: boolean }>;
  /** Exchanges of this lab that have brought something to a queue. */
  brought: Map<string, number>;
  /** As the learner's last order to the shop said. */
  mandatory: boolean;
  /** Seq of every message that no queue took. */
  nowhere: Map<string, number>;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  made: new Map(),
  binding: { seq: 0, way: '', key: '' },
  unbinding: '',
  removed: new Map(),
  last: new Map(),
  brought: new Map(),
  mandatory: false,
  nowhere: new Map(),
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  switch (event.type) {
    case 'action.accepted': {
      const { action, value, seq } = event;
      story.mandatory = mandatoryAfter(event) ?? story.mandatory;
      if (typeof value !== 'object' || value === null) break;
      const { way = '', key = '' } = value;
      if (action === 'bind') story.binding = { seq, way, key: key.trim() };
      if (action === 'unbind') story.unbinding = wayOf(readBoundWay(way));
      break;
    }
    case 'binding.created': {
      const { exchange, queue, routingKey, seq } = event;
      const { way, key } = story.binding;
      const asked = way === `${exchange} → ${queue}` && (exchange === 'shop.headers' || key === routingKey);
      story.made.set(bindingId(event), { seq, asked });
      // Beside something else than a dot.
      const inWord = exchange === 'shop.topic' && /[^.][*#]|[*#][^.]/.test(routingKey);
      if (inWord) find(story.hints, 'star-in-word', [seq]);
      break;
    }
    case 'binding.removed':
      if (story.unbinding === wayOf(event)) story.removed.set(wayOf(event), event.seq);
      break;
    case 'message.published': {
      const bound = boundTo(story, event.exchange, before);
      judge(story, event, bound);
      suspect(story, event, bound);
      remember(story, event);
      break;
    }
    case 'message.returned': {
      const sent = story.nowhere.get(event.message);
      if (sent !== undefined) find(story.objectives, 'returned', [sent, event.seq]);
      break;
    }
    case 'program.printed':
      if (event.stream === 'stdout') break;
      if (event.line.includes('ACCESS_REFUSED')) find(story.hints, 'bind-default', [story.binding.seq, event.seq]);
      if (refusedHeader.test(event.line)) story.hints.set('bad-header', [event.seq]);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

/** As both programs complain of what stands in the field for headers. */
const refusedHeader = /^(Không làm được: )?(Header "|Bind vào headers exchange)/;

const wayOf = ({ exchange, queue }: Pick<Binding, 'exchange' | 'queue'>): string => `${exchange}>${queue}`;
const bindingId = (binding: Binding): string =>
  JSON.stringify([wayOf(binding), binding.routingKey, argumentsKey(binding.arguments)]);
const kindOf = (event: Published): string =>
  JSON.stringify([event.exchange, event.routingKey, headersOf(event).toSorted()]);

type Bound = Binding & Made;

/** Bindings that an exchange has, with how they came about. */
const boundTo = ({ made }: Story, exchange: string, { bindings }: Picture): Bound[] =>
  bindings.flatMap((binding) => {
    const how = binding.exchange === exchange ? made.get(bindingId(binding)) : undefined;
    return how ? [{ ...binding, ...how }] : [];
  });

const judge = (story: Story, event: Published, bound: readonly Bound[]): void => {
  const { objectives, brought, removed, last, mandatory } = story;
  const { exchange, routingKey, queues: to, seq } = event;
  const wanted = to.filter((queue) => queue !== unrouted.queue);
  if (wanted.length > 0 && exchange !== '') {
    brought.set(exchange, brought.get(exchange) ?? seq);
    if (exchanges.every((one) => brought.has(one))) find(objectives, 'four-types', [...brought.values()]);
  }
  const isVietnam = exchange === 'shop.topic' && routingKey === 'orders.asia.vietnam.created';
  if (isVietnam && queues.every((queue) => to.includes(queue))) {
    find(objectives, 'everywhere', [...bound.map((one) => one.seq), seq]);
  }
  if (exchange === 'shop.headers') {
    const any = bound.find((one) => one.arguments['x-match'] === 'any' && to.includes(one.queue));
    const all = bound.find((one) => isHalfMet(one, event));
    if (any && all) find(objectives, 'all-any', [any.seq, all.seq, seq]);
  }
  if (to.length === 0 && !mandatory) find(objectives, 'nowhere', [seq]);
  if (to.length === 1 && to[0] === unrouted.queue && exchange !== unrouted.exchange && exchange !== '') {
    find(objectives, 'alternate', [seq]);
  }
  const same = last.get(kindOf(event));
  if (!same) return;
  for (const queue of same.queues) {
    const cut = removed.get(wayOf({ exchange, queue })) ?? 0;
    if (cut > same.seq && !to.includes(queue)) find(objectives, 'unbound', [same.seq, cut, seq]);
  }
  const since = bound.findLast((one) => one.seq > same.seq && wanted.includes(one.queue));
  if (same.lost && since) find(objectives, 'bound-later', [same.seq, since.seq, seq]);
};

/** It asks for all of several pairs, the message has some of them, and did not get through. */
const isHalfMet = ({ arguments: args, queue }: Binding, event: Published): boolean => {
  const carried = new Map(headersOf(event));
  const pairs = pairsOf(args);
  const there = pairs.filter(([name, value]) => carried.get(name) === value).length;
  return args['x-match'] === 'all' && there > 0 && there < pairs.length && !event.queues.includes(queue);
};

const suspect = ({ hints }: Story, event: Published, bound: readonly Bound[]): void => {
  const { exchange, routingKey: key, queues: to, seq } = event;
  const missed = bound.filter((one) => !to.includes(one.queue));
  if (exchange === 'shop.topic') {
    const short = missed.find((one) => one.asked && covers(one.routingKey.replaceAll('*', '#'), key));
    if (short) find(hints, 'short-star', [short.seq, seq]);
    if (/[*#]/.test(key)) find(hints, 'wildcard-in-key', [seq]);
  }
  if (exchange === 'shop.direct') {
    const pattern = missed.find((one) => /[*#]/.test(one.routingKey) && covers(one.routingKey, key));
    if (pattern) find(hints, 'pattern-on-direct', [pattern.seq, seq]);
    const almost = missed.find((one) => isAlmost(one.routingKey, key));
    if (almost && to.length === 0) find(hints, 'almost-key', [almost.seq, seq]);
  }
  if (exchange === 'shop.headers') {
    const strict = missed.find((one) => one.asked && isHalfMet(one, event));
    if (strict) find(hints, 'not-all', [strict.seq, seq]);
    if (headersOf(event).length === 0 && key !== '') find(hints, 'key-on-headers', [seq]);
  }
};

/** Part of the other, or the same but for upper and lower case. */
const isAlmost = (one: string, other: string): boolean =>
  other !== '' &&
  (one.toLowerCase() === other.toLowerCase() || one.startsWith(`${other}.`) || other.startsWith(`${one}.`));

const remember = (story: Story, event: Published): void => {
  const nowhere = event.queues.length === 0;
  story.last.set(kindOf(event), { seq: event.seq, queues: event.queues, lost: nowhere && !story.mandatory });
  if (nowhere) story.nowhere.set(event.message, event.seq);
};
