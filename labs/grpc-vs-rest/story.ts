import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { bothOf, type Followed, follow, nothingFollowed, type Way } from './runs.ts';

const ids = {
  objectives: ['both', 'as-fast', 'six', 'plain', 'too-small', 'zipped', 'cold'],
  hints: ['one-way', 'nobody-waits', 'still-plain'],
} as const;

type Story = StoryOf<typeof ids, Followed>;

/** As many connections as the shop's agent keeps to one server. */
export const agentLimit = 6;
/** So many questions at once that one half of them, and more, has to wait for the other. */
export const crowd = 2 * agentLimit;
/** A list so long that what is written around its values outweighs everything else of an answer. */
const longAnswer = 4_096;
/** So many times as long, and nobody takes it for a matter of a few bytes. */
const muchMore = 1.8;
/** Of that much more nobody would speak. */
const hardlyMore = 1.3;
/** Several connections, so that each of them is seen to cost something. */
const several = 4;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const run = follow(story, event);
  if (!run) return;
  const both = bothOf(run);
  if (both) judge(story, both, before);
  const [only] = Object.values(run.ways);
  if (!both && only && before.settings.way !== 'both') mistake(story, 'one-way', 'both', [only.evidence.last]);
};

/** What the log shows so far. */
export const story = createStory(ids, nothingFollowed, take);

const judge = (story: Story, { grpc, rest }: { grpc: Way; rest: Way }, { settings }: Picture): void => {
  const { objectives } = story;
  const evidence = [grpc.evidence.last, rest.evidence.last];
  const isZipped = grpc.zipped && rest.zipped;
  find(objectives, 'both', evidence);
  // Who has seen that nobody waits, and asks as few again, does not know how to make somebody wait.
  const hasSeen = objectives.has('as-fast');
  if (isAsFast(grpc, rest)) find(objectives, 'as-fast', evidence);
  if (grpc.mostUnderWay >= crowd && grpc.connections === 1 && rest.mostUnderWay === agentLimit) {
    find(objectives, 'six', [grpc.evidence.most, rest.evidence.most, ...evidence]);
  } else if (hasSeen && grpc.times.length > 1 && grpc.times.length <= agentLimit) {
    mistake(story, 'nobody-waits', 'six', evidence);
  }
  const answers = rest.times.length;
  const isLong = rest.passed.back / answers >= longAnswer;
  if (settings.gzip === 'off' && objectives.has('plain') && isLong) mistake(story, 'still-plain', 'zipped', evidence);
  if (!grpc.zipped && !rest.zipped && isLong && rest.passed.back >= muchMore * grpc.passed.back) {
    find(objectives, 'plain', evidence);
  }
  if (isZipped && rest.passed.back <= hardlyMore * grpc.passed.back) find(objectives, 'zipped', evidence);
  if (settings.gzip === 'on' && !grpc.zipped && !rest.zipped) find(objectives, 'too-small', evidence);
  const isFresh = ({ connections, times }: Way): boolean => connections === times.length && times.length >= several;
  if (isFresh(grpc) && isFresh(rest)) find(objectives, 'cold', evidence);
};

/** Nobody had to wait for a connection, and the slowest question by REST took no longer than gRPC's, or hardly so. */
const isAsFast = (grpc: Way, rest: Way): boolean => {
  const [slowest, other] = [rest.times.at(-1), grpc.times.at(-1)];
  if (slowest === undefined || other === undefined || rest.times.length > agentLimit) return false;
  return rest.times.length > 1 && slowest <= other * hardlyMore;
};
