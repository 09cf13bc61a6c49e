import { expect, test } from 'vitest';
import { type Bound, createBindings } from './bindings.ts';

const bound = (args: Record<string, unknown>): Bound => ({
  exchange: 'by-header',
  queue: 'vip',
  routingKey: '',
  arguments: args,
});
const all = bound({ 'x-match': 'all' });
const any = bound({ 'x-match': 'any' });

/** A broker that has these bindings, and who is told what. */
const begin = (onBroker: Bound[]) => {
  const heard: string[] = [];
  const bindings = createBindings({
    onBroker: async () => onBroker,
    tell: (event, origin = undefined) => {
      const of = 'arguments' in event ? ` ${event.arguments['x-match']}` : '';
      heard.push(`${event.of}${of}${origin ? ` by ${origin}` : ''}`);
    },
  });
  return { heard, bindings };
};

test('a binding that is told again is no news, until it was gone', () => {
  const { heard, bindings } = begin([]);
  const created = { of: 'binding.created', ...all } as const;
  bindings.told(created);
  bindings.told(created);
  bindings.told({ of: 'binding.deleted', ...all });
  bindings.told({ of: 'binding.deleted', ...all });
  bindings.told(created);
  bindings.told({ of: 'queue.deleted', queue: 'vip' });
  bindings.told(created);
  expect(heard).toEqual([
    'binding.created all',
    'binding.deleted all',
    'binding.created all',
    'queue.deleted',
    'binding.created all',
  ]);
});

test('a binding that the broker no longer has, and has said nothing of, is told as gone', async () => {
  const { heard, bindings } = begin([all]);
  for (const each of [all, any]) bindings.told({ of: 'binding.created', ...each });
  await bindings.compare();
  await bindings.compare();
  expect(heard.slice(2)).toEqual(['binding.deleted any by platform']);
});

test('the client may be heard before the broker has told of what it took back', async () => {
  const { heard, bindings } = begin([all]);
  bindings.unbound(any);
  await bindings.compare();
  for (const each of [all, any]) bindings.told({ of: 'binding.created', ...each });
  await bindings.compare();
  expect(heard).toEqual(['binding.created all', 'binding.created any', 'binding.deleted any by platform']);
});

test('one that was bound anew while the broker was asked is left', async () => {
  const { heard, bindings } = begin([]);
  bindings.told({ of: 'binding.created', ...all });
  const asked = bindings.compare();
  bindings.told({ of: 'binding.deleted', ...all });
  bindings.told({ of: 'binding.created', ...all });
  await asked;
  expect(heard).toEqual(['binding.created all', 'binding.deleted all', 'binding.created all']);
});

test('arguments that are printed and listed in two ways make no binding go', async () => {
  const { heard, bindings } = begin([bound({ 'x-match': 'Ä' })]);
  bindings.told({ of: 'binding.created', ...bound({ 'x-match': '<<195,132>>' }) });
  await bindings.compare();
  expect(heard).toHaveLength(1);
});
