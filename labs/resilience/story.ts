import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { emptyLedger, follow, type Ledger, retriesOf } from './ledger.ts';
import { newestRush, openCharges, type Paid } from './rushes.ts';

const ids = {
  objectives: ['storm', 'spread', 'opened', 'reopened', 'closed', 'double', 'once', 'budget', 'isolated'],
  hints: ['no-retry', 'too-early', 'no-limit', 'starved'],
} as const;

type Story = StoryOf<typeof ids, Ledger>;

/** So many retries at once are a wave. */
const wave = 6;
/** Who asked for a price and waited so long has waited for somebody else. */
const starvedMs = 1_000;
const promptMs = 500;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const told = follow(story, event);
  if (told?.kind === 'paid') {
    judgeOrder(story, told.paid, before);
    judgeRush(story, told.rush, before);
  } else if (told?.kind === 'breaker' && told.from === 'half-open') {
    const probed = [...proofOf(story, 'half-open'), event.seq];
    if (told.to === 'open') find(story.objectives, 'reopened', probed);
    if (told.to === 'closed') find(story.objectives, 'closed', probed);
  } else if (told?.kind === 'price') judgePrice(story, told.ms, event.seq, before);
};

/** What the log shows so far. */
export const story = createStory(ids, emptyLedger, take);

const proofOf = ({ since }: Ledger, state: 'open' | 'half-open'): number[] => {
  const seq = since.get(state);
  return seq === undefined ? [] : [seq];
};

/** What one customer's order came to. */
const judgeOrder = (story: Story, { order, outcome, tries, ms, seq }: Paid, { settings }: Picture): void => {
  const { objectives } = story;
  const calls = story.calls.get(order) ?? [];
  const charges = story.charges.get(order) ?? [];
  const [charge] = charges;
  const last = calls.at(-1);
  if (outcome === 'broken' && calls.length === 0) {
    find(objectives, 'opened', [...proofOf(story, 'open'), seq]);
    if (objectives.has('reopened') && settings.payment === 'ok') mistake(story, 'too-early', 'closed', [seq]);
  }
  if (charges.length > 1) find(objectives, 'double', [...charges, seq]);
  // The charge is older than the call that was answered: that one has found it in the books.
  if (outcome === 'paid' && tries > 1 && charges.length === 1 && charge && last && charge < last.seq) {
    find(objectives, 'once', [charge, last.seq, seq]);
  }
  const [first] = calls;
  if (outcome === 'late' && first && last && (last.timeoutMs ?? 0) < (first.timeoutMs ?? 0)) {
    find(objectives, 'budget', [first.seq, last.seq, seq]);
  }
  if (outcome === 'paid' && ms >= 3_000 && settings.payment === 'slow' && settings.limit === 'none') {
    mistake(story, 'no-limit', 'double', [seq]);
  }
};

/** What a whole crowd came to, once the last of them has an answer. */
const judgeRush = (story: Story, rush: readonly Paid[], { settings }: Picture): void => {
  const retries = retriesOf(story, rush);
  if (!retries) return;
  const { all, peak } = retries;
  const isSpread = settings.retry === 'jitter';
  if (!isSpread && peak.count >= wave) find(story.objectives, 'storm', peak.evidence);
  if (isSpread && all.length >= wave && peak.count <= all.length / 2) {
    find(
      story.objectives,
      'spread',
      [all[0]?.seq ?? 0, all.at(-1)?.seq ?? 0].sort((a, b) => a - b),
    );
  }
  const lost = rush.filter(({ outcome }) => outcome === 'failed');
  const [one] = lost;
  if (one && all.length === 0 && settings.retry === 'none') mistake(story, 'no-retry', 'storm', [one.seq]);
};

/** How long somebody had to wait who needed nothing from payment. */
const judgePrice = (story: Story, ms: number, seq: number, before: Picture): void => {
  const isOn = before.settings.bulkhead === 'on';
  if (!isOn && ms >= starvedMs) mistake(story, 'starved', 'isolated', [seq]);
  const refused = newestRush(before)?.paid.find(({ outcome }) => outcome === 'refused');
  if (isOn && ms <= promptMs && refused && openCharges(before) > 0 && before.settings.payment === 'slow') {
    find(story.objectives, 'isolated', [refused.seq, seq]);
  }
};
