import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { beginLedger, type Ledger, type News, seqsOf, takeLedger } from './ledger.ts';
import { bigIn, joinedIn, topics } from './records.ts';

const ids = {
  objectives: ['emitted', 'corrected', 'dropped', 'merged', 'unmatched', 'bare', 'forgotten', 'restored'],
  hints: ['still-open', 'too-late', 'not-between', 'never-paid', 'rebuilt'],
} as const;

interface Own {
  ledger: Ledger;
  /** By order: seq of the record that says that nobody has paid in time. */
  unpaid: Map<number, number>;
  /** Nobody was going to pay them. */
  neverPaid: number[];
  /** Seq of the end of the service that knows the customers, while it is away. */
  noCustomers: number | undefined;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({ ledger: beginLedger(), unpaid: new Map(), neverPaid: [], noCustomers: undefined });

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const news = takeLedger(story.ledger, event, before);
  if (news) takeNews(story, news, event.seq);
  switch (event.type) {
    case 'record.appended':
      if (event.topic === topics.paid) joined(story, event, before);
      if (event.topic === topics.big) enriched(story, event);
      break;
    case 'program.exited':
      if (event.program === 'customers') story.noCustomers = event.seq;
      break;
    case 'program.started':
      if (event.program === 'customers') story.noCustomers = undefined;
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

/** As late as the form offers for an order between two sessions. */
const between = 5;

/** With an order as late as that, once what else late orders do has been seen. */
const isAlone = ({ objectives }: Story, { window, order }: Extract<News, { about: 'changed' }>): boolean =>
  window.kind === 'session' && order.behind === between && objectives.has('corrected');

const takeNews = (story: Story, news: News, seq: number): void => {
  const { order } = news;
  switch (news.about) {
    case 'changed':
      if (news.merged.length > 1)
        find(story.objectives, 'merged', seqsOf(...news.merged.map((one) => one.seq), order.seq, seq));
      else if (isAlone(story, news)) mistake(story, 'not-between', 'merged', seqsOf(order.seq, seq));
      if (news.window.kind === 'tumbling' && order.behind > 0 && news.window.ends > news.window.watermark)
        mistake(story, 'still-open', 'corrected', seqsOf(order.seq, seq));
      break;
    case 'late':
      if (!news.isOut) break;
      find(story.objectives, 'dropped', seqsOf(order.seq, seq));
      mistake(story, 'too-late', 'corrected', seqsOf(order.seq, seq));
      break;
    case 'emitted':
      if (news.window.kind === 'tumbling') emitted(story, news, seq);
      break;
  }
};

const emitted = (story: Story, news: Extract<News, { about: 'emitted' }>, seq: number): void => {
  const { window, order, before, truth } = news;
  find(story.objectives, 'emitted', seqsOf(order.seq, seq));
  if (before && order.behind > 0 && window.total > before.total)
    find(story.objectives, 'corrected', seqsOf(before.seq, order.seq, seq));
  const { died, restore } = story.ledger;
  if (died === undefined || truth.earlier === 0) return;
  if (window.total < truth.total) {
    find(story.objectives, 'forgotten', [died, seq]);
  } else if (window.total === truth.total && restore !== 'none') {
    find(story.objectives, 'restored', [died, seq]);
    mistake(story, 'rebuilt', 'forgotten', [died, seq]);
  }
};

const manyUnpaid = 3;

const joined = (story: Story, { value, seq }: EventOf<'record.appended'>, { settings }: Picture): void => {
  const result = joinedIn(value);
  if (result?.status === 'unpaid') {
    story.unpaid.set(result.order, seq);
    if (settings.pay !== 'none') return;
    story.neverPaid.push(seq);
    if (story.neverPaid.length >= manyUnpaid)
      mistake(story, 'never-paid', 'unmatched', story.neverPaid.slice(-manyUnpaid));
  }
  if (result?.status !== 'unmatched') return;
  const unpaid = story.unpaid.get(result.order);
  if (unpaid !== undefined) find(story.objectives, 'unmatched', [unpaid, seq]);
};

const enriched = ({ objectives, noCustomers }: Story, { value, seq }: EventOf<'record.appended'>): void => {
  const big = bigIn(value);
  if (big && big.name === undefined && noCustomers !== undefined) find(objectives, 'bare', [noCustomers, seq]);
};
