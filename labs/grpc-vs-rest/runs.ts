import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { subjectIn } from '#model/subject.ts';

/** The two ways in which each question of a run is asked. */
export type Name = 'gRPC' | 'REST';
export const names = ['gRPC', 'REST'] as const satisfies readonly Name[];

/** What one way of a run has shown so far. */
export interface Way {
  /** How long each question took that has been answered, in ms, shortest first. */
  times: number[];
  /** How many were asked in all; undefined before the first answer says so. */
  of: number | undefined;
  /** What all of them put on their connections. */
  passed: { out: number; back: number };
  /** How many connections carried them, the most that were under way at the same time, and how many waited for a connection then. */
  connections: number;
  mostUnderWay: number;
  waiting: number;
  /** Whether the answers came compressed. */
  zipped: boolean;
  /** All have been answered, and all of it is known. */
  isWhole: boolean;
  /** Seqs of what shows it: the question that made it the most, and the last answer. */
  evidence: { most: number; last: number };
}

/** One press of the button: the same questions by one way or by both. */
export interface Run {
  id: string;
  ways: Partial<Record<Name, Way>>;
}

/** A question as either way tells of it: seqs of its asking, of its going out, and of its answer. */
interface Question {
  asked: number;
  sent?: number;
  answered?: number;
  connection?: string;
  passed?: { out: number; back: number };
  zipped: boolean;
}

/** The part of a question's name that all of its run share. */
export const runOf = (subject: string | undefined): string | undefined => subject?.split('-')[0];

/** What gzip begins with. */
const gzipMagic = '1f8b';

const questions: Record<Name, (picture: Picture, run: string) => Question[]> = {
  gRPC: ({ streams }, run) =>
    streams
      .filter(({ subject }) => runOf(subject) === run)
      .map(({ openedSeq, ended, connection, passed, back }) => ({
        asked: openedSeq,
        sent: openedSeq,
        connection,
        zipped: back.newest.some(({ hex }) => hex.startsWith(gzipMagic)),
        ...(ended && { answered: ended.seq }),
        ...(passed && { passed }),
      })),
  REST: ({ requests }, run) =>
    requests
      .filter(({ subject }) => runOf(subject) === run)
      .map(({ madeSeq, sent, ended }) => ({
        asked: madeSeq,
        zipped: ended !== undefined && 'encoding' in ended && ended.encoding === 'gzip',
        ...(sent && { sent: sent.seq, connection: sent.connection }),
        ...(ended && { answered: ended.seq }),
        ...(ended && 'passed' in ended && { passed: ended.passed }),
      })),
};

/** The newest run of which a question is known; undefined before the first. */
export const newestRun = (picture: Picture): string | undefined => {
  const asked = [
    ...picture.streams.map(({ subject, openedSeq }) => ({ subject, seq: openedSeq })),
    ...picture.requests.map(({ subject, madeSeq }) => ({ subject, seq: madeSeq })),
  ].filter(({ subject }) => subject !== undefined);
  return runOf(asked.sort((a, b) => a.seq - b.seq).at(-1)?.subject);
};

/** What the picture still has of a run. */
export const readRun = (picture: Picture, id: string): Run => {
  const ways: Run['ways'] = {};
  const timed = Object.values(picture.programs).flatMap((program) => program.timed ?? []);
  for (const name of names) {
    const asked = questions[name](picture, id);
    if (asked.length > 0)
      ways[name] = readWay(
        asked,
        timed.flatMap((one) => timedIn(one, id, name) ?? []),
      );
  }
  return { id, ways };
};

/** A question's time, as the shop took it. */
interface Timed {
  ms: number;
  of: number;
}

const timedIn = (
  { ms, detail }: Pick<EventOf<'program.timed'>, 'ms' | 'detail'>,
  run: string,
  name: Name,
): Timed | undefined =>
  detail.way === name && runOf(String(detail.subject)) === run ? { ms, of: Number(detail.of) } : undefined;

const readWay = (asked: readonly Question[], timed: readonly Timed[]): Way => {
  const of = timed[0]?.of;
  const passed = { out: 0, back: 0 };
  for (const one of asked) {
    passed.out += one.passed?.out ?? 0;
    passed.back += one.passed?.back ?? 0;
  }
  const busiest = mostAtOnce(asked.map((one) => [one.sent, one.answered]));
  return {
    times: timed.map(({ ms }) => ms).sort((a, b) => a - b),
    of,
    passed,
    connections: new Set(asked.flatMap(({ connection }) => connection ?? [])).size,
    mostUnderWay: busiest.count,
    waiting: asked.filter((one) => one.asked <= busiest.seq && (one.sent ?? Number.POSITIVE_INFINITY) > busiest.seq)
      .length,
    zipped: asked.some(({ zipped }) => zipped),
    isWhole: of !== undefined && timed.length === of && asked.filter((one) => one.passed).length === of,
    evidence: { most: busiest.seq, last: Math.max(...asked.map((one) => one.answered ?? one.asked)) },
  };
};

/** The most that had begun and not ended at the same time, and the seq from which on it was so. */
const mostAtOnce = (
  spans: readonly (readonly [from: number | undefined, to: number | undefined])[],
): { count: number; seq: number } => {
  const steps = spans
    .flatMap(([from, to]) => [
      ...(from === undefined ? [] : [{ seq: from, by: 1 }]),
      ...(from === undefined || to === undefined ? [] : [{ seq: to, by: -1 }]),
    ])
    .sort((a, b) => a.seq - b.seq || a.by - b.by);
  const most = { count: 0, seq: 0 };
  let count = 0;
  for (const { seq, by } of steps) {
    count += by;
    if (count > most.count) Object.assign(most, { count, seq });
  }
  return most;
};

/** The time that so much of them do not exceed; undefined where there are none. */
export const timeAt = (share: number, times: readonly number[]): number | undefined =>
  times[Math.ceil(times.length * share) - 1];

/** What the log has told of a run so far. */
interface Told {
  id: string;
  questions: Record<Name, Map<string, Question>>;
  timed: Record<Name, Timed[]>;
}

/** What the story and the predictions keep: the newest runs. */
export interface Followed {
  runs: Told[];
}
export const nothingFollowed = (): Followed => ({ runs: [] });

const keptRuns = 3;

/**
 * Writes down what the event tells, and returns the run of which one way has come to its end by it. What a program has timed
 * may stand in the log before or after what its connections tell.
 */
export const follow = (followed: Followed, event: LabEvent): Run | undefined => {
  const touched = write(followed, event);
  if (!touched) return undefined;
  const { run, name } = touched;
  const read = (one: Name): Way | undefined => {
    const asked = [...run.questions[one].values()];
    return asked.length > 0 ? readWay(asked, run.timed[one]) : undefined;
  };
  if (!read(name)?.isWhole) return undefined;
  const [grpc, rest] = [read('gRPC'), read('REST')];
  return { id: run.id, ways: { ...(grpc && { gRPC: grpc }), ...(rest && { REST: rest }) } };
};

const write = (followed: Followed, event: LabEvent): { run: Told; name: Name } | undefined => {
  const { seq } = event;
  switch (event.type) {
    case 'call.opened': {
      const subject = subjectIn(event.headers);
      if (event.side === 'server' || subject === undefined) return undefined;
      const question = { asked: seq, sent: seq, connection: event.connection, zipped: false };
      toldOf(followed, subject).questions.gRPC.set(event.call, question);
      return undefined;
    }
    case 'call.message': {
      const isAnswer = event.side === 'client' && event.direction === 'back';
      const found = isAnswer ? foundIn(followed, 'gRPC', event.call) : undefined;
      if (found) found.question.zipped = event.compressed;
      return undefined;
    }
    case 'call.closed': {
      const { side, passed } = event;
      const found = side === 'client' ? foundIn(followed, 'gRPC', event.call) : undefined;
      if (!found) return undefined;
      Object.assign(found.question, { answered: seq, ...(passed && { passed }) });
      return { run: found.run, name: 'gRPC' };
    }
    case 'request.made':
      if (event.subject === undefined) return undefined;
      toldOf(followed, event.subject).questions.REST.set(event.request, { asked: seq, zipped: false });
      return undefined;
    case 'request.sent': {
      const found = foundIn(followed, 'REST', event.request);
      if (found) Object.assign(found.question, { sent: seq, connection: event.connection });
      return undefined;
    }
    case 'request.answered': {
      const found = foundIn(followed, 'REST', event.request);
      if (!found) return undefined;
      const { passed, encoding } = event;
      Object.assign(found.question, { answered: seq, passed, zipped: encoding === 'gzip' });
      return { run: found.run, name: 'REST' };
    }
    case 'program.timed': {
      const name = names.find((one) => one === event.detail.way);
      const subject = String(event.detail.subject);
      if (!name) return undefined;
      const run = toldOf(followed, subject);
      run.timed[name].push({ ms: event.ms, of: Number(event.detail.of) });
      return { run, name };
    }
    default:
      return undefined;
  }
};

const toldOf = (followed: Followed, subject: string): Told => {
  const id = runOf(subject) ?? '';
  const known = followed.runs.find((one) => one.id === id);
  if (known) return known;
  const fresh: Told = { id, questions: { gRPC: new Map(), REST: new Map() }, timed: { gRPC: [], REST: [] } };
  followed.runs = [...followed.runs, fresh].slice(-keptRuns);
  return fresh;
};

const foundIn = ({ runs }: Followed, name: Name, id: string): { run: Told; question: Question } | undefined => {
  for (const run of runs) {
    const question = run.questions[name].get(id);
    if (question) return { run, question };
  }
  return undefined;
};

/** Both ways of a run, once both have come to their end. */
export const bothOf = ({ ways: { gRPC: grpc, REST: rest } }: Run): { grpc: Way; rest: Way } | undefined =>
  grpc?.isWhole && rest?.isWhole ? { grpc, rest } : undefined;
