import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from './events.ts';
import { createInterpreter } from './legs.ts';
import { emptyPicture } from './picture.ts';
import { exited } from './platform/drafts.ts';
import { fold } from './reduce.ts';
import { closed, draftsOf } from './technologies/rabbitmq/drafts.ts';
import { createTimetable, type Trip } from './timetable.ts';

const { published, delivered } = draftsOf('orders');

const tripOf = (ackMode: 'automatic' | 'manual'): Trip | undefined => {
  const manual = ackMode === 'manual';
  const drafts = [published('1'), delivered('1', 'worker', { manual }), closed('worker'), exited('worker')];
  const timetable = createTimetable();
  const interpreter = createInterpreter([timetable]);
  interpreter.append(drafts.map((draft, i): LabEvent => ({ ...draft, seq: i + 1, at: 1_000 + i })));
  return timetable.trips()[0];
};

test('a dead worker’s message goes back to its queue, unless the broker forgot it at delivery', () => {
  expect(tripOf('manual')).toMatchObject({ ended: false });
  expect(tripOf('manual')?.stops.at(-1)).toMatchObject({ station: 'queue:orders', back: true });
  expect(tripOf('automatic')).toMatchObject({ ended: true });
  expect(tripOf('automatic')?.stops.at(-1)).toMatchObject({ station: 'worker' });
});

test('a cut cable lasts until it is mended, and says what it swallowed', () => {
  const cut: EventDraft = { type: 'cable.cut', origin: 'platform', program: 'shop', lost: 'answers' };
  const mended: EventDraft = { type: 'cable.mended', origin: 'platform', program: 'shop' };
  const timetable = createTimetable();
  const interpreter = createInterpreter([timetable]);
  interpreter.append([{ ...cut, seq: 1, at: 1_000 }]);
  expect(timetable.spans()).toEqual([{ kind: 'cut', station: 'shop', from: 1_000, answersOnly: true }]);
  interpreter.append([{ ...mended, seq: 2, at: 3_000 }]);
  expect(timetable.spans()).toEqual([{ kind: 'cut', station: 'shop', from: 1_000, to: 3_000, answersOnly: true }]);
});

test('a program that was dead before the log begins is so once, from its death until it runs again', () => {
  const about = { origin: 'platform', program: 'worker' } as const;
  const base = fold(emptyPicture, [
    { ...about, seq: 1, at: 1_000, type: 'program.started', role: 'worker', pid: 1 },
    { ...about, seq: 2, at: 2_000, type: 'program.exited', pid: 1, signal: 'SIGKILL', code: null, cause: 'killed' },
  ]);
  const timetable = createTimetable();
  const interpreter = createInterpreter([timetable]);
  interpreter.begin(base);
  expect(timetable.spans()).toEqual([{ kind: 'dead', station: 'worker', from: 2_000 }]);
  interpreter.append([{ ...about, seq: 3, at: 5_000, type: 'program.started', role: 'worker', pid: 2 }]);
  expect(timetable.spans()).toEqual([{ kind: 'dead', station: 'worker', from: 2_000, to: 5_000 }]);
});

test('a program that died with its cable cut is dead until it runs again, its cable cut until it is mended', () => {
  const timetable = createTimetable();
  const drafts: EventDraft[] = [
    { type: 'cable.cut', origin: 'platform', program: 'shop', lost: 'both-ways' },
    {
      type: 'program.exited',
      origin: 'platform',
      program: 'shop',
      pid: 1,
      signal: 'SIGKILL',
      code: null,
      cause: 'killed',
    },
    { type: 'cable.mended', origin: 'platform', program: 'shop' },
  ];
  const interpreter = createInterpreter([timetable]);
  interpreter.append(drafts.map((draft, i): LabEvent => ({ ...draft, seq: i + 1, at: 1_000 + i })));
  expect(timetable.spans()).toEqual([
    { kind: 'cut', station: 'shop', from: 1_000, to: 1_002, answersOnly: false },
    { kind: 'dead', station: 'shop', from: 1_001 },
  ]);
});
