import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { covers } from '#model/technologies/rabbitmq/topic-pattern.ts';
import { createWalk } from '#model/walk.ts';
import { isWellFormed, ownerOf, severities, tenants } from './keys.ts';

type Published = EventOf<'message.published'>;
type Bound = EventOf<'binding.created'>;

interface Story extends Found {
  /** Announcements by message. */
  published: Map<string, Published>;
  bindings: Bound[];
  /** Readers that had a consumer; what is bound after that was bound by the learner. */
  ready: Set<string>;
  /** First error that the archive and whoever is on call got, first info that only the archive got. */
  severities: Map<'error' | 'info', number>;
  /** A first event of each tenant that went to its own queue and to no other tenant's. */
  kept: Map<string, number>;
  /** The last error of each tenant that whoever is on call got. */
  errors: Map<string, { key: string; seq: number }>;
  /** By tenant that read what is another's: the binding that let it in, and when. */
  leaks: Map<string, { binding: Bound; seq: number; exited?: number; back?: number }>;
  /** Leaks whose binding has been taken away, by tenant. */
  closed: Map<string, { pattern: string; leak: number; removed: number }>;
}

const begin = (): Story => ({
  objectives: new Map(),
  hints: new Map(),
  published: new Map(),
  bindings: [],
  ready: new Set(),
  severities: new Map(),
  kept: new Map(),
  errors: new Map(),
  leaks: new Map(),
  closed: new Map(),
});

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => apply(story, event));

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'consumer.started': {
      story.ready.add(event.queue);
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
      bound(story, event);
      break;
    case 'binding.removed':
      removed(story, event);
      break;
    case 'message.published':
      published(story, event);
      break;
    case 'message.delivered':
      delivered(story, event);
      break;
  }
};

const bound = (story: Story, event: Bound): void => {
  story.bindings.push(event);
  if (!story.ready.has(event.queue)) return;
  const { exchange, routingKey: pattern, seq } = event;
  if (exchange === 'logs' && !severities.some((one) => one === pattern)) story.hints.set('no-severity', [seq]);
  if (exchange === 'events' && !pattern.includes('#') && pattern.split('.').length !== 3) {
    story.hints.set('wrong-length', [seq]);
  }
};

const removed = (story: Story, event: EventOf<'binding.removed'>): void => {
  const same = ({ exchange, queue, routingKey }: Bound): boolean =>
    exchange === event.exchange && queue === event.queue && routingKey === event.routingKey;
  story.bindings = story.bindings.filter((one) => !same(one));
  if (!story.bindings.some(({ queue }) => queue === event.queue)) story.hints.set('deaf', [event.seq]);
  const leak = story.leaks.get(event.queue);
  if (!leak || !same(leak.binding)) return;
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
  if (queues.includes(owner) && !queues.some((queue) => queue !== owner && tenants.includes(queue))) {
    story.kept.set(owner, seq);
    if (story.kept.size === tenants.length) find(story.objectives, 'isolated', [...story.kept.values()]);
  }
  for (const [tenant, { pattern, leak, removed: at }] of story.closed) {
    const wouldLeak = owner !== tenant && tenants.includes(owner) && covers(pattern, key);
    if (wouldLeak && !queues.includes(tenant)) find(story.objectives, 'mended', [leak, at, seq]);
  }
};

const delivered = (story: Story, event: EventOf<'message.delivered'>): void => {
  const { message, queue, seq } = event;
  const of = story.published.get(message);
  if (!of || event.redelivered) return;
  const key = of.routingKey;
  if (of.exchange === 'logs' && queue === 'oncall' && key === 'warning') widened(story, of, seq);
  if (of.exchange !== 'events') return;
  const owner = ownerOf(key);
  if (queue === 'oncall' && isWellFormed(key) && key.endsWith('.error')) {
    story.errors.set(owner, { key, seq });
    proveEveryError(story);
  }
  if (tenants.includes(queue) && owner !== queue && tenants.includes(owner)) leaked(story, of, event);
};

const widened = (story: Story, of: Published, seq: number): void => {
  const binding = story.bindings.find(
    (one) => one.queue === 'oncall' && one.exchange === 'logs' && one.routingKey === 'warning',
  );
  if (binding) find(story.objectives, 'widened', [binding.seq, of.seq, seq]);
};

/** An error reached both, an info only the archive. */
const proveSeverity = ({ objectives, severities: seen }: Story, { routingKey, queues, seq }: Published): void => {
  const archived = queues.includes('archive');
  const called = queues.includes('oncall');
  if (routingKey === 'error' && archived && called) seen.set('error', seen.get('error') ?? seq);
  if (routingKey === 'info' && archived && !called) seen.set('info', seen.get('info') ?? seq);
  if (seen.size === 2) find(objectives, 'severity', [...seen.values()]);
};

/** One pattern covers the errors of two tenants. */
const proveEveryError = ({ objectives, bindings, errors }: Story): void => {
  for (const { queue, exchange, routingKey: pattern, seq } of bindings) {
    const covered = [...errors.values()].filter(({ key }) => covers(pattern, key));
    if (queue !== 'oncall' || exchange !== 'events' || covered.length < 2) continue;
    find(objectives, 'every-error', [seq, ...covered.map((one) => one.seq)]);
  }
};

const leaked = (story: Story, of: Published, { queue, seq }: EventOf<'message.delivered'>): void => {
  const known = story.leaks.get(queue);
  if (known) {
    const { binding, exited, back } = known;
    // What waited in the queue meanwhile proves nothing about the binding.
    if (exited !== undefined && back !== undefined && of.seq > back) {
      find(story.objectives, 'stale', [binding.seq, exited, back, seq]);
    }
    return;
  }
  const binding = story.bindings.find(
    (one) => one.queue === queue && one.exchange === 'events' && covers(one.routingKey, of.routingKey),
  );
  if (!binding) return;
  story.leaks.set(queue, { binding, seq });
  find(story.objectives, 'leaked', [binding.seq, seq]);
};
