import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { areOver, type Batches, follow, noBatches, type Sent } from './batches.ts';

const ids = {
  objectives: ['charged-once', 'bounded', 'aside', 'light', 'in-order'],
  hints: ['auto-lost', 'orders-dropped', 'parcel-lost', 'still-large', 'still-overtaken'],
} as const;

interface Own extends Batches {
  /** Files of the store by their keys: the seq of the insert. */
  files: Map<string, number>;
  /** Bytes of the newest message of each invoice, and the seq of its publishing. */
  invoices: Map<string, { seq: number; bytes: number }>;
}
type Story = StoryOf<typeof ids, Own>;

/** What a batch has at least: who stops the shop halfway proves nothing. */
const whole = { twice: 20, slow: 60, stuck: 7, undone: 8 };
/** The limit of the queue, and as much again for what is told a moment late. */
const boundedBy = 20;
/** A message larger than that the broker does not take. */
const largest = 16 * 1024 * 1024;
/** A claim is smaller than that. */
const lightest = 1_000;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const one = follow(story, event, before);
  switch (event.type) {
    case 'message.published':
      if (event.routingKey === 'invoices' && one) {
        story.invoices.set(one.order, { seq: event.seq, bytes: event.bytes });
      }
      break;
    case 'statement.ran': {
      const [key = '', bytes = ''] = event.parameters;
      if (event.table === 'files') story.files.set(key, event.seq);
      if (event.table === 'printed') printed(story, key, Number(bytes), event.seq);
      break;
    }
    case 'message.dropped':
      if (one) mistake(story, 'orders-dropped', 'bounded', [one.seq, event.seq]);
      break;
    case 'message.nacked':
      if (one && !event.requeue) mistake(story, 'parcel-lost', 'aside', [...one.returns, event.seq]);
      break;
    case 'message.handled':
      if (one?.unanswered !== undefined && one.charges.length === 0)
        mistake(story, 'auto-lost', 'charged-once', [one.unanswered, event.seq]);
      break;
    case 'program.printed':
      if (event.program === 'shop' && isTooLarge(event.line) && before.settings.attach === 'gzip')
        mistake(story, 'still-large', 'light', [event.seq]);
      break;
  }
  if (event.type === 'message.acked' || event.type === 'message.handled' || event.type === 'message.published')
    judge(story, before);
};

/** What the log shows so far. */
export const story = createStory(ids, (): Own => ({ ...noBatches(), files: new Map(), invoices: new Map() }), take);

/** The broker's own words for it. */
export const isTooLarge = (line: string): boolean => /PRECONDITION_FAILED.*message size/.test(line);

const sorted = (seqs: readonly (number | undefined)[]): number[] =>
  [...new Set(seqs.filter((seq) => seq !== undefined))].sort((a, b) => a - b);

const lastEnd = (sent: readonly Sent[]): number => Math.max(...sent.map(({ end = 0 }) => end));

const judge = (story: Story, { settings }: Picture): void => {
  const { twice, slow, stuck, undone } = story.batches;
  const over = (batch: typeof twice, least: number): Sent[] =>
    batch.sent.size >= least && areOver(batch) ? [...batch.sent.values()] : [];
  chargedOnce(story, over(twice, whole.twice));
  bounded(story, over(slow, whole.slow), slow.peak);
  aside(story, over(stuck, whole.stuck));
  inOrder(story, over(undone, whole.undone), settings.lanes === 'paced');
};

const chargedOnce = ({ objectives }: Story, sent: readonly Sent[]): void => {
  const again = sent.find(({ again }) => again !== undefined);
  if (!again || sent.some(({ charges }) => charges.length !== 1)) return;
  find(objectives, 'charged-once', sorted([again.seq, ...again.charges, again.again, lastEnd(sent)]));
};

const bounded = ({ objectives }: Story, sent: readonly Sent[], peak: number): void => {
  const refused = sent.find(({ refused }) => refused !== undefined);
  if (!refused || peak > boundedBy || sent.some(({ dropped }) => dropped !== undefined)) return;
  find(objectives, 'bounded', sorted([refused.seq, refused.refused, refused.end, lastEnd(sent)]));
};

const aside = ({ objectives }: Story, sent: readonly Sent[]): void => {
  const poison = sent.find(({ dead }) => dead !== undefined);
  if (!poison || sent.some(({ dropped }) => dropped !== undefined)) return;
  find(objectives, 'aside', sorted([...poison.returns.slice(-1), poison.dead, lastEnd(sent)]));
};

const printed = ({ objectives, files, invoices }: Story, order: string, bytes: number, seq: number): void => {
  const invoice = invoices.get(order);
  const file = files.get(order);
  // As base64 the picture is a third larger than that, and too large for the broker.
  if (!invoice || file === undefined || (bytes * 4) / 3 <= largest || invoice.bytes > lightest) return;
  find(objectives, 'light', sorted([file, invoice.seq, seq]));
};

const inOrder = (story: Story, sent: readonly Sent[], isPaced: boolean): void => {
  const last = new Map(sent.map((one) => [one.order, one]));
  if (last.size === 0) return;
  const wrong = [...last.values()].find(({ order, state }) => story.states.get(order)?.state !== state);
  const seqs = (one: Sent): number[] => sorted([one.seq, one.end, story.states.get(one.order)?.seq]);
  if (wrong && isPaced) mistake(story, 'still-overtaken', 'in-order', seqs(wrong));
  if (!wrong) find(story.objectives, 'in-order', sorted([...last.values()].slice(-1).flatMap(seqs)));
};
