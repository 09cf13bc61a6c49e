import { expect, test } from 'vitest';
import { eventText } from '#components/lab/events/copy.vi.ts';
import { namesOf } from '#components/lab/names.ts';
import type { LabEvent } from '#model/events.ts';
import { programActions } from '#model/program-action.ts';
import { readRuns } from '#server/rehearsal/runs.ts';
import { labSlugs, loadCopy, loadLab } from '#server/sandboxes/labs.ts';

/** An id that is no word of any sentence: ids such as `exchange` are the field's own words too. */
const marked = (id: string): string => `§${id}`;

const withMarkedIds = (event: LabEvent): LabEvent => {
  if (event.type === 'action.accepted') {
    const isBuiltIn = programActions.some((action) => action === event.action);
    return isBuiltIn ? event : { ...event, action: marked(event.action) };
  }
  return event.type === 'setting.changed' ? { ...event, setting: marked(event.setting) } : event;
};

test.each(await labSlugs())('%s: no sentence on a recorded run names a control by its id', async (slug) => {
  const lab = await loadLab(slug);
  if (!lab) throw new Error(`no lab ${slug}`);
  const { roles, controls } = await loadCopy(slug);
  const labelled = Object.fromEntries(Object.entries(controls).map(([id, words]) => [marked(id), words]));
  const names = namesOf(lab, { roles, controls: labelled });
  const events = Object.values(readRuns(slug)).flatMap((run) => run.events.map(withMarkedIds));
  expect(events.some((event) => event.type === 'action.accepted' && event.action.startsWith('§'))).toBe(true);
  const bare = new Set(events.map((event) => eventText(event, names)).filter((sentence) => sentence.includes('§')));
  expect([...bare]).toEqual([]);
});

test('an action that every program has goes by the words on its card', async () => {
  const lab = await loadLab('rabbitmq-work-queue');
  if (!lab) throw new Error('no such lab');
  const names = namesOf(lab, await loadCopy('rabbitmq-work-queue'));
  expect(programActions.map(names.action)).toEqual(['kill -9', 'Đóng băng', 'Rã băng', 'Rời đi', 'Chạy lại', 'Bỏ thẻ']);
  expect(names.value('rate', 5)).toBe('5/s');
  expect(names.value('send-many', 9)).toBe('9 đơn');
  expect(names.value('ack', 'manual')).toBe('thủ công');
});
