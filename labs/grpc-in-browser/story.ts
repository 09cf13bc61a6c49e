import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { type CallPicture, callsBetween } from '#model/technologies/grpc/picture.ts';
import { endsStream, webCallIn } from '#model/technologies/grpc/web-picture.ts';
import { type EndedCall, endedBy, endedIn, isAsked, nameOf, trailersOf } from './calls.ts';

const ids = {
  objectives: ['binary', 'json', 'streamed', 'status', 'refused', 'relayed'],
  hints: ['one-form', 'other-form', 'gateway-down'],
} as const;

interface Own {
  /** In which protocol a client stream was tried first. */
  triedIn: string | undefined;
}
type Story = StoryOf<typeof ids, Own>;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const ended = endedBy(event, before);
  if (ended) answered(story, ended, before);
  if (event.type === 'web.reported') reported(story, event, before);
  if (event.type === 'call.closed') closed(story, event, before);
};

/** What the log shows so far. */
export const story = createStory(ids, (): Own => ({ triedIn: undefined }), take);

const several = 3;

const answered = (story: Story, one: EndedCall, before: Picture): void => {
  const { objectives } = story;
  const { call, exchange, ended } = one;
  const trailers = trailersOf(exchange);
  if (isAsked(one, false, 'grpc-web') && trailers) find(objectives, 'binary', [exchange.openedSeq, trailers.seq]);
  const [body] = exchange.back;
  if (isAsked(one, false, 'connect-json') && body) find(objectives, 'json', [exchange.openedSeq, body.seq]);
  const messages = exchange.back.filter((message) => !endsStream(message));
  if (nameOf(call) === 'WatchStock' && messages.length >= several) {
    find(objectives, 'streamed', [exchange.openedSeq, ...messages.slice(0, several).map(({ seq }) => seq)]);
  }
  if (isAsked(one, true, 'grpc-web', 'connect', 'connect-json')) failed(story, one, before);
  if (nameOf(call) === 'ImportGoods' && exchange.answered?.status === 200) {
    const inside = innerCalls(before).findLast(({ openedSeq }) => openedSeq > exchange.openedSeq);
    if (inside?.ended) find(objectives, 'relayed', [exchange.openedSeq, inside.openedSeq, ended.seq]);
  }
};

/** What the gateway sent on piece by piece. */
const innerCalls = (picture: Picture): CallPicture[] =>
  callsBetween(picture, { client: 'gateway', server: 'stock' }).filter(
    ({ kind, out }) => kind === 'client-streaming' && out.sent >= several,
  );

/** The gateway may tell of the end of its own call after the site has seen the answer pass that came of it. */
const closed = (story: Story, event: EventOf<'call.closed'>, before: Picture): void => {
  const inside = innerCalls(before).find(({ id }) => id === event.call);
  const outside = endedIn(before).findLast(({ call }) => nameOf(call) === 'ImportGoods');
  if (!inside || !outside || event.side !== 'client' || outside.exchange.answered?.status !== 200) return;
  const { openedSeq } = outside.exchange;
  if (inside.openedSeq > openedSeq) find(story.objectives, 'relayed', [openedSeq, inside.openedSeq, event.seq]);
};

/** The same mistake has been answered in both ways. */
const failed = (story: Story, one: EndedCall, before: Picture): void => {
  const others = endedIn(before).filter((earlier) => isAsked(earlier, true, 'grpc-web', 'connect', 'connect-json'));
  const other = others.find(({ protocol }) => (protocol === 'grpc-web') !== (one.protocol === 'grpc-web'));
  const evidence = (earlier: EndedCall) => [earlier, one].flatMap(({ exchange }) => exchange.answered?.seq ?? []);
  if (other) find(story.objectives, 'status', evidence(other));
  else if (others[0]) mistake(story, 'one-form', 'status', evidence(others[0]));
};

const reported = (story: Story, event: EventOf<'web.reported'>, before: Picture): void => {
  if (event.code === null) return;
  const call = webCallIn(before.webCalls, event.requestId);
  const { state } = before.programs.gateway ?? {};
  if (!call && state !== undefined && state !== 'running' && nameOf(event) !== 'ReceiveGoods') {
    story.hints.set('gateway-down', [event.seq]);
  }
  if (nameOf(event) !== 'ReceiveGoods' || call) return;
  find(story.objectives, 'refused', [event.seq]);
  const { protocol } = before.settings;
  if (story.triedIn !== undefined && story.triedIn !== protocol) {
    mistake(story, 'other-form', 'relayed', [event.seq]);
  }
  story.triedIn ??= String(protocol);
};
