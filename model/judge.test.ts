import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from './events.ts';
import { createJudge } from './judge.ts';
import { changed, predicted, started } from './platform/drafts.ts';
import { prediction } from './prediction.ts';
import { createStory, find } from './story.ts';

const story = createStory(
  { objectives: ['two-programs'], hints: ['too-fast'] },
  () => ({}),
  ({ objectives, hints }, event, before) => {
    if (event.type === 'program.started' && Object.keys(before.programs).length === 1) {
      find(objectives, 'two-programs', [event.seq]);
    }
    if (event.type === 'setting.changed') hints.set('too-fast', [event.seq]);
  },
);
const next = prediction(
  'next',
  ['a', 'b'],
  () => ({}),
  (_, event) =>
    event.type === 'program.started'
      ? { actual: event.program === 'a' ? 'a' : 'b', facts: {}, evidence: [event.seq] }
      : undefined,
);

const judged = () => {
  const judge = createJudge({ story, predictions: [next] });
  let seq = 0;
  const append = (draft: EventDraft): void => {
    seq += 1;
    const event: LabEvent = { ...draft, seq, at: seq };
    judge.take(event);
  };
  const said = (): string[] => {
    const drafts = judge.verdicts();
    for (const draft of drafts) append(draft);
    return drafts.map(({ type }) => type);
  };
  return { append, said };
};

test('what the log shows is said once, by the picture before each event', () => {
  const { append, said } = judged();
  append(started('a'));
  expect(said()).toEqual([]);
  append(started('b'));
  expect(said()).toEqual(['objective.met']);
  append(started('c'));
  expect(said()).toEqual([]);
});

test('a prediction is settled by what comes after it was made', () => {
  const { append, said } = judged();
  append(started('a'));
  append(predicted('next'));
  expect(said()).toEqual([]);
  append(started('b'));
  expect(said()).toEqual(['objective.met', 'prediction.settled']);
  append(started('c'));
  expect(said()).toEqual([]);
});

test('the same mistake made again is said again', () => {
  const { append, said } = judged();
  append(changed('rate', 1));
  expect(said()).toEqual(['hint.raised']);
  expect(said()).toEqual([]);
  append(changed('rate', 2));
  expect(said()).toEqual(['hint.raised']);
});
