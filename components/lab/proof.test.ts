import { expect, test } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { createFlightLog } from '#model/flights.ts';
import { createInterpreter } from '#model/legs.ts';
import { emptyPicture } from '#model/picture.ts';
import { exited, started } from '#model/platform/drafts.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { proofOf } from './proof.ts';

const { declared, consuming, published, delivered } = draftsOf('orders');
const events = [
  started('worker-1', 'worker'),
  declared(),
  consuming('worker-1'),
  published('a'),
  delivered('a', 'worker-1'),
  exited('worker-1'),
  published('b'),
].map((draft, i) => ({ ...draft, seq: i + 1, at: 1000 + i }) as LabEvent);

test('what proves a goal is lit where it happened: messages, programs, and the stations on their way', () => {
  const flights = createFlightLog();
  const interpreter = createInterpreter([flights]);
  interpreter.begin(emptyPicture);
  interpreter.append(events);
  const proof = proofOf([6, 5], events, flights);
  expect(proof?.events.map(({ seq }) => seq)).toEqual([5, 6]);
  expect([...(proof?.messages ?? [])]).toEqual(['a']);
  expect([...(proof?.stations ?? [])].sort()).toEqual(['queue:orders', 'worker-1']);
  expect(proofOf([99], events, flights)).toBe(null);
});
