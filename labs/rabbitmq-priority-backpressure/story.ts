import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import type { MessagePicture } from '#model/technologies/rabbitmq/picture.ts';
import { follow, noVips, type Vips } from './vips.ts';

const ids = {
  objectives: ['grows', 'drops-oldest', 'refused', 'pace', 'expired', 'overtakes', 'trap'],
  hints: ['vip-prefetched', 'vip-plain', 'short-taken', 'flow-drops'],
} as const;

/** What became of a letter to the queue that rejects, over all the times that it was sent. */
interface Sent {
  seq: number;
  refusedSeq?: number;
  doneSeq?: number;
}

interface Own extends Vips {
  /** Letters with a time limit of their own: what waited before each without one, by the seq of its publishing. */
  limited: Map<string, { behind: number | undefined }>;
  /** How long the queue without limits was when letters began to come faster than they go. */
  growsFrom?: number;
  /** With flow control: letters in the order in which they were first sent, until one was refused and there are 25. */
  paced: { sent: Map<string, Sent>; anyRefused: boolean };
  /** The mistake was told of these settings. */
  toldFlowDrops: boolean;
  dropped?: { publishedSeq: number; seq: number };
}
type Story = StoryOf<typeof ids, Own>;

const newPace = (): Own['paced'] => ({ sent: new Map(), anyRefused: false });
const isFull = ({ sent, anyRefused }: Own['paced']): boolean => anyRefused && sent.size >= pacedLetters;

const begin = (): Own => ({ ...noVips(), limited: new Map(), paced: newPace(), toldFlowDrops: false });

const manyWaiting = 60;
const manyMore = 30;
const fewWaiting = 3;
const pacedLetters = 25;
const shortMs = 1_000;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const vip = follow(story, event, before);
  switch (event.type) {
    case 'setting.changed':
      changed(story, event.setting);
      break;
    case 'queue.measured':
      measured(story, event, before);
      break;
    case 'message.published':
      published(story, event, before);
      break;
    case 'message.refused':
      refused(story, event, before);
      break;
    case 'message.delivered':
      delivered(story, event, before);
      break;
    case 'message.acked':
      provePace(story, event);
      // What the learner has already seen in the right way is no mistake any more.
      if (vip && vip.first.length >= fewWaiting) mistake(story, 'vip-prefetched', 'overtakes', [vip.seq, event.seq]);
      break;
    case 'message.dropped':
      dropped(story, event, before);
      break;
    case 'program.exited':
      if (event.program === 'newsletter') story.paced = newPace();
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

/** Letters that wait in the queue, in its order. */
const waitingIn = ({ queues, messages }: Picture, queue: string): MessagePicture[] =>
  (queues[queue]?.ready ?? []).flatMap((id) => messages[id] ?? []);

const changed = (story: Story, setting: string): void => {
  if (setting === 'rate' || setting === 'speed') delete story.growsFrom;
  if (setting !== 'flow' && setting !== 'limits') return;
  story.paced = newPace();
  story.toldFlowDrops = false;
};

const measured = (story: Story, { queue, ready, seq }: EventOf<'queue.measured'>, { settings }: Picture): void => {
  const speed = settings.speed === 'pause' ? 0 : Number(settings.speed);
  if (queue !== 'letters.open' || settings.limits !== 'open' || !(Number(settings.rate) > speed)) return;
  story.growsFrom ??= ready;
  if (ready >= manyWaiting && ready - story.growsFrom >= manyMore) find(story.objectives, 'grows', [seq]);
};

const published = (story: Story, event: EventOf<'message.published'>, before: Picture): void => {
  const { message, seq, properties, routingKey: queue } = event;
  if (properties.expiration !== undefined) {
    const first = waitingIn(before, queue).find(({ id }) => !story.limited.has(id));
    story.limited.set(message, { behind: first?.publishedSeq });
  }
  if (properties.priority && queue !== 'letters.priority') {
    const first = waitingIn(before, queue).slice(0, fewWaiting);
    const seqs = first.map(({ publishedSeq }) => publishedSeq);
    if (first.length === fewWaiting) story.hints.set('vip-plain', [...seqs, seq]);
  }
  const { paced } = story;
  if (queue !== 'letters.reject' || before.settings.flow !== 'on' || isFull(paced)) return;
  const name = baseId(message);
  if (!paced.sent.has(name)) paced.sent.set(name, { seq });
};

const refused = (story: Story, { message, seq }: EventOf<'message.refused'>, before: Picture): void => {
  const letter = before.messages[message];
  if (!letter?.queues.includes('letters.reject')) return;
  find(story.objectives, 'refused', [letter.publishedSeq, seq]);
  const sent = story.paced.sent.get(baseId(message));
  if (!sent) return;
  sent.refusedSeq ??= seq;
  story.paced.anyRefused = true;
};

const delivered = (story: Story, { message, queue, seq, at }: EventOf<'message.delivered'>, before: Picture): void => {
  const letter = before.messages[message];
  if (!letter) return;
  const { objectives, dropped: lost } = story;
  if (lost && queue === 'letters.drop-head' && letter.publishedSeq > lost.publishedSeq) {
    find(objectives, 'drops-oldest', [lost.publishedSeq, lost.seq, letter.publishedSeq, seq]);
  }
  const limited = story.limited.get(message);
  if (limited) {
    if (at - letter.publishedAt < shortMs) mistake(story, 'short-taken', 'trap', [seq]);
    // How long a letter lies in the sender's hands says nothing of the queue.
    limited.behind = undefined;
  }
  if (letter.priority === 0 || queue !== 'letters.priority' || objectives.has('overtakes')) return;
  const overtaken = waitingIn(before, queue).filter(
    ({ priority, publishedSeq }) => priority === 0 && publishedSeq < letter.publishedSeq,
  );
  const [first] = overtaken;
  if (!first || overtaken.length < fewWaiting) return;
  find(objectives, 'overtakes', [first.publishedSeq, letter.publishedSeq, seq]);
};

/** At least 25 letters on end have been done, one that had been refused among them. */
const provePace = ({ paced, objectives }: Story, { message, seq }: EventOf<'message.acked'>): void => {
  const sent = paced.sent.get(baseId(message));
  if (!sent) return;
  sent.doneSeq = seq;
  if (!isFull(paced)) return;
  const all = [...paced.sent.values()];
  if (all.some(({ doneSeq }) => doneSeq === undefined)) return;
  const back = all.find(({ refusedSeq }) => refusedSeq !== undefined);
  if (back?.refusedSeq) find(objectives, 'pace', [back.seq, back.refusedSeq, back.doneSeq ?? seq, seq]);
};

const dropped = (story: Story, event: EventOf<'message.dropped'>, before: Picture): void => {
  const { message, queue, reason, seq, at } = event;
  const letter = before.messages[message];
  const limited = story.limited.get(message);
  story.limited.delete(message);
  story.paced.sent.delete(baseId(message));
  if (!letter) return;
  if (reason === 'maxlen') {
    story.dropped = { publishedSeq: letter.publishedSeq, seq };
    if (before.settings.flow === 'on' && !story.toldFlowDrops) {
      story.toldFlowDrops = true;
      story.hints.set('flow-drops', [letter.publishedSeq, seq]);
    }
  }
  if (reason !== 'expired') return;
  if (queue === 'letters.ttl' && !limited) find(story.objectives, 'expired', [letter.publishedSeq, seq]);
  // Its time was up long ago, but the broker looks at the head of the queue only.
  if (limited?.behind !== undefined && queue !== 'letters.ttl' && at - letter.publishedAt >= 2 * shortMs) {
    find(story.objectives, 'trap', [limited.behind, letter.publishedSeq, seq]);
  }
};
