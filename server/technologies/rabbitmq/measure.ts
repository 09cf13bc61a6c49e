import type { Channel } from 'amqplib';
import { z } from 'zod';
import type { Emit } from '../technology.ts';
import type { Link } from './link.ts';
import type { Management } from './management.ts';
import type { QueueCount } from './reckoning.ts';

/** Compares the picture with the broker's own counts: soon after something happened, and never more than 4 times a second. */
export interface Measurer {
  /** Something happened: the counts may have changed. */
  touch(): void;
  stop(): void;
}

/** Where to look, and where to write what has changed since the last look. */
export interface MeasureSpec {
  vhost: string;
  management: Management;
  link: Link;
  /** Queues of the sandbox that exist now. */
  queues(): Iterable<string>;
  /** Hears each look, also one that has found nothing new; true where it wants to hear more of them. */
  counted(count: QueueCount): boolean;
  emit: Emit;
}

const intervalMs = 250;
/** What one click sets off comes within a few milliseconds; counting it half-way would tell of a passing state. */
const quietMs = 50;
/** The management API's counts are as old as the broker's collection interval, 5 s unless configured. */
const settleMs = 6_000;
const calmIntervalMs = 1_000;

const totals = z.array(
  z.object({
    name: z.string(),
    exclusive: z.boolean().catch(false),
    messages_unacknowledged: z.number().int().nonnegative().catch(0),
  }),
);

/** Starts to measure; a broker that is away is left alone until the next touch. */
export const startMeasuring = ({ vhost, management, link, queues, counted, emit }: MeasureSpec): Measurer => {
  const path = `/queues/${encodeURIComponent(vhost)}?disable_stats=true&enable_queue_totals=true`;
  const last = new Map<string, string>();
  let channel: Channel | undefined;
  let timer: NodeJS.Timeout | undefined;
  let touchedAt = 0;
  /** When the first thing happened that no look has seen. */
  let unseenSince = Number.POSITIVE_INFINITY;
  let measuredAt = 0;
  /** What the broker counts is not what has been told: looked at until one of both is right. */
  let isOdd = false;
  let stopped = false;
  let running = false;

  const open = async (): Promise<Channel> => {
    const fresh = await link.channel();
    // A queue that vanished between two looks closes the channel; the next look opens another.
    fresh.on('error', () => {});
    fresh.once('close', () => {
      channel = undefined;
    });
    channel = fresh;
    return fresh;
  };

  const measure = async (): Promise<void> => {
    isOdd = false;
    if ([...queues()].length === 0) return;
    const byName = new Map(totals.parse(await management.get(path)).map((one) => [one.name, one]));
    // Looking at an exclusive queue over any connection but its own is an error that would end the channel.
    const names = [...queues()].filter((name) => byName.get(name)?.exclusive === false);
    const passive = channel ?? (await open());
    const counts = await Promise.all(names.map((name) => passive.checkQueue(name)));
    for (const { queue, messageCount, consumerCount } of counts) {
      const unacked = byName.get(queue)?.messages_unacknowledged ?? 0;
      if (stopped) return;
      isOdd = counted({ queue, ready: messageCount, unacked }) || isOdd;
      const said = `${messageCount} ${unacked} ${consumerCount}`;
      if (last.get(queue) === said) continue;
      last.set(queue, said);
      emit({
        type: 'queue.measured',
        origin: 'broker',
        queue,
        ready: messageCount,
        unacked,
        consumers: consumerCount,
      });
    }
  };

  const plan = (): void => {
    if (stopped || timer || running) return;
    const calm = unseenSince === Number.POSITIVE_INFINITY;
    if (calm && !isOdd && Date.now() - touchedAt > settleMs) return;
    // Where something happens all the time, nothing is waited for longer than usual.
    const due = calm
      ? measuredAt + calmIntervalMs
      : Math.max(measuredAt + intervalMs, Math.min(touchedAt + quietMs, unseenSince + intervalMs));
    timer = setTimeout(run, Math.max(1, due - Date.now()));
  };
  const run = async (): Promise<void> => {
    timer = undefined;
    running = true;
    measuredAt = Date.now();
    unseenSince = Number.POSITIVE_INFINITY;
    await measure().catch(() => {});
    running = false;
    plan();
  };

  return {
    touch() {
      touchedAt = Date.now();
      unseenSince = Math.min(unseenSince, touchedAt);
      clearTimeout(timer);
      timer = undefined;
      plan();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
