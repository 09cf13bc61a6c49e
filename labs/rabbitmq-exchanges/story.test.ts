import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { accepted } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { bound, draftsOf, unbound } from '#model/technologies/rabbitmq/drafts.ts';
import { readBoundWay, readWay } from './bindings.ts';
import { oneHeader, shortKey, unroutable, vietnam } from './predictions.ts';
import { story } from './story.ts';

const drafts = draftsOf('');
let count = 0;
const published = (exchange: string, routingKey: string, queues: string[], headers = {}): EventDraft => {
  count += 1;
  return drafts.published(`m${count}`, { exchange, routingKey, queues, properties: { headers } });
};
const returned = (of: EventDraft): EventDraft => drafts.returned(of.type === 'message.published' ? of.message : '');
const asked = (action: string, value: Record<string, string>): EventDraft => accepted(action, null, value);
const send = (mandatory: string): EventDraft => asked('publish', { mandatory });

const objectives = (log: EventDraft[]): string[] => [...foundIn(story, logOf(log)).objectives.keys()];
const hints = (log: EventDraft[]): string[] => [...foundIn(story, logOf(log)).hints.keys()];
const vietnamKey = 'orders.asia.vietnam.created';

test('a way is read as it was offered', () => {
  expect(readWay('shop.topic → email')).toEqual({ exchange: 'shop.topic', queue: 'email' });
  expect(readBoundWay('audit: # (shop.topic)')).toMatchObject({ exchange: 'shop.topic', queue: 'audit', key: '#' });
  expect(readBoundWay('email: any region=asia, vip=yes (shop.headers)')).toMatchObject({
    queue: 'email',
    key: '',
    match: 'any',
    headers: 'region=asia, vip=yes',
  });
  expect(readBoundWay('email:  (shop.fanout)')).toMatchObject({ exchange: 'shop.fanout', queue: 'email', key: '' });
});

describe('what the broker routed', () => {
  test('to all four queues, after a binding was added', () => {
    const drafts = [published('shop.topic', vietnamKey, ['payment', 'inventory', 'audit'])];
    expect(objectives(drafts)).toEqual([]);
    expect(settledIn(vietnam, logOf(drafts))?.actual).toBe('not-email');
    const all = published('shop.topic', vietnamKey, ['audit', 'email', 'payment', 'inventory']);
    expect(objectives([...drafts, bound('shop.topic', 'email', 'orders.#'), all])).toEqual(['everywhere']);
    // A set that nobody would come by with the bindings of the question answers nothing; the next order may.
    const strange = published('shop.topic', 'orders.asia', ['payment']);
    expect(settledIn(shortKey, logOf([strange]))).toBeUndefined();
    const asked = published('shop.topic', 'orders.asia', ['inventory', 'audit']);
    expect(settledIn(shortKey, logOf([strange, asked]))?.actual).toBe('hash-only');
  });

  test('differently once a binding was removed', () => {
    const [before, after] = [published('shop.topic', 'a', ['audit']), published('shop.topic', 'a', [])];
    const unbind = (queue: string, key: string) => [
      asked('unbind', { way: `${queue}: ${key} (shop.topic)` }),
      unbound('shop.topic', queue, key),
    ];
    expect(objectives([before, ...unbind('audit', '#'), send('yes'), after])).toEqual(['unbound']);
    expect(objectives([before, ...unbind('email', 'x'), send('yes'), after])).toEqual([]);
    // Nobody asked for it: the exchange is being declared anew.
    expect(objectives([before, unbound('shop.topic', 'audit', '#'), send('yes'), after])).toEqual([]);
  });

  test('by one header of two: any is content, all is not', () => {
    const pairs = { region: 'asia', vip: 'yes' };
    const drafts = [
      bound('shop.headers', 'payment', '', { 'x-match': 'all', ...pairs }),
      bound('shop.headers', 'email', '', { 'x-match': 'any', ...pairs }),
      published('shop.headers', '', ['email'], { region: 'asia' }),
    ];
    expect(objectives(drafts)).toEqual(['all-any']);
    expect(hints(drafts)).toEqual([]);
    expect(settledIn(oneHeader, logOf(drafts))?.actual).toBe('any-only');
    const others = [{ vip: 'yes' }, pairs].map((carried) => published('shop.headers', '', ['email'], carried));
    expect(settledIn(oneHeader, logOf(others))).toBeUndefined();
  });
});

describe('what nobody takes', () => {
  const lost = published('shop.direct', 'k', []);

  test('is lost without a word, and stays so when its key is bound afterwards', () => {
    const later = [bound('shop.direct', 'audit', 'k'), published('shop.direct', 'k', ['audit'])];
    expect(objectives([send('no'), lost, ...later])).toEqual(['nowhere', 'bound-later']);
  });

  test('comes back where it is mandatory', () => {
    expect(objectives([send('yes'), lost, returned(lost)])).toEqual(['returned']);
    const settled = settledIn(unroutable, logOf([send('yes'), lost, returned(lost)]));
    expect(settled).toMatchObject({ actual: 'returned', facts: { code: 312, text: 'NO_ROUTE' } });
    expect(settledIn(unroutable, logOf([send('no'), lost]))).toBeUndefined();
    const routed = published('shop.direct', 'payment.charge', ['payment']);
    expect(settledIn(unroutable, logOf([send('yes'), routed, asked('again', {}), lost, returned(lost)]))?.actual).toBe(
      'returned',
    );
  });

  test('was not lost where it came back, though its key is bound afterwards', () => {
    const later = [bound('shop.direct', 'audit', 'k'), send('yes'), published('shop.direct', 'k', ['audit'])];
    expect(objectives([send('yes'), lost, returned(lost), ...later])).toEqual(['returned']);
  });

  test('goes to the alternate exchange where there is one, mandatory or not', () => {
    const kept = [send('yes'), published('shop.direct', 'k', ['unrouted'])];
    expect(objectives(kept)).toEqual(['alternate']);
    expect(settledIn(unroutable, logOf(kept))?.actual).toBe('kept');
  });
});

describe('mistakes', () => {
  const bind = (way: string, key: string): EventDraft => asked('bind', { way, key });

  test('one * for several words, in a binding of the learner only', () => {
    const drafts = [bound('shop.topic', 'email', 'orders.*'), published('shop.topic', vietnamKey, ['audit'])];
    expect(hints(drafts)).toEqual([]);
    expect(hints([bind('shop.topic → email', 'orders.*'), ...drafts])).toEqual(['short-star']);
  });

  test('a pattern on a direct exchange, and a key that is almost bound', () => {
    const pattern = bound('shop.direct', 'audit', 'payment.*');
    expect(hints([pattern, published('shop.direct', 'payment.refund', [])])).toEqual(['pattern-on-direct']);
    const exact = bound('shop.direct', 'payment', 'payment.charge');
    expect(hints([exact, published('shop.direct', 'payment', [])])).toEqual(['almost-key']);
    expect(hints([exact, published('shop.direct', 'report.daily', [])])).toEqual([]);
  });

  test('* beside letters', () => {
    expect(hints([bound('shop.topic', 'email', 'orders.as*.#')])).toEqual(['star-in-word']);
    expect(hints([bound('shop.topic', 'email', '*.asia.#'), bound('shop.direct', 'email', 'as*')])).toEqual([]);
  });

  test('a key for a headers exchange', () => {
    expect(hints([published('shop.headers', vietnamKey, [])])).toEqual(['key-on-headers']);
  });
});
