import type { LabEvent } from '#model/events.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { evidenceOf, type Followed, follow, greatestIn, nothingFollowed, type Run, setupKey, ways } from './results.ts';

const ids = {
  objectives: ['low', 'twice', 'high', 'batched', 'large', 'reply', 'greatest'],
  hints: ['nothing-to-gather', 'two-changes'],
} as const;

interface Own extends Followed {
  /** What the run before was asked to do, and its evidence. */
  before: { setup: string; evidence: number[] } | undefined;
  /** Evidence of runs that gathered nothing, by all else that they were asked to do. */
  plain: Map<string, number[]>;
  /** Of the search under way, the ways of which the greatest rate is known. */
  search: { run: number; seqs: number[] };
}
type Story = StoryOf<typeof ids, Own>;

/** At that rate there is now and then more than one parcel to be gathered. */
const enoughToGather = 500;
export const [low, high, large] = [10, 5_000, 100_000];

const take = (story: Story, event: LabEvent): void => {
  if (event.type === 'program.timed') searched(story, event);
  const run = follow(story, event);
  if (run) judge(story, run);
};

/** What the log shows so far. */
export const story = createStory(
  ids,
  (): Own => ({ ...nothingFollowed(), before: undefined, plain: new Map(), search: { run: 0, seqs: [] } }),
  take,
);

const judge = (story: Story, run: Run): void => {
  const { objectives } = story;
  const evidence = evidenceOf(run);
  const isOneWay = run.mode === 'one-way';
  if (isOneWay && run.rate === low) find(objectives, 'low', evidence);
  if (isOneWay && run.rate >= high) find(objectives, 'high', evidence);
  if (run.size >= large) find(objectives, 'large', evidence);
  if (!isOneWay) find(objectives, 'reply', evidence);
  const setup = setupKey(run);
  if (story.before?.setup === setup) find(objectives, 'twice', [...story.before.evidence, ...evidence]);
  story.before = { setup, evidence };
  const rest = setupKey(run, 'batch');
  if (run.batch === 'off') {
    story.plain.set(rest, evidence);
    return;
  }
  const plain = story.plain.get(rest);
  if (run.rate < enoughToGather) mistake(story, 'nothing-to-gather', 'batched', evidence);
  else if (plain) find(objectives, 'batched', [...plain, ...evidence]);
  else if (story.plain.size > 0) mistake(story, 'two-changes', 'batched', evidence);
};

const searched = ({ search, objectives }: Story, event: Extract<LabEvent, { type: 'program.timed' }>): void => {
  const found = greatestIn(event);
  if (!found) return;
  if (found.run !== search.run) Object.assign(search, { run: found.run, seqs: [] });
  search.seqs.push(event.seq);
  if (search.seqs.length === ways.length) find(objectives, 'greatest', [...search.seqs]);
};
