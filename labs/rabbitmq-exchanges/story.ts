import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { argumentsKey } from '#model/technologies/rabbitmq/binding-arguments.ts';
import { covers } from '#model/technologies/rabbitmq/topic-pattern.ts';
import { createWalk } from '#model/walk.ts';
import { type Binding, exchanges, pairsOf, queues, readBoundWay, unrouted } from './bindings.ts';
import { headersOf, mandatoryAfter } from './predictions.ts';

type Published = EventOf<'message.published'>;
interface Bound extends Binding {
  seq: number;
  /** The learner asked for it. */
  asked: boolean;
}

interface Story extends Found {
  bindings: Bound[];
  /** Seq of the newest binding that was removed because the learner asked for it, by `exchange>queue`. */
  removed: Map<string, number>;
  /** The last that the learner asked to be removed; an exchange that is declared anew loses and gets all of its own. */
  unbinding: string;
  /** The last message of each kind: same exchange, key and headers; lost where nobody got it, nor heard of it. */
  last: Map<string, { seq: number; queues: string[]; lost: boolean }>;
  /** Exchanges of this lab that have brought something to a queue. */
  brought: Map<string, number>;
  /** As the learner's last order to the shop said. */
  mandatory: boolean;
  /** The last binding that was asked for. */
  binding: { seq: number; way: string; key: string };
  /** Seq of every message that no queue took. */
  nowhere: Map<string, number>;
}

/** What the log shows so far. */
export const storyOf = createWalk<Story>(
  () => ({
    objectives: new Map(),
    hints: new Map(),
    bindings: [],
    removed: new Map(),
    last: new Map(),
    brought: new Map(),
    mandatory: false,
    binding: { seq: 0, way: '', key: '' },
    nowhere: new Map(),
    unbinding: '',
  }),
  (story, event) => apply(story, event),
);

const apply = (story: Story, event: LabEvent): void => {
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
      const { exchange, queue, routingKey, arguments: args, seq } = event;
      const { way, key } = story.binding;
      const asked = way === `${exchange} → ${queue}` && (exchange === 'shop.headers' || key === routingKey);
      story.bindings.push({ exchange, queue, routingKey, arguments: args, seq, asked });
      // Beside something else than a dot.
      const inWord = exchange === 'shop.topic' && /[^.][*#]|[*#][^.]/.test(routingKey);
      if (inWord) find(story.hints, 'star-in-word', [seq]);
      break;
    }
    case 'binding.removed': {
      const { exchange, queue, routingKey, arguments: args, seq } = event;
      const index = story.bindings.findIndex(
        (one) =>
          one.exchange === exchange &&
          one.queue === queue &&
          one.routingKey === routingKey &&
          argumentsKey(one.arguments) === argumentsKey(args),
      );
      if (index >= 0) story.bindings.splice(index, 1);
      if (story.unbinding === wayOf(event)) story.removed.set(wayOf(event), seq);
      break;
    }
    case 'message.published':
      judge(story, event);
      suspect(story, event);
      remember(story, event);
      break;
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

/** As both programs complain of what stands in the field for headers. */
const refusedHeader = /^(Không làm được: )?(Header "|Bind vào headers exchange)/;

const wayOf = ({ exchange, queue }: { exchange: string; queue: string }): string => `${exchange}>${queue}`;
const kindOf = (event: Published): string =>
  JSON.stringify([event.exchange, event.routingKey, headersOf(event).toSorted()]);
const of = ({ bindings }: Story, exchange: string): Bound[] => bindings.filter((one) => one.exchange === exchange);

const judge = (story: Story, event: Published): void => {
  const { objectives, brought, removed, last, mandatory } = story;
  const { exchange, queues: to, seq } = event;
  const wanted = to.filter((queue) => queue !== unrouted.queue);
  const before = last.get(kindOf(event));
  if (wanted.length > 0 && exchange !== '') {
    brought.set(exchange, brought.get(exchange) ?? seq);
    if (exchanges.every((one) => brought.has(one))) find(objectives, 'four-types', [...brought.values()]);
  }
  if (
    exchange === 'shop.topic' &&
    event.routingKey === 'orders.asia.vietnam.created' &&
    queues.every((queue) => to.includes(queue))
  ) {
    find(objectives, 'everywhere', [...of(story, exchange).map((one) => one.seq), seq]);
  }
  for (const queue of before?.queues ?? []) {
    const cut = removed.get(wayOf({ exchange, queue })) ?? 0;
    if (before && cut > before.seq && !to.includes(queue)) find(objectives, 'unbound', [before.seq, cut, seq]);
  }
  if (exchange === 'shop.headers') {
    const any = of(story, exchange).find((one) => one.arguments['x-match'] === 'any' && to.includes(one.queue));
    const all = of(story, exchange).find((one) => isHalfMet(one, event));
    if (any && all) find(objectives, 'all-any', [any.seq, all.seq, seq]);
  }
  if (to.length === 0 && !mandatory) find(objectives, 'nowhere', [seq]);
  const made = of(story, exchange).findLast((one) => before && one.seq > before.seq && wanted.includes(one.queue));
  if (before?.lost && made) find(objectives, 'bound-later', [before.seq, made.seq, seq]);
  if (to.length === 1 && to[0] === unrouted.queue && exchange !== unrouted.exchange && exchange !== '') {
    find(objectives, 'alternate', [seq]);
  }
};

/** It asks for all of several pairs, the message has some of them, and did not get through. */
const isHalfMet = ({ arguments: args, queue }: Bound, event: Published): boolean => {
  const carried = new Map(headersOf(event));
  const pairs = pairsOf(args);
  const there = pairs.filter(([name, value]) => carried.get(name) === value).length;
  return args['x-match'] === 'all' && there > 0 && there < pairs.length && !event.queues.includes(queue);
};

const suspect = (story: Story, event: Published): void => {
  const { hints } = story;
  const { exchange, routingKey: key, queues: to, seq } = event;
  const missed = of(story, exchange).filter((one) => !to.includes(one.queue));
  if (exchange === 'shop.topic') {
    const short = missed.find((one) => one.asked && covers(one.routingKey.replaceAll('*', '#'), key));
    if (short) find(hints, 'short-star', [short.seq, seq]);
  }
  if (exchange === 'shop.topic' && /[*#]/.test(key)) find(hints, 'wildcard-in-key', [seq]);
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
