import { expect, test } from 'vitest';
import { type Experiment, leadOf, unaskedBefore } from './guide.ts';
import { emptyPicture, type Picture } from './picture.ts';

const settings = (one: Picture['settings']): Picture => ({ ...emptyPicture, settings: one });
const meeting = (picture: Picture, objective: string): Picture => ({
  ...picture,
  objectives: {
    ...picture.objectives,
    [objective]: { type: 'objective.met', origin: 'platform', objective, evidence: [], seq: 1, at: 0 },
  },
});

const guide: readonly Experiment[] = [
  {
    objective: 'killed',
    prediction: 'after-kill',
    moves: [
      { act: 'ack', value: 'manual', done: (picture) => picture.settings.ack === 'manual' },
      { act: 'send', done: (picture) => picture.settings.sent === true },
      { act: 'kill', program: (picture) => (picture.settings.sent ? 'worker-1' : undefined) },
    ],
  },
  { objective: 'waited', moves: [{ act: 'send' }] },
];

test('the next step is the first that is not done, whatever was done before it', () => {
  expect(leadOf(guide, emptyPicture)).toMatchObject({ index: 0, move: { act: 'ack' } });
  expect(leadOf(guide, settings({ ack: 'manual' }))).toMatchObject({ index: 1 });
  expect(leadOf(guide, settings({ ack: 'manual', sent: true }))).toMatchObject({ index: 2, program: 'worker-1' });
  expect(leadOf(guide, settings({ ack: 'auto', sent: true }))).toMatchObject({ index: 0 });
});

test('an objective that is met is led to no more, unless its question has been answered and the run has not', () => {
  const met = meeting(emptyPicture, 'killed');
  const asked = (settled?: Picture['predictions'][string]['settled']): Picture => ({
    ...met,
    predictions: { 'after-kill': { option: 'lost', madeSeq: 2, ...(settled && { settled }) } },
  });
  expect(leadOf(guide, met)?.experiment.objective).toBe('waited');
  expect(leadOf(guide, asked())?.experiment.objective).toBe('killed');
  const settled = { prediction: 'after-kill', actual: 'lost', facts: {}, evidence: [], seq: 3, at: 0 };
  expect(leadOf(guide, asked({ type: 'prediction.settled', origin: 'platform', ...settled }))).toMatchObject({
    experiment: { objective: 'waited' },
  });
  expect(leadOf(guide, meeting(met, 'waited'))).toBeUndefined();
});

test('an action that would answer a question before it is asked is known', () => {
  const ready = settings({ ack: 'manual', sent: true });
  expect(unaskedBefore(guide, ready, 'kill')).toBe('after-kill');
  expect(unaskedBefore(guide, settings({ sent: true }), 'kill')).toBeUndefined();
  expect(unaskedBefore(guide, ready, 'send')).toBeUndefined();
  const predictions = { 'after-kill': { option: 'lost', madeSeq: 1 } };
  expect(unaskedBefore(guide, { ...ready, predictions }, 'kill')).toBeUndefined();
  expect(unaskedBefore(guide, meeting(ready, 'killed'), 'kill')).toBeUndefined();
});

test('a question about something that is not the last to be done is asked before that', () => {
  const early: readonly Experiment[] = [
    {
      objective: 'killed',
      prediction: 'after-kill',
      moves: [
        { act: 'freeze', done: (picture) => picture.settings.frozen === true, settles: true },
        { act: 'kill', done: () => false },
        { act: 'send' },
      ],
    },
  ];
  expect(unaskedBefore(early, emptyPicture, 'freeze')).toBe('after-kill');
  expect(unaskedBefore(early, emptyPicture, 'send')).toBeUndefined();
});
