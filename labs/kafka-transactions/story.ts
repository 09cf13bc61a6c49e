import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { type Attempts, attemptAt, attemptsOf, invoices, redone, takeInvoices } from './invoices.ts';
import { beginRivals, isFencing, type Rivals, rivalOf, takeRivals } from './rivals.ts';

const ids = {
  objectives: ['committed', 'doubled', 'deduped', 'undone', 'mailed-twice', 'expired', 'same-error', 'fenced'],
  hints: ['cut-idle', 'cut-plain', 'died-idle', 'frozen-idle', 'thawed-soon', 'fenced-alive'],
} as const;

interface Own extends Rivals {
  attempts: Attempts;
  /** Seq numbers of the copies of each order in the topic, and of sends of it that nobody answered. */
  copies: Map<string, number[]>;
  unanswered: Map<string, number>;
  cut: { seq: number; sent: boolean } | undefined;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  ...beginRivals(),
  attempts: [],
  copies: new Map(),
  unanswered: new Map(),
  cut: undefined,
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const { attempts } = story;
  takeInvoices(attempts, event);
  takeRivals(story, event);
  switch (event.type) {
    case 'action.accepted':
      if (story.cut && event.action.startsWith('send')) story.cut.sent = true;
      break;
    case 'cable.cut':
      story.cut = { seq: event.seq, sent: false };
      break;
    case 'cable.mended':
      mended(story, event.seq);
      break;
    case 'record.unanswered':
      unanswered(story, event, before);
      break;
    case 'record.recognised':
      deduped(story, event.key, event.seq);
      break;
    case 'record.appended':
      if (event.topic === invoices) invoiced(story, event);
      else ordered(story, event);
      break;
    case 'transaction.marked':
      if (event.outcome === 'abort') aborted(story, event);
      break;
    case 'record.consumed':
      if (event.topic === invoices) counted(story, event);
      break;
    case 'statement.ran':
      mailed(story, event);
      break;
    case 'program.exited':
      if (event.cause === 'killed' && before.programs[event.program]?.transaction === undefined)
        mistake(story, 'died-idle', 'undone', [event.seq]);
      break;
    case 'program.frozen':
      if (before.programs[event.program]?.transaction === undefined)
        mistake(story, 'frozen-idle', story.objectives.has('same-error') ? 'fenced' : 'same-error', [event.seq]);
      break;
    case 'transaction.refused':
      refused(story, event);
      break;
    case 'transaction.ended':
      thawedSoon(story, event);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const mended = (story: Story, seq: number): void => {
  const { cut } = story;
  const left = (['doubled', 'deduped'] as const).find((id) => !story.objectives.has(id));
  if (cut && !cut.sent && left) mistake(story, 'cut-idle', left, [cut.seq, seq]);
  story.cut = undefined;
};

const unanswered = (story: Story, { key, seq }: EventOf<'record.unanswered'>, { settings }: Picture): void => {
  if (key === null) return;
  story.unanswered.set(key, seq);
  if (settings.idempotent !== 'on' && story.objectives.has('doubled')) mistake(story, 'cut-plain', 'deduped', [seq]);
};

const ordered = (story: Story, { key, seq, producer, program }: EventOf<'record.appended'>): void => {
  if (key === null) return;
  const copies = [...(story.copies.get(key) ?? []).slice(0, 1), seq];
  story.copies.set(key, copies);
  const lost = story.unanswered.get(key);
  if (lost === undefined) return;
  if (copies.length > 1) find(story.objectives, 'doubled', [lost, ...copies].sort(ascending));
  // Nobody had read it before the broker's second answer came.
  else if (producer && program !== null) find(story.objectives, 'deduped', [lost, seq]);
};

const deduped = (story: Story, key: string | null, seq: number): void => {
  const [lost, copies] = [story.unanswered.get(key ?? ''), story.copies.get(key ?? '') ?? []];
  if (lost !== undefined && copies.length === 1)
    find(story.objectives, 'deduped', [...copies, lost, seq].sort(ascending));
};

/** Between the two stands the control record. */
const invoiced = ({ attempts, objectives }: Story, { seq }: EventOf<'record.appended'>): void => {
  const former = attempts.at(-2);
  if (former?.ended?.outcome === 'commit') find(objectives, 'committed', [former.seq, former.ended.seq, seq]);
};

const aborted = (story: Story, { seq, producer, offset }: EventOf<'transaction.marked'>): void => {
  const attempt = story.attempts.findLast((one) => one.producer === producer.id && one.offset < offset);
  const limit = story.timeouts.get(producer.id);
  if (!attempt?.ended || limit === undefined) return;
  // A successor would have been told to wait for it.
  const isAlone = story.waiting === undefined || story.waiting < attempt.seq;
  if (isAlone && attempt.ended.afterMs > limit - clockMs) find(story.objectives, 'expired', [attempt.seq, seq]);
};

/** The broker's and our clock tell of the same transaction, a little apart. */
const clockMs = 500;

const counted = (story: Story, { offset }: EventOf<'record.consumed'>): void => {
  const order = attemptAt(story.attempts, offset)?.order ?? '';
  const again = redone(story.attempts, order);
  const { uncommitted } = again?.aborted.read ?? {};
  const { committed } = again?.done.read ?? {};
  if (!again || uncommitted === undefined || committed === undefined || again.aborted.read.committed !== undefined)
    return;
  find(
    story.objectives,
    'undone',
    [uncommitted, again.aborted.ended?.seq ?? again.aborted.seq, committed].sort(ascending),
  );
};

const mailed = ({ attempts, objectives }: Story, event: EventOf<'statement.ran'>): void => {
  // One thing after the other: the first such death is about the invoices.
  if (event.changes > 0 || !objectives.has('undone')) return;
  const lost = attemptsOf(attempts, event.parameters[0] ?? '').find(({ ended }) => ended?.outcome === 'abort');
  if (lost?.ended) find(objectives, 'mailed-twice', [lost.seq, lost.ended.seq, event.seq]);
};

const refused = (story: Story, event: EventOf<'transaction.refused'>): void => {
  if (!isFencing(event)) return;
  const { program, seq } = event;
  const [rival, frozen] = [rivalOf(story, program), story.frozen.get(program)];
  if (rival === undefined) {
    const end = story.attempts.findLast(({ ended }) => ended?.outcome === 'abort')?.ended?.seq;
    if (end !== undefined) find(story.objectives, 'same-error', [end, seq]);
  } else if (frozen === undefined) mistake(story, 'fenced-alive', 'fenced', [rival, seq]);
  else find(story.objectives, 'fenced', [frozen, rival, seq].sort(ascending));
};

const thawedSoon = (story: Story, { program, seq, outcome }: EventOf<'transaction.ended'>): void => {
  const frozen = story.frozen.get(program);
  if (frozen === undefined) return;
  story.frozen.delete(program);
  const aim = story.objectives.has('same-error') ? 'fenced' : 'same-error';
  if (outcome === 'commit') mistake(story, 'thawed-soon', aim, [frozen, seq]);
};

const ascending = (a: number, b: number): number => a - b;
