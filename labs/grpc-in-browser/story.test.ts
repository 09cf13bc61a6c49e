import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { logFile } from '#model/log-file.ts';
import { foundIn } from '#model/replay.ts';
import { story } from './story.ts';

const { events } = logFile.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'trace.json'), 'utf8')));
const last = events.findLast(({ type }) => type === 'web.requested')?.seq ?? 0;

/** Whether the gateway itself tells it, of the call that it makes for the browser's last one. */
const isInner = (event: LabEvent): boolean =>
  event.seq > last && event.type.startsWith('call.') && 'program' in event && event.program === 'gateway';

test('goods that were relayed are seen, also where the gateway tells of its own call after the site saw the answer pass', () => {
  const inTime = events.filter((event) => !isInner(event));
  const late = [...inTime, ...events.filter(isInner)].map((event, index): LabEvent => ({ ...event, seq: index + 1 }));
  expect(foundIn(story, events).objectives.has('relayed')).toBe(true);
  expect(foundIn(story, late).objectives.has('relayed')).toBe(true);
  expect(foundIn(story, inTime).objectives.has('relayed')).toBe(false);
});
