import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { highOf } from './figures.ts';
import { beginLives, type Life, type Lives, takeLives } from './lives.ts';
import { beginMails, type Mails, takeMails } from './mails.ts';
import { bothDone } from './predictions.ts';

const ids = {
  objectives: ['both-done', 'email-killed', 'forgot', 'rebuilt', 'twice', 'kept', 'late'],
  hints: ['killed-idle', 'nothing-counted', 'not-between', 'killed-replaying'],
} as const;

interface Own {
  lives: Lives;
  mails: Mails;
  /** The first record that the late reader was given. */
  late: { offset: number; seq: number } | undefined;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({ lives: beginLives(), mails: beginMails(), late: undefined });

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const done = bothDone(event, before);
  if (done) find(story.objectives, 'both-done', done);
  takeMails(story.mails, event, before);
  takeLives(story.lives, event, before);
  switch (event.type) {
    case 'program.exited':
      if (event.cause === 'killed') died(story, event, before);
      break;
    case 'message.acked':
      emailed(story, event.seq);
      break;
    case 'message.delivered':
      newcomer(story);
      break;
    case 'record.consumed':
      if (event.group !== 'audit') break;
      story.late ??= { offset: event.offset, seq: event.seq };
      newcomer(story);
      break;
    case 'program.timed':
    case 'statement.ran':
      counted(story, event.seq);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const died = (story: Story, { program, seq }: EventOf<'program.exited'>, before: Picture): void => {
  const { hands = [], role } = before.programs[program] ?? {};
  if (role === 'email' && hands.length === 0) mistake(story, 'killed-idle', 'email-killed', [seq]);
  if (program !== 'analytics') return;
  const { death } = story.lives;
  if (!death) return;
  if (death.state === 'memory' && death.total.orders === 0) mistake(story, 'nothing-counted', 'forgot', [seq]);
  if (death.state === 'replay' && death.total.next < highOf(before) && story.lives.life.first?.offset === 0)
    mistake(story, 'killed-replaying', 'rebuilt', [seq]);
  if (death.state === 'apart' && !death.isBetween) mistake(story, 'not-between', 'twice', [seq]);
};

/** A message that was in a dead program's hands has been acked by somebody who was handed it once more. */
const emailed = (story: Story, seq: number): void => {
  const { rescued } = story.mails;
  if (rescued) find(story.objectives, 'email-killed', [rescued.diedSeq, rescued.againSeq, seq]);
};

const counted = (story: Story, seq: number): void => {
  const { life, death } = story.lives;
  const { begun, first, newest } = life;
  if (!death || !begun || !first || !newest) return;
  const evidence = [death.seq, begun.seq, seq];
  if (forgets(life) && death.total.orders > 0 && newest.orders === 1) find(story.objectives, 'forgot', evidence);
  if (life.state === 'replay' && first.offset === 0 && newest.next >= begun.high && begun.high > 1)
    find(story.objectives, 'rebuilt', [death.seq, first.seq, seq]);
  if (!death.isBetween || !death.saved) return;
  if (life.state === 'apart' && life.saved?.next === death.saved.next && life.saved.orders === death.saved.orders + 1)
    find(story.objectives, 'twice', [death.saved.seq, death.seq, life.saved.seq]);
  if (life.state === 'table' && begun.orders === death.saved.orders && first.offset === death.saved.next)
    find(story.objectives, 'kept', [death.saved.seq, ...evidence]);
};

/** It began with nothing, in the middle of the log. */
const forgets = ({ state, begun, first }: Life): boolean =>
  state === 'memory' && begun?.orders === 0 && (first?.offset ?? 0) > 0;

/** Both who came late have been given something. */
const newcomer = ({ late, mails, objectives }: Story): void => {
  const { newcomer: mail } = mails;
  if (late?.offset !== 0 || !mail) return;
  find(
    objectives,
    'late',
    [late.seq, mail.startedSeq, mail.firstSeq].sort((a, b) => a - b),
  );
};
