import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { createWalk, keepNewest } from '#model/walk.ts';

interface Letter {
  id: string;
  /** Of its publishing. */
  seq: number;
  at: number;
  queue: string;
  priority: number;
  /** With a time limit of its own. */
  expires: boolean;
  /** What waited before it without such a limit when it came, by the seq of its publishing. */
  behind?: number;
}

/** What became of a letter to the queue that rejects, over all the times that it was sent. */
interface Sent {
  seq: number;
  refusedSeq?: number;
  doneSeq?: number;
}

interface Story extends Found {
  /** On the broker: by queue in the order in which they came, and those in the sender's hands. */
  waiting: Map<string, Map<string, Letter>>;
  hands: Map<string, Letter>;
  settings: Map<string, unknown>;
  /** How long the queue without limits was when letters began to come faster than they go. */
  growsFrom?: number;
  /** With flow control: letters in the order in which they were first sent, until one was refused and there are 25. */
  paced: { sent: Map<string, Sent>; anyRefused: boolean };
  /** The mistake was told of these settings. */
  toldFlowDrops: boolean;
  dropped?: { publishedSeq: number; seq: number };
  /** VIP letters on the broker: which letters were in the sender's hands when they came, and which of these were done since. */
  vips: Map<string, { letter: Letter; ahead: ReadonlySet<string>; first: number[] }>;
}

const begin = (): Story => ({
  objectives: new Map(),
  hints: new Map(),
  waiting: new Map(),
  hands: new Map(),
  settings: new Map(),
  paced: newPace(),
  toldFlowDrops: false,
  vips: new Map(),
});

const newPace = (): Story['paced'] => ({ sent: new Map(), anyRefused: false });
const isFull = ({ sent, anyRefused }: Story['paced']): boolean => anyRefused && sent.size >= pacedLetters;

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => apply(story, event));

const manyWaiting = 60;
const manyMore = 30;
const fewWaiting = 3;
const pacedLetters = 25;
const shortMs = 1_000;

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'setting.changed':
      changed(story, event);
      break;
    case 'queue.measured':
      measured(story, event);
      break;
    case 'message.published':
      published(story, event);
      break;
    case 'message.refused':
      refused(story, event);
      break;
    case 'message.delivered':
      delivered(story, event);
      break;
    case 'message.acked':
      acked(story, event);
      break;
    case 'message.dropped':
      dropped(story, event);
      break;
    case 'program.exited':
      if (event.program === 'newsletter') story.paced = newPace();
      if (event.program === 'sender') giveBack(story);
      break;
    case 'connection.closed':
      if (event.program === 'sender') giveBack(story);
      break;
  }
};

const waitingIn = ({ waiting }: Story, queue: string): Map<string, Letter> => {
  const there = waiting.get(queue) ?? new Map<string, Letter>();
  waiting.set(queue, there);
  return there;
};

const changed = (story: Story, { setting, value }: EventOf<'setting.changed'>): void => {
  story.settings.set(setting, value);
  if (setting === 'rate' || setting === 'speed') delete story.growsFrom;
  if (setting !== 'flow' && setting !== 'limits') return;
  story.paced = newPace();
  story.toldFlowDrops = false;
};

const measured = (story: Story, { queue, ready, seq }: EventOf<'queue.measured'>): void => {
  const { settings } = story;
  const speed = settings.get('speed') === 'pause' ? 0 : Number(settings.get('speed'));
  if (queue !== 'letters.open' || settings.get('limits') !== 'open' || !(Number(settings.get('rate')) > speed)) return;
  story.growsFrom ??= ready;
  if (ready >= manyWaiting && ready - story.growsFrom >= manyMore) find(story.objectives, 'grows', [seq]);
};

const published = (story: Story, event: EventOf<'message.published'>): void => {
  const { message, seq, at, properties, routingKey: queue } = event;
  const there = waitingIn(story, queue);
  const priority = typeof properties.priority === 'number' ? properties.priority : 0;
  const expires = properties.expiration !== undefined;
  const behind = expires ? [...there.values()].find((one) => !one.expires)?.seq : undefined;
  const letter: Letter = { id: message, seq, at, queue, priority, expires, ...(behind !== undefined && { behind }) };
  there.set(message, letter);
  keepNewest(there);
  if (priority > 0) {
    const ahead = [...story.hands.values()].filter((one) => one.queue === queue).map(({ id }) => id);
    if (queue === 'letters.priority') story.vips.set(message, { letter, ahead: new Set(ahead), first: [] });
    else if (there.size > fewWaiting) story.hints.set('vip-plain', [...firstSeqs(there, fewWaiting), seq]);
  }
  const { paced, settings } = story;
  if (queue !== 'letters.reject' || settings.get('flow') !== 'on' || isFull(paced)) return;
  const name = baseId(message);
  if (!paced.sent.has(name)) paced.sent.set(name, { seq });
};

const firstSeqs = (letters: Map<string, Letter>, count: number): number[] =>
  [...letters.values()].slice(0, count).map(({ seq }) => seq);

const refused = (story: Story, { message, seq }: EventOf<'message.refused'>): void => {
  const letter = forget(story, message);
  if (letter?.queue !== 'letters.reject') return;
  find(story.objectives, 'refused', [letter.seq, seq]);
  const sent = story.paced.sent.get(baseId(message));
  if (!sent) return;
  sent.refusedSeq ??= seq;
  story.paced.anyRefused = true;
};

const delivered = (story: Story, { message, queue, seq, at }: EventOf<'message.delivered'>): void => {
  const letter = story.waiting.get(queue)?.get(message);
  if (!letter) return;
  story.waiting.get(queue)?.delete(message);
  story.hands.set(message, letter);
  const { objectives, hints, dropped: lost } = story;
  if (lost && queue === 'letters.drop-head' && letter.seq > lost.publishedSeq) {
    find(objectives, 'drops-oldest', [lost.publishedSeq, lost.seq, letter.seq, seq]);
  }
  if (letter.expires && at - letter.at < shortMs && !objectives.has('trap')) hints.set('short-taken', [seq]);
  if (letter.priority === 0 || queue !== 'letters.priority' || objectives.has('overtakes')) return;
  const overtaken = [...waitingIn(story, queue).values()].filter((one) => one.priority === 0 && one.seq < letter.seq);
  const [first] = overtaken;
  if (first && overtaken.length >= fewWaiting) find(objectives, 'overtakes', [first.seq, letter.seq, seq]);
};

const acked = (story: Story, { message, seq }: EventOf<'message.acked'>): void => {
  forget(story, message);
  provePace(story, message, seq);
  for (const { ahead, first } of story.vips.values()) if (ahead.has(message)) first.push(seq);
  const vip = story.vips.get(message);
  story.vips.delete(message);
  // What the learner has already seen in the right way is no mistake any more.
  if (!vip || vip.first.length < fewWaiting || story.objectives.has('overtakes')) return;
  story.hints.set('vip-prefetched', [vip.letter.seq, seq]);
};

/** At least 25 letters on end have been done, one that had been refused among them. */
const provePace = ({ paced, objectives }: Story, message: string, seq: number): void => {
  const sent = paced.sent.get(baseId(message));
  if (!sent) return;
  sent.doneSeq = seq;
  if (!isFull(paced)) return;
  const all = [...paced.sent.values()];
  if (all.some(({ doneSeq }) => doneSeq === undefined)) return;
  const back = all.find(({ refusedSeq }) => refusedSeq !== undefined);
  if (back?.refusedSeq) find(objectives, 'pace', [back.seq, back.refusedSeq, back.doneSeq ?? seq, seq]);
};

const dropped = (story: Story, { message, queue, reason, seq, at }: EventOf<'message.dropped'>): void => {
  const letter = forget(story, message);
  story.vips.delete(message);
  story.paced.sent.delete(baseId(message));
  if (!letter) return;
  if (reason === 'maxlen') {
    story.dropped = { publishedSeq: letter.seq, seq };
    if (story.settings.get('flow') === 'on' && !story.toldFlowDrops) {
      story.toldFlowDrops = true;
      story.hints.set('flow-drops', [letter.seq, seq]);
    }
  }
  if (reason !== 'expired') return;
  if (queue === 'letters.ttl' && !letter.expires) find(story.objectives, 'expired', [letter.seq, seq]);
  // Its time was up long ago, but the broker looks at the head of the queue only.
  if (letter.behind !== undefined && queue !== 'letters.ttl' && at - letter.at >= 2 * shortMs) {
    find(story.objectives, 'trap', [letter.behind, letter.seq, seq]);
  }
};

/** Takes a letter from where it is on the broker. */
const forget = ({ waiting, hands }: Story, message: string): Letter | undefined => {
  for (const there of [...waiting.values(), hands]) {
    const letter = there.get(message);
    if (there.delete(message)) return letter;
  }
  return undefined;
};

/** The sender's connection is gone: what it held stands at the head of its queue again. */
const giveBack = (story: Story): void => {
  // How long a letter lay in those hands says nothing of the queue.
  const back = [...story.hands.values()].map(({ behind: _, ...letter }): Letter => letter);
  story.hands.clear();
  for (const queue of new Set(back.map((one) => one.queue))) {
    const there = [...back.filter((one) => one.queue === queue), ...waitingIn(story, queue).values()];
    story.waiting.set(queue, new Map(there.sort((a, b) => a.seq - b.seq).map((one) => [one.id, one])));
  }
};
