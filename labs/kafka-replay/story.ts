import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { group, handledOf, hasMembers, highOf, isRefusal } from './figures.ts';
import { beginWork, takeWork, type Work } from './work.ts';

const ids = {
  objectives: [
    'sent-twice',
    'lost',
    'auto-twice',
    'refused',
    'rewound',
    'past-end',
    'new-groups',
    'paused',
    'long-work',
    'ahead',
  ],
  hints: ['died-idle', 'killed-at-work', 'auto-early', 'reset-too-soon', 'paused-idle', 'long-before'],
} as const;

interface Own extends Work {
  /** Seq of the newest wish to move the offset. */
  asked: number | undefined;
  /** Where the operator has moved the group, until it reads on. */
  moved: { seq: number; offset: number; high: number; handled: number } | undefined;
  /** Seq of the broker's answer that no record is that young. */
  none: number | undefined;
  /** By program that reads in another group: where the broker said that it begins, and the first record that it read. */
  begins: Map<string, { offset: number; seq: number; read?: { offset: number; seq: number } }>;
  pause: { seq: number; handled: number[] } | undefined;
  /** A commit that the broker did not take, and of which record. */
  refusal: { seq: number; offset: number } | undefined;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  ...beginWork(),
  asked: undefined,
  moved: undefined,
  none: undefined,
  begins: new Map(),
  pause: undefined,
  refusal: undefined,
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  if (event.type === 'program.exited' && event.program === group) suspectDeath(story, event);
  takeWork(story, event, before);
  switch (event.type) {
    case 'program.exited':
      if (event.program === group) died(story);
      break;
    case 'statement.ran':
      sentAgain(story);
      break;
    case 'record.consumed':
      if (event.group === group) consumed(story, event, before);
      else readByOther(story, event);
      break;
    case 'record.handled':
      if (event.group === group && before.settings.flow === 'paused') story.pause?.handled.push(event.seq);
      break;
    case 'action.accepted':
      if (event.action === 'reset') story.asked = event.seq;
      break;
    case 'program.printed':
      if (isRefusal(event)) notMoved(story, event, before);
      break;
    case 'offset.found':
      if (event.program === 'operator') story.none = event.found === null ? event.seq : undefined;
      else if (event.found !== null && !story.begins.has(event.program))
        story.begins.set(event.program, { offset: event.found, seq: event.seq });
      break;
    case 'offset.committed':
      if (event.program === 'operator') moved(story, event, before);
      break;
    case 'offset.refused':
      if (event.program === group) story.refusal = { seq: event.seq, offset: event.offset - 1 };
      break;
    case 'setting.changed':
      if (event.setting === 'flow' && event.value === 'paused') paused(story, event.seq);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const suspectDeath = (story: Story, { cause, seq }: EventOf<'program.exited'>): void => {
  if (cause === 'killed' && !story.inHand) mistake(story, 'died-idle', 'sent-twice', [seq]);
};

const died = (story: Story): void => {
  const { death } = story;
  if (death?.manner === 'auto' && death.open.length < 2) mistake(story, 'auto-early', 'auto-twice', [death.seq]);
};

const sentAgain = (story: Story): void => {
  const { death } = story;
  const again = death?.again[0];
  if (!death || again === undefined) return;
  if (death.manner === 'after') find(story.objectives, 'sent-twice', [death.inHand.seq, death.seq, again]);
  if (death.manner === 'auto' && death.again.length > 1) {
    find(story.objectives, 'auto-twice', [death.seq, ...death.again]);
  }
};

const consumed = (story: Story, { offset, seq }: EventOf<'record.consumed'>, { settings }: Picture): void => {
  const { death, pause, refusal } = story;
  if (death?.resumed?.seq === seq) readOn(story, death.resumed.offset, seq);
  if (pause && settings.flow !== 'paused') {
    if (pause.handled.length > 0) find(story.objectives, 'paused', [pause.seq, ...pause.handled, seq]);
    story.pause = undefined;
  }
  if (refusal?.offset === offset) find(story.objectives, 'long-work', [refusal.seq, seq]);
  story.refusal = undefined;
  if (settings.work === '5000' && settings.commit === 'before') mistake(story, 'long-before', 'long-work', [seq]);
  if (story.moved) arrived(story, story.moved, offset, seq);
  story.moved = undefined;
};

/** After a death. */
const readOn = (story: Story, offset: number, seq: number): void => {
  const { death } = story;
  if (!death) return;
  const { inHand, wasSent, manner, committed } = death;
  const evidence = [inHand.seq, death.seq, seq];
  if (manner === 'before' && !wasSent && committed > inHand.offset && offset > inHand.offset)
    find(story.objectives, 'lost', evidence);
  if (manner === 'after' && !wasSent && offset === inHand.offset)
    mistake(story, 'killed-at-work', 'sent-twice', evidence);
};

const arrived = (
  story: Story,
  { seq, offset, high, handled }: NonNullable<Own['moved']>,
  first: number,
  at: number,
) => {
  if (offset === first && offset < handled) find(story.objectives, 'rewound', [seq, at]);
  if (offset > high && first < offset) find(story.objectives, 'ahead', [seq, at]);
};

const moved = (story: Story, { seq, offset }: EventOf<'offset.committed'>, before: Picture): void => {
  const high = highOf(before);
  story.moved = { seq, offset, high, handled: handledOf(before) };
  if (story.none !== undefined && offset === high) find(story.objectives, 'past-end', [story.none, seq]);
  story.none = undefined;
};

const notMoved = (story: Story, { seq }: EventOf<'program.printed'>, before: Picture): void => {
  if (story.asked === undefined || !hasMembers(before)) return;
  const evidence = [story.asked, seq];
  if (before.programs.email?.state === 'running') find(story.objectives, 'refused', evidence);
  else mistake(story, 'reset-too-soon', 'rewound', evidence);
};

const readByOther = (story: Story, { program, offset, seq }: EventOf<'record.consumed'>): void => {
  const begun = story.begins.get(program);
  if (begun) begun.read ??= { offset, seq };
  const [all, news] = [story.begins.get('analytics'), story.begins.get('alert')];
  if (!all?.read || !news?.read) return;
  // A record that came between the question and the first fetch may be read, none that was there before.
  if (all.read.offset !== all.offset || news.read.offset < news.offset) return;
  find(
    story.objectives,
    'new-groups',
    [all.seq, all.read.seq, news.seq, news.read.seq].sort((a, b) => a - b),
  );
};

const paused = (story: Story, seq: number): void => {
  story.pause = { seq, handled: [] };
  if (!story.inHand) mistake(story, 'paused-idle', 'paused', [seq]);
};
