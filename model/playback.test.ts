import { describe, expect, it, vi } from 'vitest';
import type { LabEvent } from './events.ts';
import { emptyPicture } from './picture.ts';
import { createPlayback } from './playback.ts';
import { fold } from './reduce.ts';

const events: LabEvent[] = Array.from({ length: 900 }, (_, i) => ({
  type: 'message.published',
  seq: i + 1,
  at: 10_000 + i * 10,
  origin: 'broker',
  message: String(i),
  label: String(i),
  program: null,
  exchange: '',
  routingKey: 'orders',
  queues: [],
  properties: {},
  body: '',
  bytes: 0,
}));

const withClock = (): { time: { now: number }; playback: ReturnType<typeof createPlayback> } => {
  const time = { now: 0 };
  return { time, playback: createPlayback(() => time.now) };
};

describe('a growing log', () => {
  it('shows everything at once while live', () => {
    const { playback } = withClock();
    playback.load({ events: events.slice(0, 10), growing: true, serverNow: 10_090 });
    playback.append(events.slice(10, 30));
    expect(playback.getState()).toMatchObject({ mode: 'live', shown: 30, length: 30 });
  });

  it('leaves the parts that a batch does not concern as they are: who draws them rests', () => {
    const { playback } = withClock();
    playback.load({ events: events.slice(0, 10), growing: true, serverNow: 10_090 });
    const before = playback.getState().picture;
    playback.append(events.slice(10, 30));
    const after = playback.getState().picture;
    expect(after).not.toBe(before);
    for (const part of ['programs', 'settings', 'predictions', 'objectives', 'hints'] as const) {
      expect(after[part]).toBe(before[part]);
    }
  });

  it('falls behind when slowed, and returns to live', () => {
    const { time, playback } = withClock();
    playback.load({ events: events.slice(0, 10), growing: true, serverNow: 10_090 });
    playback.setSpeed(0.5);
    playback.append(events.slice(10, 110));
    time.now = 500;
    playback.tick();
    expect(playback.now()).toBe(10_090 + 250);
    expect(playback.getState()).toMatchObject({ mode: 'replay', shown: 35 });
    playback.goLive();
    expect(playback.getState()).toMatchObject({ mode: 'live', speed: 1, shown: 110 });
  });

  it('a click catches up, and slow motion goes on from there', () => {
    const { time, playback } = withClock();
    playback.load({ events: events.slice(0, 10), growing: true, serverNow: 10_090 });
    playback.setSpeed(0.1);
    time.now = 200;
    playback.append(events.slice(10, 30));
    playback.catchUp();
    expect(playback.getState()).toMatchObject({ mode: 'replay', paused: false, speed: 0.1, shown: 30 });
    playback.append(events.slice(30, 60));
    time.now = 400;
    playback.tick();
    expect(playback.getState()).toMatchObject({ mode: 'replay', speed: 0.1, shown: 32 });
    playback.setSpeed(1);
    playback.catchUp();
    expect(playback.getState()).toMatchObject({ mode: 'live', speed: 1, shown: 60 });
  });

  it('catches up with the edge at normal speed and is live again', () => {
    const { time, playback } = withClock();
    playback.load({ events: events.slice(0, 100), growing: true, serverNow: 10_990 });
    playback.seek(10_500);
    playback.play();
    time.now = 100;
    playback.tick();
    expect(playback.getState().mode).toBe('replay');
    playback.seek(99_999);
    playback.play();
    time.now = 200;
    playback.tick();
    expect(playback.getState().mode).toBe('live');
  });

  it('folds nothing while suspended and catches up after', () => {
    const { playback } = withClock();
    playback.load({ events: events.slice(0, 10), growing: true, serverNow: 10_090 });
    const told = vi.fn();
    playback.suspend(true);
    playback.subscribe(told);
    playback.append(events.slice(10, 50));
    expect(playback.getState().shown).toBe(10);
    expect(told).not.toHaveBeenCalled();
    playback.suspend(false);
    expect(playback.getState()).toMatchObject({ shown: 50, length: 50, last: 10_490 });
    expect(told).toHaveBeenCalledOnce();
  });
});

describe('a growing log that has grown long', () => {
  const grown = (): ReturnType<typeof withClock>['playback'] => {
    const playback = createPlayback(() => 0, 300);
    playback.load({ events: events.slice(0, 10), growing: true, serverNow: 10_090 });
    return playback;
  };

  it('keeps its newest events, and the state before them', () => {
    const playback = grown();
    for (let i = 10; i < 900; i += 10) playback.append(events.slice(i, i + 10));
    const kept = playback.events();
    expect(kept.length).toBeLessThanOrEqual(375);
    expect(kept.at(-1)?.seq).toBe(900);
    expect(playback.base()).toEqual(fold(emptyPicture, events.slice(0, 900 - kept.length)));
    expect(playback.getState()).toMatchObject({ length: kept.length, shown: kept.length, first: kept[0]?.at });
    expect(playback.getState().picture).toEqual(fold(emptyPicture, events));
    playback.seek(events[799]?.at ?? 0);
    expect(playback.getState().picture).toEqual(fold(emptyPicture, events.slice(0, 800)));
  });

  it('moves on whoever stands where it has forgotten what was', () => {
    const playback = grown();
    playback.seek(10_050);
    for (let i = 10; i < 900; i += 10) playback.append(events.slice(i, i + 10));
    expect(playback.now()).toBe(playback.events()[0]?.at);
    expect(playback.getState()).toMatchObject({ mode: 'replay', shown: 0, picture: playback.base() });
    expect(playback.latest()).toEqual(fold(emptyPicture, events));
  });

  it('forgets while suspended too, and shows the right picture after', () => {
    const playback = grown();
    playback.suspend(true);
    for (let i = 10; i < 900; i += 10) playback.append(events.slice(i, i + 10));
    playback.suspend(false);
    const kept = playback.events().length;
    expect(playback.getState()).toMatchObject({ shown: kept, length: kept, picture: fold(emptyPicture, events) });
  });
});

describe('a file', () => {
  it('shows the same picture however the cursor came there', () => {
    const { playback } = withClock();
    playback.load({ events, growing: false });
    for (const at of [18_990, 10_050, 14_000, 13_990, 16_666, 10_000]) {
      playback.seek(at);
      const { shown, picture } = playback.getState();
      expect(shown).toBe(Math.floor((at - 10_000) / 10) + 1);
      expect(picture).toEqual(fold(emptyPicture, events.slice(0, shown)));
    }
  });

  it('steps to the next and the previous event that moves something', () => {
    const { playback } = withClock();
    const printed: LabEvent = {
      type: 'program.printed',
      seq: 2,
      at: 10_005,
      origin: 'platform',
      program: 'worker-1',
      stream: 'stdout',
      line: '',
    };
    const log = [events[0], printed, events[1]].flatMap((event, i) => (event ? [{ ...event, seq: i + 1 }] : []));
    playback.load({ events: log, growing: false });
    playback.step(1);
    expect(playback.getState().shown).toBe(1);
    playback.step(1);
    expect(playback.getState().shown).toBe(3);
    playback.step(-1);
    expect(playback.getState().shown).toBe(1);
  });

  it('steps to an event and stays at its time while its flights land; from there time goes on', () => {
    const { time, playback } = withClock();
    playback.load({ events, growing: false });
    const third = events[2];
    if (!third) throw new Error('no third event');
    playback.stopAt(third.seq);
    expect(playback.getState()).toMatchObject({ shown: 3, paused: true, mode: 'replay' });
    time.now += 5000;
    playback.tick();
    expect(playback.now()).toBeGreaterThan(third.at);
    expect(playback.playhead()).toBe(third.at);
    expect(playback.getState().shown).toBe(3);
    playback.play();
    expect(playback.now()).toBe(third.at);
    playback.seek(third.at + 7);
    expect(playback.playhead()).toBe(third.at + 7);
  });

  it('ends where it ends, and plays a stretch over and over when asked', () => {
    const { time, playback } = withClock();
    playback.load({ events, growing: false });
    playback.seek(18_990);
    playback.play();
    playback.loop({ from: 1000, to: 2000 });
    playback.play();
    time.now = 1500;
    playback.tick();
    expect(playback.now()).toBe(11_000);
    playback.loop(null);
    playback.seek(18_990);
    time.now = 5000;
    playback.tick();
    expect(playback.getState().paused).toBe(true);
  });
});
