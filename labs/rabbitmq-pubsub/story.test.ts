import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { exited, predicted, started } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { bound, draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { awayDurable, awayTemporary, lateSubscriber, twoInstances } from './predictions.ts';
import { exchange } from './services.ts';
import { story } from './story.ts';

const { consuming, published, delivered: handed } = draftsOf('');

const roleOf = (program: string): string => program.replace(/-\d+$/, '');
const starts = (program: string): EventDraft => started(program, roleOf(program));
const reads = (program: string, queue: string): EventDraft[] => [
  bound(exchange, queue),
  consuming(program, { from: queue }),
];
const joins = (program: string, queue = roleOf(program)): EventDraft[] => [starts(program), ...reads(program, queue)];
const announced = (message: string, ...queues: string[]): EventDraft =>
  published(message, { exchange, routingKey: '', queues });
const delivered = (message: string, program: string, from = program): EventDraft => handed(message, program, { from });
const left = (program: string): EventDraft => exited(program, 'left');

const objectives = (drafts: EventDraft[]): string[] => [...foundIn(story, logOf(drafts)).objectives.keys()];
const hints = (drafts: EventDraft[]): string[] => [...foundIn(story, logOf(drafts)).hints.keys()];
const inventory = [starts('shop'), ...joins('inventory')];

test('a copy for each of the three services', () => {
  const all = [...joins('email-1'), ...joins('inventory'), ...joins('analytics')];
  const drafts = [...all, announced('1', 'email', 'inventory', 'analytics')];
  const two = [...drafts, delivered('1', 'email-1', 'email'), delivered('1', 'inventory')];
  expect(objectives(two)).toEqual([]);
  expect(objectives([...two, delivered('1', 'analytics')])).toEqual(['copies']);
});

describe('who comes late', () => {
  const drafts = [...inventory, announced('1', 'inventory'), ...joins('analytics', 'analytics.7')];

  test('sees what was announced after its coming', () => {
    const after = [announced('2', 'inventory', 'analytics.7'), delivered('2', 'analytics', 'analytics.7')];
    expect(objectives([...drafts, ...after])).toEqual(['late']);
    expect(settledIn(lateSubscriber, logOf([...drafts, ...after]))).toMatchObject({
      actual: 'new-only',
      facts: { before: 1, first: '2', last: '1' },
    });
  });

  test('has proved nothing by an old order', () => {
    const old = [...drafts, delivered('1', 'analytics', 'analytics.7')];
    expect(objectives(old)).toEqual([]);
    expect(settledIn(lateSubscriber, logOf(old))?.actual).toBe('all');
  });
});

describe('who goes and comes back', () => {
  test('finds what a lasting queue kept', () => {
    const drafts = [
      ...[...inventory, left('inventory'), announced('1', 'inventory'), announced('2', 'inventory')],
      ...[...joins('inventory'), delivered('1', 'inventory'), delivered('2', 'inventory')],
    ];
    expect(objectives(drafts)).toEqual(['waited']);
    expect(objectives(drafts.slice(0, -1))).toEqual([]);
    expect(settledIn(awayDurable, logOf(drafts))).toMatchObject({ actual: 'all', facts: { count: 2, got: 2 } });
    expect(settledIn(awayTemporary, logOf(drafts))).toBeUndefined();
  });

  const temporary = [
    ...[starts('shop'), ...joins('inventory', 'inventory.1'), left('inventory'), announced('1'), announced('2')],
    ...joins('inventory', 'inventory.2'),
  ];
  const next = [announced('3', 'inventory.2'), delivered('3', 'inventory', 'inventory.2')];

  test('never sees what went by a temporary one', () => {
    expect(objectives([...temporary, ...next])).toContain('missed');
    expect(settledIn(awayTemporary, logOf([...temporary, ...next]))).toMatchObject({
      actual: 'nothing',
      facts: { first: '3' },
    });
    expect(settledIn(awayDurable, logOf([...temporary, ...next]))).toBeUndefined();
  });

  test('and hoped for more has the wrong kind of queue', () => {
    expect(hints([predicted('away-durable'), ...temporary])).toContain('temporary-away');
    expect(hints(temporary)).toEqual(['nobody']);
  });

  test('with nothing announced between is a mistake', () => {
    expect(hints([...inventory, left('inventory'), ...joins('inventory')])).toEqual(['not-away']);
  });

  test('but stays away leaves a queue that grows', () => {
    const many = Array.from({ length: 20 }, (_, n) => announced(`m${n}`, 'inventory'));
    expect(hints([...inventory, left('inventory'), ...many])).toEqual(['forgotten']);
    expect(hints([...inventory, left('inventory'), ...many.slice(1)])).toEqual([]);
  });
});

describe('two instances of a service', () => {
  const both = [...joins('email-1'), ...joins('email-2')];
  const turns = ['1', '2', '3', '4'].flatMap((id, n) => [
    announced(id, 'email'),
    delivered(id, n % 2 === 0 ? 'email-1' : 'email-2', 'email'),
  ]);

  test('share one queue', () => {
    expect(objectives([...both, ...turns])).toEqual(['shared']);
    expect(settledIn(twoInstances, logOf([...both, ...turns]))).toMatchObject({
      actual: 'one',
      facts: { ofOne: 2, ofOther: 2 },
    });
    expect(objectives([...both, ...turns.slice(0, -2)])).toEqual([]);
  });

  test('get a copy each out of two', () => {
    const own = [...both, ...reads('email-2', 'email.2'), announced('1', 'email', 'email.2')];
    const drafts = [...own, delivered('1', 'email-1', 'email'), delivered('1', 'email-2', 'email.2')];
    expect(objectives(drafts)).toEqual(['each']);
    expect(settledIn(twoInstances, logOf(drafts))?.actual).toBe('two');
  });
});

test('one shop, three numbers of queues', () => {
  const wider = [starts('shop'), announced('1', 'email'), announced('2', 'email', 'inventory')];
  const widest = announced('3', 'email', 'inventory', 'analytics');
  expect(objectives([...wider, widest])).toEqual(['same-shop']);
  expect(objectives([...wider, starts('shop'), widest])).toEqual([]);
});
