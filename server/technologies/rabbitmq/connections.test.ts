import { expect, test } from 'vitest';
import { createConnections } from './connections.ts';

const name = '127.0.0.1:40001 -> 127.0.0.1:5672';

test.each([
  ['by its name', 'worker-1#4711.1'],
  ['by its port', undefined],
])('a connection is its program’s, known %s, only between start and end', (_, providedName) => {
  const connections = createConnections();
  connections.heard('worker-1', 40001);
  connections.created(name, providedName);
  expect(connections.programOf(name)).toBeUndefined();
  connections.programStarted('worker-1');
  expect(connections.programOf(name)).toBe('worker-1');
  connections.programExited('worker-1');
  expect(connections.programOf(name)).toBeUndefined();
});

test('one that was told as open stays its program’s after the end of both', () => {
  const connections = createConnections();
  connections.programStarted('worker-1');
  connections.created(name, 'worker-1#4711.1');
  connections.open(name, 'worker-1');
  connections.programExited('worker-1');
  connections.close(name);
  expect(connections.lately(name)).toBe('worker-1');
  expect(connections.opened(name)).toBeUndefined();
});
