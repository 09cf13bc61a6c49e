import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { createWalk } from '#model/walk.ts';

interface Letter {
  id: string;
  seq: number;
  at: number;
  queue: string;
  priority: number;
  expires: boolean;
  /** With flow control on when it was published. */
  flow: boolean;
  deliveredSeq?: number;
  ackedSeq?: number;
  gone?: boolean;
  /** Letters before it that were in the sender's hands when it came. */
  ahead: string[];
}

interface Story extends Found {
  letters: Map<string, Letter>;
  limits: string;
  flow: boolean;
  /** Since flow control was switched on, among letters to the queue that rejects: publishes refused, and letters done. */
  paced: { refused: Map<string, number>; done: number[] };
  dropped?: { message: string; publishedSeq: number; seq: number };
}

const begin = (): Story => ({
  ...{ objectives: new Map(), hints: new Map(), letters: new Map(), limits: 'open', flow: false },
  paced: { refused: new Map(), done: [] },
});

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => apply(story, event));

const manyWaiting = 60;
const fewWaiting = 3;
const pacedLetters = 25;
const shortMs = 1_000;

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'setting.changed':
      if (event.setting === 'limits') story.limits = String(event.value);
      if (event.setting === 'flow') {
        story.flow = event.value === 'on';
        story.paced = { refused: new Map(), done: [] };
      }
      break;
    case 'queue.measured':
      if (event.queue === 'letters.open' && event.ready >= manyWaiting) find(story.objectives, 'grows', [event.seq]);
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
  }
};

/** A letter that is published again has the same name with a number after it. */
const nameOf = (message: string): string => message.replace(/~\d+$/, '');

const published = (story: Story, event: EventOf<'message.published'>): void => {
  const { message, seq, at, properties, routingKey: queue } = event;
  const priority = typeof properties.priority === 'number' ? properties.priority : 0;
  const open = [...story.letters.values()].filter((one) => one.queue === queue && !one.gone);
  const ahead = open.filter((one) => one.deliveredSeq !== undefined && one.ackedSeq === undefined).map(({ id }) => id);
  const waiting = open.filter((one) => one.deliveredSeq === undefined);
  story.letters.set(message, {
    ...{ id: message, seq, at, queue, priority, ahead },
    ...{ expires: properties.expiration !== undefined, flow: story.flow },
  });
  if (priority > 0 && queue !== 'letters.priority' && waiting.length >= fewWaiting) {
    story.hints.set('vip-plain', [...waiting.slice(0, fewWaiting).map((one) => one.seq), seq]);
  }
};

const refused = ({ objectives, letters, paced, flow }: Story, event: EventOf<'message.refused'>): void => {
  const letter = letters.get(event.message);
  if (letter) letter.gone = true;
  find(objectives, 'refused', [letter?.seq ?? event.seq, event.seq]);
  if (flow && letter?.flow) paced.refused.set(nameOf(event.message), event.seq);
};

const delivered = (story: Story, event: EventOf<'message.delivered'>): void => {
  const letter = story.letters.get(event.message);
  if (!letter) return;
  letter.deliveredSeq = event.seq;
  const { objectives, hints, dropped: lost } = story;
  if (lost && letter.queue === 'letters.drop-head' && letter.seq > lost.publishedSeq) {
    find(objectives, 'drops-oldest', [lost.publishedSeq, lost.seq, letter.seq, event.seq]);
  }
  if (letter.expires && event.at - letter.at < shortMs && !objectives.has('trap'))
    hints.set('short-taken', [event.seq]);
  if (letter.priority === 0) return;
  const overtaken = [...story.letters.values()].filter(
    (one) => one.queue === letter.queue && one.seq < letter.seq && one.deliveredSeq === undefined && !one.gone,
  );
  const [first] = overtaken;
  if (first && overtaken.length >= fewWaiting) find(objectives, 'overtakes', [first.seq, letter.seq, event.seq]);
};

const acked = (story: Story, event: EventOf<'message.acked'>): void => {
  const letter = story.letters.get(event.message);
  if (!letter) return;
  letter.ackedSeq = event.seq;
  letter.gone = true;
  const { paced, objectives } = story;
  if (letter.flow && story.flow && letter.queue === 'letters.reject') {
    // Refused, sent again, and done after all.
    paced.refused.delete(nameOf(event.message));
    paced.done.push(event.seq);
    const seen = objectives.get('refused')?.[1] ?? 0;
    const wasRefused = /~\d+$/.test(event.message) || seen > letter.seq;
    if (wasRefused && paced.done.length >= pacedLetters)
      find(objectives, 'pace', [letter.seq, ...paced.done.slice(-3)]);
  }
  if (letter.priority === 0 || letter.queue !== 'letters.priority') return;
  const before = letter.ahead.filter((id) => (story.letters.get(id)?.ackedSeq ?? event.seq) < event.seq);
  if (before.length >= fewWaiting) story.hints.set('vip-prefetched', [letter.seq, event.seq]);
};

const dropped = (story: Story, { message, queue, reason, seq, at }: EventOf<'message.dropped'>): void => {
  const letter = story.letters.get(message);
  if (!letter) return;
  letter.gone = true;
  if (reason === 'maxlen') {
    story.dropped = { message, publishedSeq: letter.seq, seq };
    if (story.flow) story.hints.set('flow-drops', [letter.seq, seq]);
  }
  if (reason !== 'expired') return;
  if (queue === 'letters.ttl') find(story.objectives, 'expired', [letter.seq, seq]);
  // Its time was up long ago, but the broker looks at the head of the queue only.
  if (letter.expires && at - letter.at >= 2 * shortMs) find(story.objectives, 'trap', [letter.seq, seq]);
};
