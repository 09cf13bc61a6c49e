import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { callsBetween, isOpen } from '#model/technologies/grpc/picture.ts';
import { type Chain, type Chains, follow, type Hop, lastAttempt, noChains } from './chains.ts';
import { isCancelled, isExpired, isOk, isUnavailable } from './ends.ts';

const ids = {
  objectives: ['answered', 'zombie', 'unpassed', 'passed-on', 'cancelled', 'refused', 'killed', 'retried', 'drained'],
  hints: ['in-time', 'nothing-to-cancel', 'hold-again', 'killed-idle', 'left-idle'],
} as const;

/** Refusals that the order service has a reason for: INVALID_ARGUMENT, RESOURCE_EXHAUSTED, UNAUTHENTICATED. */
const refusals = [3, 8, 16] as const;

/** So short a deadline was set to pass. */
const shortMs = 3_000;

interface Own extends Chains {
  /** The call that was refused, and its trailers, by status. */
  refused: Map<number, [opened: number, closed: number]>;
}

type Story = StoryOf<typeof ids, Own>;

/** Whether somebody has a call with that program. */
export const isHolding = (picture: Picture, program: string): boolean =>
  picture.streams.some((call) => call.server === program && isOpen(call));

const take = (story: Story, event: LabEvent, before: Picture): void => {
  for (const chain of follow(story, event, before)) judge(story, chain, event, before);
  if (event.type !== 'action.accepted') return;
  const { action, program, seq } = event;
  if (action === 'cancel' && !callsBetween(before, { client: 'checkout', server: 'order' }).some(isOpen)) {
    story.hints.set('nothing-to-cancel', [seq]);
  }
  if (program === null || isHolding(before, program)) return;
  // With retries on, a server that is away is what is wanted.
  if (action === 'kill' && before.settings.retry === 'off') mistake(story, 'killed-idle', 'killed', [seq]);
  if (action === 'leave') mistake(story, 'left-idle', 'drained', [seq]);
};

/** What the log shows so far. */
export const story = createStory(ids, (): Own => ({ ...noChains(), refused: new Map() }), take);

const judge = (story: Story, chain: Chain, event: LabEvent, before: Picture): void => {
  const attempt = lastAttempt(chain);
  if (!attempt) return;
  if (attempt.ended) judgeEnd(story, chain, { ...attempt, ended: attempt.ended }, before);
  if (attempt.ended && !isOk(attempt.ended)) judgeRest(story, chain, { ...attempt, ended: attempt.ended });
  const drained = [...chain.attempts, ...chain.onward].find((hop) => hop.left && hop.ended && isOk(hop.ended));
  if (drained?.left && drained.ended) find(story.objectives, 'drained', [drained.seq, drained.left.seq, event.seq]);
};

type Ended = Hop & { ended: NonNullable<Hop['ended']> };

/** What the checkout's last call came to. */
const judgeEnd = (story: Story, chain: Chain, { ended, ...attempt }: Ended, before: Picture): void => {
  const { objectives } = story;
  const evidence = [attempt.seq, ended.seq];
  const isHold = attempt.method === 'HoldItems';
  if (isOk(ended)) {
    if (isHold && chain.held) find(objectives, 'answered', [attempt.seq, chain.held.seq, ended.seq]);
    if (attempt.attemptsBefore > 0) {
      const first = chain.attempts[0] ?? attempt;
      find(objectives, 'retried', [...new Set([first.seq, ...evidence])]);
    }
    if (isHold && (attempt.timeoutMs ?? Number.POSITIVE_INFINITY) <= shortMs) {
      mistake(story, 'in-time', 'zombie', evidence);
    }
    return;
  }
  if (ended.how === 'trailers') {
    const known = refusals.find((status) => status === ended.status);
    if (known !== undefined) story.refused.set(known, [attempt.seq, ended.seq]);
    if (story.refused.size === refusals.length) {
      find(
        objectives,
        'refused',
        [...story.refused.values()].map(([, closed]) => closed).sort((a, b) => a - b),
      );
    }
  }
  const ends = [...chain.onward.flatMap((hop) => hop.ended ?? []), ended];
  const broken = ends.find(({ how }) => how === 'connection');
  if (broken)
    find(
      objectives,
      'killed',
      [...new Set([attempt.seq, broken.seq, ended.seq])].sort((a, b) => a - b),
    );
  if (isHold && isUnavailable(ended) && before.settings.retry === 'on') {
    mistake(story, 'hold-again', 'retried', evidence);
  }
};

/** What went on, or stopped, after the checkout had gone. */
const judgeRest = (story: Story, { held, dropped, heeds, onward }: Chain, attempt: Ended): void => {
  const { objectives } = story;
  const { ended } = attempt;
  const next = onward.at(-1);
  if (!next) return;
  const inOrder = (...seqs: number[]): number[] => seqs.sort((a, b) => a - b);
  if (held && held.seq > ended.seq && isExpired(ended)) {
    const evidence = [attempt.seq, ended.seq, held.seq];
    if (!heeds) find(objectives, 'zombie', evidence);
    else if (next.timeoutMs === undefined) find(objectives, 'unpassed', evidence);
  }
  if (!dropped) return;
  if (isCancelled(ended)) find(objectives, 'cancelled', inOrder(attempt.seq, ended.seq, dropped.seq));
  else if (isExpired(ended) && next.timeoutMs !== undefined) {
    find(objectives, 'passed-on', inOrder(attempt.seq, next.seq, ended.seq, dropped.seq));
  }
};
