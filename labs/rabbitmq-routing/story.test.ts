import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { accepted, exited } from '#model/platform/drafts.ts';
import type { Prediction } from '#model/prediction.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { bound, draftsOf, unbound } from '#model/technologies/rabbitmq/drafts.ts';
import { bindingText, isWellFormed, readBinding, readers, startBindings } from './keys.ts';
import { afterRestart, catchAll, severalBindings, twoMatches } from './predictions.ts';
import { story } from './story.ts';

const { declared, published, ...orders } = draftsOf('', 'platform');
/** A reader's program, its queue and its consumer all bear its name. */
const reads = (reader: string): EventDraft => orders.consuming(reader, { from: reader });
const acked = (message: string, reader: string): EventDraft => orders.acked(message, reader, reader);
/** Published, and delivered to each of the queues. */
const sent = (message: string, text: string, ...queues: string[]): EventDraft[] => {
  const [exchange = '', routingKey = ''] = text.split(' ');
  return [
    published(message, { exchange, routingKey, queues }),
    ...queues.map((queue) => orders.delivered(message, queue, { from: queue })),
  ];
};
const ready = readers.flatMap((reader) => [
  declared(reader),
  ...startBindings[reader].map((text) => {
    const [exchange = '', key] = text.split(' ');
    return bound(exchange, reader, key);
  }),
  reads(reader),
]);

const log = (drafts: EventDraft[]) => logOf([...ready, ...drafts]);
const objectives = (drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).objectives.keys()];
const hints = (drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).hints.keys()];
/** What settles it when the learner commits after so many of those drafts, or once the readers read. */
const settle = <Option extends string>(of: Prediction<string, Option>, drafts: EventDraft[], after = 0) =>
  settledIn(of, log(drafts), ready.length + after);

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
  expect(settle(severalBindings, sent('1', 'logs error', 'archive'))).toBeUndefined();
  expect(settle(severalBindings, error)).toMatchObject({ actual: 'one-each', facts: { archived: 1, called: 1 } });
});

test('one more severity for whoever is on call', () => {
  const drafts = [bound('logs', 'oncall', 'warning'), ...sent('1', 'logs warning', 'archive', 'oncall')];
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
    unbound('events', 'oncall', '*.*.error'),
    ...['acme', 'globex'].map((tenant) => bound('events', 'oncall', `${tenant}.#`)),
  ];
  expect(objectives([...onePatternEach, ...errors])).toEqual(['isolated']);
});

test('two patterns that match bring one copy', () => {
  const drafts = [bound('events', 'acme', '*.*.error'), ...sent('1', 'events acme.orders.error', 'acme', 'oncall')];
  expect(settle(twoMatches, drafts)).toBeUndefined();
  expect(settle(twoMatches, [...drafts, acked('1', 'acme')])).toMatchObject({
    actual: 'one',
    facts: { copies: 1 },
  });
  // Bound before the learner committed, and once more after it.
  const again = accepted('bind', 'acme', { who: 'acme', exchange: 'events', key: ' *.*.error' });
  expect(settle(twoMatches, [...drafts.slice(0, 1), again, ...drafts.slice(1), acked('1', 'acme')], 1)?.actual).toBe(
    'one',
  );
});

describe('a tenant bound to everything', () => {
  const leak = [bound('events', 'acme', '#'), ...sent('1', 'events globex.orders.info', 'acme', 'globex')];
  const restarted = [...leak, exited('acme'), reads('acme')];
  const again = sent('2', 'events globex.stock.info', 'acme', 'globex');

  test('reads what is not its own', () => {
    expect(objectives(leak)).toEqual(['leaked']);
    expect(settle(catchAll, leak, 1)?.actual, 'bound before').toBe('both');
    expect(settle(catchAll, sent('1', 'events globex.orders.info', 'globex'))).toBeUndefined();
    expect(settle(catchAll, leak)).toMatchObject({ actual: 'both', facts: { owner: 'globex', reader: 'acme' } });
  });

  test('still does after it was started anew', () => {
    const waiting = again.slice(0, 1);
    const delivered = again.slice(1);
    expect(objectives(restarted)).toEqual(['leaked']);
    expect(objectives([...leak, ...waiting, exited('acme'), reads('acme'), ...delivered])).toEqual(['leaked']);
    expect(objectives([...restarted, ...again])).toEqual(['leaked', 'stale']);
    expect(settle(afterRestart, [...restarted, ...again])?.actual).toBe('leaks');
    expect(settle(afterRestart, [...restarted, ...again], leak.length)?.actual, 'bound before').toBe('leaks');
  });

  test('no longer does once the binding is gone', () => {
    const closed = [...leak, unbound('events', 'acme', '#')];
    expect(objectives([...closed, ...sent('2', 'events initech.orders.error', 'oncall')])).toEqual(['leaked']);
    expect(objectives([...closed, ...sent('2', 'events globex.stock.info', 'globex')])).toEqual(['leaked', 'mended']);
    expect(objectives([...closed, ...sent('2', 'events acme.stock.info', 'acme')])).toEqual(['leaked']);
  });
});

test.each([
  ['wrong-shape', sent('1', 'events error.acme.orders')],
  ['unrouted', sent('1', 'events initech.orders.info')],
  ['wrong-length', [bound('events', 'oncall', 'acme.*')]],
  ['no-severity', [bound('logs', 'oncall', '#')]],
  ['no-severity', [bound('logs', 'oncall', 'Error')]],
  ['deaf', [unbound('events', 'globex', 'globex.#')]],
])('%s is a mistake', (hint, drafts) => {
  expect(hints(drafts)).toEqual([hint]);
});

test('what the programs bind themselves is none', () => {
  expect(hints([bound('events', 'acme', 'acme.*.error'), ...sent('1', 'events acme.orders.info', 'acme')])).toEqual([]);
});
