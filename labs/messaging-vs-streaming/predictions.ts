import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { prediction } from '#model/prediction.ts';
import { backlogOf } from '#model/technologies/rabbitmq/steps.ts';
import { committedOf, group, hasCounted, hasMailed, highOf, mailed, queue } from './figures.ts';
import { beginLives, takeLives } from './lives.ts';

const few = 5;

/** Both have done all there was, and that was a few orders: the event that shows it. */
export const bothDone = (event: LabEvent, before: Picture): number[] | undefined => {
  if (highOf(before) < few) return undefined;
  if (event.type === 'message.acked' && event.queue === queue)
    return backlogOf(before, queue) === 1 && hasCounted(before) ? [event.seq] : undefined;
  if (event.type === 'offset.committed' && event.group === group)
    return event.offset === highOf(before) && hasMailed(before) ? [event.seq] : undefined;
  return undefined;
};

/** What is left once both are done. */
export const left = prediction(
  'left',
  ['nothing', 'both', 'log'],
  (): object => ({}),
  (_, event, before) => {
    const evidence = bothDone(event, before);
    if (!evidence) return undefined;
    const { low = 0, high = 0 } = before.topics.orders?.partitions[0] ?? {};
    const count = mailed(before) + (event.type === 'message.acked' ? 1 : 0);
    // Nothing of the queue is left: that is what "done" is read from.
    return { actual: high > low ? 'log' : 'nothing', facts: { count, kept: high - low }, evidence };
  },
);

/** Killed with its total in memory, and one order later. */
export const afterMemory = prediction(
  'after-memory',
  ['goes-on', 'one', 'rebuilt'],
  beginLives,
  (lives, event, before) => {
    takeLives(lives, event, before);
    const { death, life } = lives;
    const { begun, first, newest } = life;
    if (event.type !== 'program.timed' || life.state !== 'memory') return undefined;
    if (!death || death.total.orders < 2 || !begun || !first || !newest || newest.seq === begun.seq) return undefined;
    return {
      actual: newest.orders === 1 ? 'one' : first.offset === 0 ? 'rebuilt' : 'goes-on',
      facts: { before: death.total.orders, now: newest.orders, committed: death.committed, high: highOf(before) },
      evidence: [death.seq, first.seq, event.seq],
    };
  },
);

/** Killed, and begins at the head of the log: how many records it reads until it is where it was. */
export const howMuch = prediction('how-much', ['none', 'one', 'all'], beginLives, (lives, event, before) => {
  takeLives(lives, event, before);
  const { death, life } = lives;
  const { begun, first, newest } = life;
  if (event.type !== 'program.timed' || life.state !== 'replay') return undefined;
  if (!death || !begun || !first || !newest || begun.high < 2 || newest.next < begun.high) return undefined;
  const count = begun.high - first.offset;
  return {
    actual: count <= 0 ? 'none' : count === 1 ? 'one' : 'all',
    facts: { count, orders: newest.orders, ms: event.at - (before.programs[group]?.startedAt ?? event.at) },
    evidence: [death.seq, first.seq, event.seq],
  };
});

/** Killed between the row and the commit, and the two are told apart: how often the order is in the total. */
export const apart = prediction('apart', ['once', 'twice', 'never'], beginLives, (lives, event, before) => {
  takeLives(lives, event, before);
  const { death, life } = lives;
  const { begun, first, newest } = life;
  if (event.type !== 'program.timed' || life.state !== 'apart') return undefined;
  if (!death?.isBetween || !death.saved || !begun || !first || !newest || newest.seq === begun.seq) return undefined;
  const isAgain = first.offset < death.saved.next;
  return {
    actual: isAgain ? 'twice' : begun.orders === death.saved.orders ? 'once' : 'never',
    facts: { order: death.saved.next, committed: death.committed, orders: newest.orders, high: committedOf(before) },
    evidence: [death.saved.seq, death.seq, first.seq, event.seq],
  };
});
