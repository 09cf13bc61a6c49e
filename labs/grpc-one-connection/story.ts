import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { type CallPicture, callIn, isOpen } from '#model/technologies/grpc/picture.ts';
import { answering, frozenOnes, inHandOf, lostWith, newcomerTo } from './backends.ts';

const ids = {
  objectives: ['pinned', 'newcomer', 'spread', 'killed', 'hangs', 'noticed'],
  hints: ['alone', 'nothing-in-hand', 'thawed-early'],
} as const;

/** So many answers in a row that nobody takes them for chance. */
export const manyCalls = 10;
const severalCalls = 6;
/** So long a call has waited when the shop says so the second time. */
export const patienceMs = 3_500;

/** Calls that one connection answered in a row. */
interface Run {
  connection: string;
  first: number;
  count: number;
}

interface Own {
  /** Of one connection among several stocks, and of one that a newcomer has not changed. */
  pinned?: Run;
  passed?: Run & { newcomer: string };
  /** The newest answers, oldest first. */
  answers: { server: string; seq: number; openedSeq: number }[];
  /** By program: the seq of its last start, or of its last freeze. */
  starts: Map<string, number>;
  freezes: Map<string, number>;
  /** A stock died with calls in its hands: its end, and that of its connection as the shop saw it. */
  lost?: { stock: string; exit: number; closed?: number };
  /** The last PING of the shop on each connection. */
  pings: Map<string, number>;
  /** The shop gave up a connection because of a PING that nobody answered: what shows it. */
  givenUp?: { stock: string; evidence: [freeze: number, ping: number, closed: number] };
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({ answers: [], starts: new Map(), freezes: new Map(), pings: new Map() });

const take = (story: Story, event: LabEvent, before: Picture): void => {
  switch (event.type) {
    case 'program.started':
      story.starts.set(event.program, event.seq);
      break;
    case 'program.exited':
      if (event.signal === 'SIGKILL' && before.programs[event.program]?.role === 'stock') died(story, event, before);
      break;
    case 'program.frozen':
      story.freezes.set(event.program, event.seq);
      break;
    case 'program.thawed':
      thawed(story, event);
      break;
    case 'program.printed':
      waits(story, event, before);
      break;
    case 'http2.pinged':
      if (event.side === 'client' && event.direction === 'out') story.pings.set(event.connection, event.seq);
      break;
    case 'http2.closed':
      if (event.side === 'client') closed(story, event, before);
      break;
    case 'call.closed': {
      const call = callIn(before, event.call);
      if (call && event.side === 'client' && event.status === 0) answered(story, event, call, before);
      break;
    }
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const answered = (story: Story, { seq }: EventOf<'call.closed'>, call: CallPicture, before: Picture): void => {
  const { openedSeq, server } = call;
  if (server === null) return;
  const { objectives } = story;
  story.answers = [...story.answers, { server, seq, openedSeq }].slice(-severalCalls);
  if (before.settings.policy === 'pick_first') stays(story, seq, call, before);
  else if (takesTurns(story, before)) {
    find(
      objectives,
      'spread',
      story.answers.map((one) => one.seq),
    );
  }
  const { lost, givenUp } = story;
  if (lost?.closed !== undefined && lost.stock !== server && openedSeq > lost.closed) {
    find(objectives, 'killed', [lost.exit, lost.closed, seq]);
  }
  if (givenUp && givenUp.stock !== server && openedSeq > givenUp.evidence[2]) {
    find(objectives, 'noticed', [...givenUp.evidence, seq]);
  }
};

/** Under `pick_first`: one connection has all calls, also after another stock has come. */
const stays = (story: Story, seq: number, { connection, openedSeq, openedAt }: CallPicture, before: Picture): void => {
  const { objectives, starts } = story;
  if (answering(before).length < 2) {
    delete story.pinned;
    mistake(story, 'alone', 'pinned', [openedSeq, seq]);
    return;
  }
  const first: Run = { connection, first: openedSeq, count: 0 };
  const run = story.pinned?.connection === connection ? story.pinned : first;
  story.pinned = { ...run, count: run.count + 1 };
  if (story.pinned.count >= manyCalls) find(objectives, 'pinned', [run.first, seq]);

  const newcomer = newcomerTo(before, before.http2[connection]);
  if (!newcomer || openedAt < newcomer.startedAt) return;
  const { id } = newcomer;
  const since = story.passed?.connection === connection && story.passed.newcomer === id ? story.passed : first;
  story.passed = { ...since, newcomer: id, count: since.count + 1 };
  if (story.passed.count >= severalCalls) find(objectives, 'newcomer', [starts.get(id) ?? 0, since.first, seq]);
};

/** Each stock that answers at all has answered one of the newest calls. */
const takesTurns = ({ answers }: Own, before: Picture): boolean => {
  const there = answering(before);
  return (
    there.length > 1 &&
    answers.length === severalCalls &&
    there.every((id) => answers.some(({ server }) => server === id))
  );
};

const died = (story: Story, { program, seq, at }: EventOf<'program.exited'>, before: Picture): void => {
  const calls = lostWith(before, program, at);
  if (calls.length === 0) {
    mistake(story, 'nothing-in-hand', 'killed', [seq]);
    return;
  }
  const ended = calls.flatMap(({ ended: end }) => end?.seq ?? []);
  story.lost = { stock: program, exit: seq, ...(ended[0] !== undefined && { closed: ended[0] }) };
};

const closed = (story: Story, { connection: id, seq }: EventOf<'http2.closed'>, before: Picture): void => {
  const connection = before.http2[id];
  const server = connection?.server;
  if (!connection || !server) return;
  if (story.lost?.stock === server) story.lost.closed ??= seq;
  const freeze = story.freezes.get(server);
  const ping = story.pings.get(id);
  const calls = before.streams.filter((call) => call.connection === id && isOpen(call));
  const isSilent = connection.pingedAt !== undefined && frozenOnes(before).includes(server);
  if (isSilent && calls.length > 0 && freeze !== undefined && ping !== undefined) {
    story.givenUp = { stock: server, evidence: [freeze, ping, seq] };
  }
};

/** The shop says that it still waits, while a stock stands still and another one answers. */
const waits = (story: Story, { program, seq, at }: EventOf<'program.printed'>, before: Picture): void => {
  if (program !== 'shop' || before.settings.keepalive === 'on') return;
  for (const stock of frozenOnes(before)) {
    const [call] = inHandOf(before, stock);
    const freeze = story.freezes.get(stock);
    if (!call || freeze === undefined || at - call.openedAt < patienceMs) continue;
    const other = story.answers.findLast(({ server, openedSeq }) => server !== stock && openedSeq > call.openedSeq);
    if (other) find(story.objectives, 'hangs', [freeze, call.openedSeq, other.seq, seq]);
  }
};

const thawed = (story: Story, { program, seq }: EventOf<'program.thawed'>): void => {
  const freeze = story.freezes.get(program);
  if (freeze === undefined) return;
  mistake(story, 'thawed-early', story.objectives.has('hangs') ? 'noticed' : 'hangs', [freeze, seq]);
};
