import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, type StoryOf } from '#model/story.ts';
import { covers } from '#model/technologies/rabbitmq/topic-pattern.ts';
import { type Binding, bindingText, isTenant, isWellFormed, ownerOf, severities, tenants } from './keys.ts';

const ids = {
  objectives: ['severity', 'widened', 'isolated', 'every-error', 'leaked', 'stale', 'mended'],
  hints: ['wrong-shape', 'unrouted', 'wrong-length', 'no-severity', 'deaf'],
} as const;

type Published = EventOf<'message.published'>;

interface Own {
  /** Announcements by message. */
  published: Map<string, Published>;
  /** When each binding was made, by its text. */
  boundSeqs: Map<string, number>;
  /** First error that the archive and whoever is on call got, first info that only the archive got. */
  severities: Map<'error' | 'info', number>;
  /** A first event of each tenant that went to its own queue and to no other tenant's. */
  kept: Map<string, number>;
  /** The last error of each tenant that whoever is on call got. */
  errors: Map<string, { key: string; seq: number }>;
  /** By tenant that read what is another's: the binding that let it in, and when. */
  leaks: Map<string, { text: string; bound: number; seq: number; exited?: number; back?: number }>;
  /** Leaks whose binding has been taken away, by tenant. */
  closed: Map<string, { pattern: string; leak: number; removed: number }>;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  published: new Map(),
  boundSeqs: new Map(),
  severities: new Map(),
  kept: new Map(),
  errors: new Map(),
  leaks: new Map(),
  closed: new Map(),
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  switch (event.type) {
    case 'consumer.started': {
      const leak = story.leaks.get(event.program);
      if (leak?.exited !== undefined) leak.back = event.seq;
      break;
    }
    case 'program.exited': {
      const leak = story.leaks.get(event.program);
      if (leak) leak.exited = event.seq;
      break;
    }
    case 'binding.created':
      bound(story, event, before);
      break;
    case 'binding.removed':
      removed(story, event, before);
      break;
    case 'message.published':
      published(story, event);
      break;
    case 'message.delivered':
      delivered(story, event, before);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const bound = (story: Story, event: EventOf<'binding.created'>, { queues }: Picture): void => {
  const { exchange, queue, routingKey: pattern, seq } = event;
  story.boundSeqs.set(bindingText(event), seq);
  // What a program binds before it reads is written in its code.
  if (!queues[queue]?.consumers.length) return;
  if (exchange === 'logs' && !severities.some((one) => one === pattern)) story.hints.set('no-severity', [seq]);
  if (exchange === 'events' && !pattern.includes('#') && pattern.split('.').length !== 3) {
    story.hints.set('wrong-length', [seq]);
  }
};

const removed = (story: Story, event: EventOf<'binding.removed'>, { bindings }: Picture): void => {
  const text = bindingText(event);
  const isLast = bindings.every((one) => one.queue !== event.queue || bindingText(one) === text);
  if (isLast) story.hints.set('deaf', [event.seq]);
  const leak = story.leaks.get(event.queue);
  if (leak?.text !== text) return;
  story.leaks.delete(event.queue);
  story.closed.set(event.queue, { pattern: event.routingKey, leak: leak.seq, removed: event.seq });
};

const published = (story: Story, event: Published): void => {
  const { message, exchange, routingKey: key, queues, seq } = event;
  story.published.set(message, event);
  if (exchange === 'logs') proveSeverity(story, event);
  if (exchange !== 'events') return;
  if (!isWellFormed(key)) story.hints.set('wrong-shape', [seq]);
  else if (queues.length === 0) story.hints.set('unrouted', [seq]);
  const owner = ownerOf(key);
  if (queues.includes(owner) && !queues.some((queue) => queue !== owner && isTenant(queue))) {
    story.kept.set(owner, seq);
    if (story.kept.size === tenants.length) find(story.objectives, 'isolated', [...story.kept.values()]);
  }
  for (const [tenant, { pattern, leak, removed: at }] of story.closed) {
    const wouldLeak = owner !== tenant && isTenant(owner) && covers(pattern, key);
    if (wouldLeak && !queues.includes(tenant)) find(story.objectives, 'mended', [leak, at, seq]);
  }
};

const delivered = (story: Story, event: EventOf<'message.delivered'>, before: Picture): void => {
  const { message, queue, seq } = event;
  const of = story.published.get(message);
  if (!of || event.redelivered) return;
  const key = of.routingKey;
  if (of.exchange === 'logs' && queue === 'oncall' && key === 'warning') {
    const boundSeq = story.boundSeqs.get(bindingText({ queue, exchange: 'logs', routingKey: key }));
    if (boundSeq !== undefined) find(story.objectives, 'widened', [boundSeq, of.seq, seq]);
  }
  if (of.exchange !== 'events') return;
  const owner = ownerOf(key);
  if (queue === 'oncall' && isWellFormed(key) && key.endsWith('.error')) {
    story.errors.set(owner, { key, seq });
    proveEveryError(story, before);
  }
  if (isTenant(queue) && owner !== queue && isTenant(owner)) leaked(story, of, event, before);
};

/** An error reached both, an info only the archive. */
const proveSeverity = ({ objectives, severities: seen }: Story, { routingKey, queues, seq }: Published): void => {
  const archived = queues.includes('archive');
  const called = queues.includes('oncall');
  if (routingKey === 'error' && archived && called) seen.set('error', seen.get('error') ?? seq);
  if (routingKey === 'info' && archived && !called) seen.set('info', seen.get('info') ?? seq);
  if (seen.size === 2) find(objectives, 'severity', [...seen.values()]);
};

/** The bindings by which a queue gets events, and when each was made. */
const waysIn = ({ boundSeqs }: Story, queue: string, { bindings }: Picture): (Binding & { seq: number })[] =>
  bindings
    .filter((one) => one.queue === queue && one.exchange === 'events')
    .map((one) => ({ ...one, seq: boundSeqs.get(bindingText(one)) ?? 0 }));

/** One pattern covers the errors of two tenants. */
const proveEveryError = (story: Story, before: Picture): void => {
  for (const { routingKey: pattern, seq } of waysIn(story, 'oncall', before)) {
    const covered = [...story.errors.values()].filter(({ key }) => covers(pattern, key));
    if (covered.length >= 2) find(story.objectives, 'every-error', [seq, ...covered.map((one) => one.seq)]);
  }
};

const leaked = (story: Story, of: Published, { queue, seq }: EventOf<'message.delivered'>, before: Picture): void => {
  const known = story.leaks.get(queue);
  if (known) {
    const { bound, exited, back } = known;
    // What waited in the queue meanwhile proves nothing about the binding.
    if (exited !== undefined && back !== undefined && of.seq > back) {
      find(story.objectives, 'stale', [bound, exited, back, seq]);
    }
    return;
  }
  const binding = waysIn(story, queue, before).find(({ routingKey }) => covers(routingKey, of.routingKey));
  if (!binding) return;
  story.leaks.set(queue, { text: bindingText(binding), bound: binding.seq, seq });
  find(story.objectives, 'leaked', [binding.seq, seq]);
};
