import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { bindingText, isWellFormed, readBinding, startBindings } from './keys.ts';
import { afterRestart, catchAll, severalBindings, twoMatches } from './predictions.ts';
import { storyOf } from './story.ts';

const log = (drafts: EventDraft[]): LabEvent[] =>
  drafts.map((draft, i): LabEvent => ({ ...draft, seq: i + 1, at: 1_000 + i }));

const binding = (type: 'binding.created' | 'binding.removed', queue: string, text: string): EventDraft => {
  const [exchange = '', routingKey = ''] = text.split(' ');
  return { type, origin: 'broker', exchange, queue, routingKey, arguments: {} };
};
const bound = (queue: string, text: string): EventDraft => binding('binding.created', queue, text);
const unbound = (queue: string, text: string): EventDraft => binding('binding.removed', queue, text);
const reads = (queue: string): EventDraft => ({
  type: 'consumer.started',
  origin: 'broker',
  program: queue,
  queue,
  consumerTag: queue,
  ackMode: 'manual',
  prefetch: 1,
});
const ready = Object.entries(startBindings).flatMap(([queue, texts]) => [
  ...texts.map((text) => bound(queue, text)),
  reads(queue),
]);
/** Published, and delivered to each of the queues. */
const sent = (message: string, text: string, ...queues: string[]): EventDraft[] => {
  const [exchange = '', routingKey = ''] = text.split(' ');
  return [
    {
      type: 'message.published',
      origin: 'broker',
      message,
      label: message,
      program: 'platform',
      exchange,
      queues,
      routingKey,
      properties: {},
      body: '{}',
      bytes: 2,
    },
    ...queues.map(
      (queue): EventDraft => ({
        type: 'message.delivered',
        origin: 'broker',
        message,
        queue,
        program: queue,
        redelivered: false,
        ackMode: 'manual',
      }),
    ),
  ];
};
const acked = (message: string, queue: string): EventDraft => ({
  type: 'message.acked',
  origin: 'client',
  message,
  queue,
  program: queue,
});
const killed = (program: string): EventDraft => ({
  type: 'program.exited',
  origin: 'platform',
  program,
  pid: 1,
  signal: 'SIGKILL',
  code: null,
  cause: 'killed',
});

const objectives = (drafts: EventDraft[]): string[] => [...storyOf(log([...ready, ...drafts])).objectives.keys()];
const hints = (drafts: EventDraft[]): string[] => [...storyOf(log([...ready, ...drafts])).hints.keys()];

test('a binding is read as it was offered', () => {
  const binding = { queue: 'acme', exchange: 'events', routingKey: 'a · b' };
  expect(readBinding(bindingText(binding))).toEqual({ queue: 'acme', exchange: 'events', key: 'a · b' });
});

test.each([
  ['acme.orders.error', true],
  ['error.acme.orders', false],
  ['acme.error', false],
  ['acme.orders.', false],
])('the shape of %s', (key, expected) => {
  expect(isWellFormed(key)).toBe(expected);
});

test('severities part the logs', () => {
  const error = sent('1', 'logs error', 'archive', 'oncall');
  expect(objectives(error)).toEqual([]);
  expect(objectives([...error, ...sent('2', 'logs info', 'archive')])).toEqual(['severity']);
  expect(severalBindings.settle(log(sent('1', 'logs error', 'archive')))).toBeUndefined();
  expect(severalBindings.settle(log(error))).toMatchObject({ actual: 'one-each', facts: { archived: 1, called: 1 } });
});

test('one more severity for whoever is on call', () => {
  const drafts = [bound('oncall', 'logs warning'), ...sent('1', 'logs warning', 'archive', 'oncall')];
  expect(objectives(drafts)).toEqual(['widened']);
  expect(hints(drafts)).toEqual([]);
});

test('tenants are apart, and their errors come together', () => {
  const infos = [...sent('1', 'events acme.orders.info', 'acme'), ...sent('2', 'events globex.stock.info', 'globex')];
  expect(objectives(infos)).toEqual(['isolated']);
  const errors = [
    ...sent('3', 'events acme.orders.error', 'acme', 'oncall'),
    ...sent('4', 'events globex.orders.error', 'globex', 'oncall'),
  ];
  expect(objectives(errors)).toEqual(['isolated', 'every-error']);
  const onePatternEach = [
    unbound('oncall', 'events *.*.error'),
    ...['acme', 'globex'].map((tenant) => bound('oncall', `events ${tenant}.#`)),
  ];
  expect(objectives([...onePatternEach, ...errors])).toEqual(['isolated']);
});

test('two patterns that match bring one copy', () => {
  const drafts = [bound('acme', 'events *.*.error'), ...sent('1', 'events acme.orders.error', 'acme', 'oncall')];
  expect(twoMatches.settle(log(drafts))).toBeUndefined();
  expect(twoMatches.settle(log([...drafts, acked('1', 'acme')]))).toMatchObject({
    actual: 'one',
    facts: { copies: 1 },
  });
  // Bound before the learner committed, and once more after it.
  const again: EventDraft = {
    type: 'action.accepted',
    origin: 'platform',
    action: 'bind',
    program: 'acme',
    value: { who: 'acme', exchange: 'events', key: ' *.*.error' },
  };
  expect(twoMatches.settle(log([again, ...drafts.slice(1), acked('1', 'acme')]))?.actual).toBe('one');
});

describe('a tenant bound to everything', () => {
  const leak = [bound('acme', 'events #'), ...sent('1', 'events globex.orders.info', 'acme', 'globex')];
  const restarted = [...leak, killed('acme'), reads('acme')];
  const again = sent('2', 'events globex.stock.info', 'acme', 'globex');

  test('reads what is not its own', () => {
    expect(objectives(leak)).toEqual(['leaked']);
    expect(catchAll.settle(log(leak.slice(1)))?.actual, 'bound before').toBe('both');
    expect(catchAll.settle(log(sent('1', 'events globex.orders.info', 'globex')))).toBeUndefined();
    expect(catchAll.settle(log(leak))).toMatchObject({ actual: 'both', facts: { owner: 'globex', reader: 'acme' } });
  });

  test('still does after it was started anew', () => {
    const waiting = again.slice(0, 1);
    const delivered = again.slice(1);
    expect(objectives(restarted)).toEqual(['leaked']);
    expect(objectives([...leak, ...waiting, killed('acme'), reads('acme'), ...delivered])).toEqual(['leaked']);
    expect(objectives([...restarted, ...again])).toEqual(['leaked', 'stale']);
    expect(afterRestart.settle(log([...restarted, ...again]))?.actual).toBe('leaks');
    expect(afterRestart.settle(log([killed('acme'), reads('acme'), ...again]))?.actual, 'bound before').toBe('leaks');
  });

  test('no longer does once the binding is gone', () => {
    const closed = [...leak, unbound('acme', 'events #')];
    expect(objectives([...closed, ...sent('2', 'events initech.orders.error', 'oncall')])).toEqual(['leaked']);
    expect(objectives([...closed, ...sent('2', 'events globex.stock.info', 'globex')])).toEqual(['leaked', 'mended']);
    expect(objectives([...closed, ...sent('2', 'events acme.stock.info', 'acme')])).toEqual(['leaked']);
  });
});

test.each([
  ['wrong-shape', sent('1', 'events error.acme.orders')],
  ['unrouted', sent('1', 'events initech.orders.info')],
  ['wrong-length', [bound('oncall', 'events acme.*')]],
  ['no-severity', [bound('oncall', 'logs #')]],
  ['no-severity', [bound('oncall', 'logs Error')]],
  ['deaf', [unbound('globex', 'events globex.#')]],
])('%s is a mistake', (hint, drafts) => {
  expect(hints(drafts)).toEqual([hint]);
});

test('what the programs bind themselves is none', () => {
  expect(hints([bound('acme', 'events acme.*.error'), ...sent('1', 'events acme.orders.info', 'acme')])).toEqual([]);
});
