import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { followTwins, noTwins, outlived, outOfTime, type Twins } from './calls.ts';
import { isAbandoned, type Question, serversOf } from './questions.ts';

const ids = {
  objectives: [
    'answered',
    'crossed',
    'taken-over',
    'waited',
    'late',
    'expired',
    'orphan',
    'both-ways',
    'one-fails',
    'deadline',
  ],
  hints: ['killed-idle', 'nobody-left', 'one-server', 'expire-alone', 'called-another'],
} as const;

type Story = StoryOf<typeof ids, Twins>;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const { question, call } = followTwins(story, event, before);
  const { objectives, hints } = story;
  switch (event.type) {
    case 'message.published': {
      const { expire, timeout } = before.settings;
      if (question?.seq !== event.seq) {
        // Its queue went with the checkout that asked.
        if (question && event.queues.length === 0) find(objectives, 'orphan', [question.seq, event.seq]);
      } else if (expire === 'on' && timeout === 'none') hints.set('expire-alone', [event.seq]);
      break;
    }
    case 'message.delivered':
      if (question?.got?.seq === event.seq) got(story, question, question.got, before);
      break;
    case 'message.dropped':
      if (question && event.reason === 'expired') find(objectives, 'expired', [question.seq, event.seq]);
      break;
    case 'program.exited': {
      const { program, cause, seq } = event;
      if (cause !== 'killed' || before.programs[program]?.role !== 'stock') break;
      if (!question) mistake(story, 'killed-idle', 'taken-over', [seq]);
      else if (serversOf(before).every((server) => server === program)) hints.set('nobody-left', [question.seq, seq]);
      const isCalled = story.cuts.some((cut) => cut.seq === seq);
      if (before.settings.route === 'both' && question && !isCalled) {
        mistake(story, 'called-another', 'one-fails', [question.seq, seq]);
      }
      break;
    }
  }
  if (question || call) compareWays(story, story.asked.get(call?.id ?? '') ?? question);
};

/** What the log shows so far. */
export const story = createStory(ids, noTwins, take);

const got = (story: Story, question: Question, { seq, server, by }: Required<Question>['got'], before: Picture) => {
  if (by !== question.from || isAbandoned(story, question)) return;
  const { objectives, deaths } = story;
  if (question.gaveUp) {
    find(objectives, 'late', [question.seq, question.gaveUp.seq, seq]);
    return;
  }
  find(objectives, 'answered', [question.seq, seq]);
  const death = deaths.find((one) => one.question === question && one.server !== server);
  if (death) find(objectives, 'taken-over', [question.seq, death.seq, seq]);
  const [taken] = question.taken;
  if (question.unserved && taken) find(objectives, 'waited', [question.seq, taken.seq, seq]);
  if (!objectives.has('crossed')) compare(story, question, seq, before);
};

/** Whether a later question of the other checkout came back before this one, or could not have. */
const compare = (story: Story, question: Question, seq: number, before: Picture): void => {
  const others = [...story.asked.values()].filter(({ from }) => from !== question.from);
  const later = others.find(({ seq: asked, from, got, gaveUp }) => asked > question.seq && got?.by === from && !gaveUp);
  if (later?.got) find(story.objectives, 'crossed', [question.seq, later.seq, later.got.seq, seq]);
  const earlier = others.findLast((one) => one.seq < question.seq);
  if (!later && earlier?.got && earlier.got.seq > question.seq && serversOf(before).length < 2) {
    story.hints.set('one-server', [earlier.seq, question.seq, seq]);
  }
};

/** A question that went both ways: what came of the call beside what came of the message. */
const compareWays = ({ objectives, calls, cuts }: Story, question: Question | undefined): void => {
  const call = calls.get(question?.id ?? '');
  if (question?.got && !question.gaveUp && call?.opened && call.heard?.ok) {
    find(objectives, 'both-ways', [question.seq, call.opened.seq, call.heard.seq, question.got.seq]);
  }
  for (const one of cuts) {
    const end = outlived(one);
    if (end && one.question && !one.question.gaveUp) {
      find(objectives, 'one-fails', [one.question.seq, one.seq, end.failed.seq, end.got.seq]);
    }
  }
  const late = outOfTime(call, question);
  if (late) find(objectives, 'deadline', [late.opened.seq, late.stopped.seq, late.gaveUp.seq, late.got.seq]);
};
