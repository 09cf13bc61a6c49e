import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import type { Experiment } from '#model/guide.ts';
import { changed, exited, started } from '#model/platform/drafts.ts';
import { createPlayback } from '#model/playback.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { guide } from '../../labs/rabbitmq-work-queue/guide.ts';
import { perform } from './perform.ts';
import { objective } from './recording.ts';

const { declared, consuming, published, delivered, acked } = draftsOf('orders');
const experiment: Experiment = guide.find((one) => one.objective === objective) ?? guide[0];

const send = `send-many ${experiment.moves.find(({ act }) => act === 'send-many')?.value}`;

/** A room with two workers, in which the experiment is done. */
const room = () => {
  const playback = createPlayback(() => 0);
  playback.load({ events: [], growing: true, serverNow: 0 });
  let seq = 0;
  const come = async (...drafts: EventDraft[]): Promise<void> => {
    playback.append(
      drafts.map((draft): LabEvent => {
        seq += 1;
        return { ...draft, seq, at: seq };
      }),
    );
    await vi.advanceTimersByTimeAsync(0);
  };
  const asked: string[] = [];
  const given = new AbortController();
  let accepts = true;
  const begin = (): Promise<boolean> =>
    perform(
      experiment,
      playback,
      async (action, program, value) => {
        asked.push([action, program, value].filter((part) => part !== undefined).join(' '));
        return accepts;
      },
      given.signal,
    );
  const opens = (): Promise<void> =>
    come(
      changed('ack', 'manual'),
      started('producer'),
      started('worker-1', 'worker'),
      started('worker-2', 'worker'),
      declared(),
      consuming('worker-1'),
      consuming('worker-2'),
    );
  return {
    asked,
    begin,
    come,
    opens,
    giveUp: () => given.abort(),
    refuse: () => {
      accepts = false;
    },
  };
};

const looked = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1_000);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the experiment, done in the stead of the visitor', () => {
  test('orders are sent once, and who holds one is killed after a look at it', async () => {
    const { asked, begin, come, opens } = room();
    await opens();
    const done = begin();
    await come(published('1'), published('2'));
    expect(asked).toEqual([send]);
    await come(delivered('2', 'worker-2'));
    expect(asked).toEqual([send]);
    await looked();
    expect(asked).toEqual([send, 'kill worker-2']);
    expect(await done).toBe(true);
  });

  test('who was killed before runs again first', async () => {
    const { asked, begin, come, opens } = room();
    await opens();
    await come(published('1'), published('2'), delivered('1', 'worker-2'), exited('worker-1'));
    const done = begin();
    await looked();
    expect(asked).toEqual(['run worker-1']);
    await come(started('worker-1', 'worker'));
    await looked();
    // It has long worked on that order, and may finish it before the kill comes.
    expect(asked).toEqual(['run worker-1']);
    await come(acked('1', 'worker-2'), delivered('2', 'worker-2'));
    await looked();
    expect(asked).toEqual(['run worker-1', 'kill worker-2']);
    expect(await done).toBe(true);
  });

  test('who has finished meanwhile is not killed', async () => {
    const { asked, begin, come, opens } = room();
    await opens();
    const done = begin();
    await come(published('1'), delivered('1', 'worker-1'));
    await come(acked('1', 'worker-1'));
    await looked();
    expect(asked).toEqual([send]);
    await come(published('2'), delivered('2', 'worker-2'));
    await looked();
    expect(asked).toEqual([send, 'kill worker-2']);
    expect(await done).toBe(true);
  });

  test('it ends where a move is refused, where it is given up, and where nothing follows', async () => {
    const refused = room();
    await refused.opens();
    refused.refuse();
    expect(await refused.begin()).toBe(false);

    const givenUp = room();
    await givenUp.opens();
    const done = givenUp.begin();
    await givenUp.come(published('1'), delivered('1', 'worker-1'));
    givenUp.giveUp();
    expect(await done).toBe(false);
    expect(givenUp.asked).toEqual([send]);

    const silent = room();
    await silent.opens();
    const waits = silent.begin();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await waits).toBe(false);
  });
});
