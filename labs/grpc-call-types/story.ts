import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { isOpen } from '#model/technologies/grpc/picture.ts';
import { callBefore, type Flow, followFlow, openCalls } from './calls.ts';

const ids = {
  objectives: ['unary', 'server', 'client', 'interleaved', 'half-open', 'cancelled', 'shared', 'held-back'],
  hints: ['nothing-open', 'already-closed', 'cancelled-sending', 'slow-small'],
} as const;

/** RST_STREAM's code of a call that nobody wants any more. */
const cancelCode = 8;
const several = 3;
/** Node ends what a client has left open before it resets it: END_STREAM is no more than so many ms ahead of RST_STREAM. */
const endsWithReset = 100;

interface Own {
  flows: Map<string, Flow>;
  /** END_STREAM and RST_STREAM, as the client sent them, by call. */
  halfClosed: Map<string, { seq: number; at: number }>;
  reset: Map<string, number>;
}

type Story = StoryOf<typeof ids, Own>;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const { objectives, hints } = story;
  const pause = followFlow(story.flows, event, before);
  if (pause) find(objectives, 'held-back', pause.evidence);
  switch (event.type) {
    case 'action.accepted':
      if (event.action === 'cancel' || event.action === 'half-close') {
        const newest = openCalls(before).at(-1);
        if (!newest) hints.set('nothing-open', [event.seq]);
        else if (event.action === 'half-close' && newest.out.closed) {
          hints.set('already-closed', [newest.openedSeq, event.seq]);
        }
      }
      break;
    case 'call.half-closed':
      if (event.side === 'client') story.halfClosed.set(event.call, { seq: event.seq, at: event.at });
      break;
    case 'call.message':
      message(story, event, before);
      break;
    case 'call.reset':
      reset(story, event, before);
      break;
    case 'call.closed':
      closed(story, event, before);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, (): Own => ({ flows: new Map(), halfClosed: new Map(), reset: new Map() }), take);

const message = (story: Story, event: EventOf<'call.message'>, before: Picture): void => {
  if (event.side === 'server') return;
  const call = callBefore(before, event);
  if (!call || !isOpen(call)) return;
  const { objectives } = story;
  const isBidi = call.kind === 'bidi-streaming';
  if (isBidi && event.direction === 'out') {
    const [answer] = call.back.newest;
    if (answer) find(objectives, 'interleaved', [call.openedSeq, answer.seq, event.seq]);
  }
  const half = story.halfClosed.get(call.id);
  if (isBidi && event.direction === 'back' && half !== undefined) find(objectives, 'half-open', [half.seq, event.seq]);
  // An older call goes on while a newer one has messages too.
  const newer = openCalls(before).find(
    (one) => one.connection === call.connection && one.openedSeq > call.openedSeq && one.back.got > 0,
  );
  if (newer && event.direction === 'back') {
    find(objectives, 'shared', [call.openedSeq, newer.openedSeq, event.seq]);
  }
};

const reset = (story: Story, event: EventOf<'call.reset'>, before: Picture): void => {
  const call = callBefore(before, event);
  if (!call || event.direction !== 'out' || event.code !== cancelCode) return;
  if (event.side === 'client') {
    story.reset.set(call.id, event.seq);
    const half = story.halfClosed.get(call.id);
    const wasOpen = half === undefined || event.at - half.at < endsWithReset;
    if (call.kind === 'client-streaming' && call.out.sent > 0 && wasOpen) {
      mistake(story, 'cancelled-sending', 'client', [call.openedSeq, event.seq]);
    }
    return;
  }
  const sent = story.reset.get(call.id);
  if (call.kind === 'server-streaming' && call.back.got > 0 && sent !== undefined) {
    find(story.objectives, 'cancelled', [call.openedSeq, sent, event.seq]);
  }
};

const closed = (story: Story, event: EventOf<'call.closed'>, before: Picture): void => {
  const call = callBefore(before, event);
  if (!call || event.side === 'server' || event.status !== 0) return;
  const { objectives } = story;
  const evidence = [call.openedSeq, event.seq];
  if (call.kind === 'unary') find(objectives, 'unary', evidence);
  if (call.kind === 'server-streaming' && call.back.got >= several) find(objectives, 'server', evidence);
  if (call.kind === 'client-streaming' && call.out.sent >= several) find(objectives, 'client', evidence);
  const { reading, size } = before.settings;
  if (call.kind === 'server-streaming' && reading === 'slow' && size === 'small') {
    mistake(story, 'slow-small', 'held-back', evidence);
  }
};
