import { expect, test } from 'vitest';
import type { EventDraft } from '../events.ts';
import { emptyPicture } from '../picture.ts';
import { fold } from '../reduce.ts';
import { logOf } from '../replay.ts';
import { brokerMeasured, started, timed } from './drafts.ts';

const timedIn = (...drafts: EventDraft[]) =>
  fold(emptyPicture, logOf([started('a'), ...drafts])).programs.a?.timed ?? [];

test('what has been timed stands beside what the brokers had used by then', () => {
  const [first, second] = timedIn(
    brokerMeasured('kafka', 10),
    timed('a', 'x', 1),
    brokerMeasured('kafka', 30),
    brokerMeasured('rabbitmq', 5),
    timed('a', 'x', 2),
  );
  expect(first?.brokersCpuMs).toEqual({ kafka: 10 });
  expect(second?.brokersCpuMs).toEqual({ kafka: 30, rabbitmq: 5 });
});

test('what is timed often leaves what is timed seldom, and not all of its own', () => {
  const all = timedIn(timed('a', 'result', 0), ...Array.from({ length: 500 }, (_, i) => timed('a', 'interval', i)));
  expect(all[0]?.name).toBe('result');
  const often = all.slice(1).map(({ ms }) => ms);
  expect(often.at(-1)).toBe(499);
  expect(often).toEqual(Array.from({ length: often.length }, (_, i) => 500 - often.length + i));
  expect(often.length).toBeLessThan(200);
});
