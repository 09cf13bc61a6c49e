import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { awayDurable, awayTemporary, lateSubscriber, twoInstances } from './predictions.ts';
import { exchange, serviceOf } from './services.ts';
import { storyOf } from './story.ts';

const log = (drafts: EventDraft[]): LabEvent[] =>
  drafts.map((draft, i): LabEvent => ({ ...draft, seq: i + 1, at: 1_000 + i }));

const started = (program: string): EventDraft => ({
  type: 'program.started',
  origin: 'platform',
  pid: 1,
  program,
  role: program.replace(/-\d+$/, ''),
});
const reads = (program: string, queue: string): EventDraft[] => [
  { type: 'binding.created', origin: 'broker', exchange, queue, routingKey: '', arguments: {} },
  {
    type: 'consumer.started',
    origin: 'broker',
    program,
    queue,
    consumerTag: program,
    ackMode: 'manual',
    prefetch: 1,
  },
];
const joins = (program: string, queue = serviceOf(program.replace(/-\d+$/, '')) ?? ''): EventDraft[] => [
  started(program),
  ...reads(program, queue),
];
const announced = (message: string, ...queues: string[]): EventDraft => ({
  type: 'message.published',
  origin: 'broker',
  message,
  label: message,
  program: 'shop',
  exchange,
  queues,
  routingKey: '',
  properties: {},
  body: '{}',
  bytes: 2,
});
const delivered = (message: string, program: string, queue = program): EventDraft => ({
  type: 'message.delivered',
  origin: 'broker',
  message,
  queue,
  program,
  redelivered: false,
  ackMode: 'manual',
});
const left = (program: string): EventDraft => ({
  type: 'program.exited',
  origin: 'platform',
  program,
  pid: 1,
  signal: null,
  code: 0,
  cause: 'left',
});

const objectives = (drafts: EventDraft[]): string[] => [...storyOf(log(drafts)).objectives.keys()];
const hints = (drafts: EventDraft[]): string[] => [...storyOf(log(drafts)).hints.keys()];
const inventory = [started('shop'), ...joins('inventory')];

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
    expect(lateSubscriber.settle(log([...drafts, ...after]))).toMatchObject({
      actual: 'new-only',
      facts: { before: 1, first: '2', last: '1' },
    });
  });

  test('has proved nothing by an old order', () => {
    const old = [...drafts, delivered('1', 'analytics', 'analytics.7')];
    expect(objectives(old)).toEqual([]);
    expect(lateSubscriber.settle(log(old))?.actual).toBe('all');
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
    expect(awayDurable.settle(log(drafts))).toMatchObject({ actual: 'all', facts: { count: 2, got: 2 } });
    expect(awayTemporary.settle(log(drafts))).toBeUndefined();
  });

  const temporary = [
    ...[started('shop'), ...joins('inventory', 'inventory.1'), left('inventory'), announced('1'), announced('2')],
    ...joins('inventory', 'inventory.2'),
  ];
  const next = [announced('3', 'inventory.2'), delivered('3', 'inventory', 'inventory.2')];

  test('never sees what went by a temporary one', () => {
    expect(objectives([...temporary, ...next])).toContain('missed');
    expect(awayTemporary.settle(log([...temporary, ...next]))).toMatchObject({
      actual: 'nothing',
      facts: { first: '3' },
    });
    expect(awayDurable.settle(log([...temporary, ...next]))).toBeUndefined();
  });

  test('and hoped for more has the wrong kind of queue', () => {
    const hope: EventDraft = {
      type: 'prediction.made',
      origin: 'platform',
      prediction: 'away-durable',
      option: 'all',
    };
    expect(hints([hope, ...temporary])).toContain('temporary-away');
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
    expect(twoInstances.settle(log([...both, ...turns]))).toMatchObject({
      actual: 'one',
      facts: { ofOne: 2, ofOther: 2 },
    });
    expect(objectives([...both, ...turns.slice(0, -2)])).toEqual([]);
  });

  test('get a copy each out of two', () => {
    const own = [...both, ...reads('email-2', 'email.2'), announced('1', 'email', 'email.2')];
    const drafts = [...own, delivered('1', 'email-1', 'email'), delivered('1', 'email-2', 'email.2')];
    expect(objectives(drafts)).toEqual(['each']);
    expect(twoInstances.settle(log(drafts))?.actual).toBe('two');
  });
});

test('one shop, three numbers of queues', () => {
  const wider = [started('shop'), announced('1', 'email'), announced('2', 'email', 'inventory')];
  const widest = announced('3', 'email', 'inventory', 'analytics');
  expect(objectives([...wider, widest])).toEqual(['same-shop']);
  expect(objectives([...wider, started('shop'), widest])).toEqual([]);
});
