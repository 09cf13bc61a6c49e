import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { createWalk } from '#model/walk.ts';
import { isWellFormed, matches, ownerOf, tenants } from './keys.ts';

type Published = EventOf<'message.published'>;
type Bound = EventOf<'binding.created'>;

interface Story extends Found {
  /** Announcements by message. */
  published: Map<string, Published>;
  bindings: Bound[];
  /** Readers that had a consumer; what is bound after that was bound by the learner. */
  ready: Set<string>;
  /** Deliveries of the platform's own logs, by key. */
  logs: Map<string, { queue: string; seq: number }[]>;
  /** A first event of each tenant that went to its own queue and to no other tenant's. */
  kept: Map<string, number>;
  /** Errors that whoever is on call got, by tenant. */
  errors: Map<string, number>;
  /** By tenant that read what is another's: the binding that let it in, and when. */
  leaks: Map<string, { binding: Bound; seq: number; exited?: number; back?: number }>;
  /** Leaks whose binding has been taken away, by tenant. */
  closed: Map<string, { leak: number; removed: number }>;
}

const begin = (): Story => ({
  ...{ objectives: new Map(), hints: new Map(), published: new Map(), bindings: [], ready: new Set() },
  ...{ logs: new Map(), kept: new Map(), errors: new Map(), leaks: new Map(), closed: new Map() },
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
  if (exchange === 'logs' && /[*#]/.test(pattern)) story.hints.set('pattern-on-direct', [seq]);
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
  story.closed.set(event.queue, { leak: leak.seq, removed: event.seq });
};

const published = (story: Story, event: Published): void => {
  const { message, exchange, routingKey: key, queues, seq } = event;
  story.published.set(message, event);
  if (exchange !== 'events') return;
  if (!isWellFormed(key)) story.hints.set('wrong-shape', [seq]);
  else if (queues.length === 0) story.hints.set('unrouted', [seq]);
  const owner = ownerOf(key);
  if (queues.includes(owner) && !queues.some((queue) => queue !== owner && tenants.includes(queue))) {
    story.kept.set(owner, seq);
    if (story.kept.size === tenants.length) find(story.objectives, 'isolated', [...story.kept.values()]);
  }
  for (const [tenant, { leak, removed: at }] of story.closed) {
    if (owner === tenant || queues.includes(tenant) || queues.length === 0) continue;
    find(story.objectives, 'mended', [leak, at, seq]);
  }
};

const delivered = (story: Story, event: EventOf<'message.delivered'>): void => {
  const { message, queue, seq } = event;
  const of = story.published.get(message);
  if (!of || event.redelivered) return;
  const key = of.routingKey;
  if (of.exchange === 'logs') {
    story.logs.set(key, [...(story.logs.get(key) ?? []), { queue, seq }].slice(-8));
    if (queue === 'oncall' && key === 'warning') widened(story, of, seq);
    proveSeverity(story);
    return;
  }
  if (of.exchange !== 'events') return;
  const owner = ownerOf(key);
  if (queue === 'oncall' && isWellFormed(key) && key.endsWith('.error')) {
    story.errors.set(owner, seq);
    if (story.errors.size >= 2) find(story.objectives, 'every-error', [...story.errors.values()]);
  }
  if (tenants.includes(queue) && owner !== queue && tenants.includes(owner)) leaked(story, event, key);
};

const widened = (story: Story, of: Published, seq: number): void => {
  const binding = story.bindings.find(
    (one) => one.queue === 'oncall' && one.exchange === 'logs' && one.routingKey === 'warning',
  );
  if (binding) find(story.objectives, 'widened', [binding.seq, of.seq, seq]);
};

/** An error reached both, an info only the archive. */
const proveSeverity = ({ objectives, logs }: Story): void => {
  const at = (key: string, queue: string) => logs.get(key)?.find((one) => one.queue === queue)?.seq;
  const [archived, called, info] = [at('error', 'archive'), at('error', 'oncall'), at('info', 'archive')];
  if (archived === undefined || called === undefined || info === undefined || at('info', 'oncall')) return;
  find(objectives, 'severity', [archived, called, info]);
};

const leaked = (story: Story, { queue, seq }: EventOf<'message.delivered'>, key: string): void => {
  const known = story.leaks.get(queue);
  if (known) {
    if (known.exited !== undefined && known.back !== undefined) {
      find(story.objectives, 'stale', [known.binding.seq, known.exited, known.back, seq]);
    }
    return;
  }
  const binding = story.bindings.find(
    (one) => one.queue === queue && one.exchange === 'events' && matches(one.routingKey, key),
  );
  if (!binding) return;
  story.leaks.set(queue, { binding, seq });
  find(story.objectives, 'leaked', [binding.seq, seq]);
};
