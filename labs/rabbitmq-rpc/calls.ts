import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { subjectIn } from '#model/subject.ts';
import { follow, noQuestions, type Question, type Questions } from './questions.ts';

interface Moment {
  seq: number;
  at: number;
}

/** A question that its checkout asks by gRPC too, and what became of the call. */
interface Call {
  /** That of the question. */
  id: string;
  /** As the wire has it; a call to a service that is not there never gets so far. */
  opened?: Moment;
  /** The service has printed that it works on it no longer: nobody waits. */
  stopped?: Moment;
  /** What the checkout was told in the end, and after how long: its own word. */
  heard?: Moment & { ok: boolean; ms: number; code: string };
}

/** A service that was killed while it worked on a call. */
interface Cut extends Moment {
  server: string;
  call: Call;
  /** What it had in hand of the queue. */
  question: Question | undefined;
}

/** Questions, and the calls that ask the same. */
export interface Twins extends Questions {
  calls: Map<string, Call>;
  cuts: Cut[];
}

/** Before the first of them. */
export const noTwins = (): Twins => ({ ...noQuestions(), calls: new Map(), cuts: [] });

/** Writes down what the event says of a question or of its call, and returns what it is about: one of them, or none. */
export const followTwins = (twins: Twins, event: LabEvent, before: Picture): { question?: Question; call?: Call } => {
  const call = followCall(twins, event);
  const question = follow(twins, event, before);
  if (event.type === 'program.exited' && event.cause === 'killed') cut(twins, event, question, before);
  return { ...(question && { question }), ...(call && { call }) };
};

const answered = /lời gọi #(\w+): còn \d+, \S+ trả lời sau (\d+) ms/;
const failed = /lời gọi #(\w+): không hỏi được sau (\d+) ms\. \[(\w+)\]/;
const stopped = /^Thôi tra lời gọi #(\w+)/;

const followCall = (twins: Twins, event: LabEvent): Call | undefined => {
  const { seq, at } = event;
  if (event.type === 'call.opened' && event.side === 'client') {
    const call = callOf(twins, subjectIn(event.headers));
    if (call) call.opened = { seq, at };
    return call;
  }
  if (event.type !== 'program.printed') return undefined;
  const [, stop] = stopped.exec(event.line) ?? [];
  if (stop) {
    const call = callOf(twins, stop);
    if (call) call.stopped = { seq, at };
    return call;
  }
  const [, id, ms, code = ''] = answered.exec(event.line) ?? failed.exec(event.line) ?? [];
  const call = callOf(twins, id);
  if (call) call.heard = { seq, at, ok: code === '', ms: Number(ms), code };
  return call;
};

const callOf = ({ calls }: Twins, id: string | undefined): Call | undefined => {
  if (!id) return undefined;
  const known = calls.get(id) ?? { id };
  calls.set(id, known);
  return known;
};

const cut = (
  { calls, cuts }: Twins,
  { seq, at, program: server }: Moment & { program: string },
  question: Question | undefined,
  before: Picture,
): void => {
  for (const stream of before.streams) {
    const { ended } = stream;
    const isCut = !ended || (ended.how === 'connection' && at - ended.at < noticedMs);
    const call = stream.server === server && isCut ? calls.get(stream.subject ?? '') : undefined;
    if (call) cuts.push({ seq, at, server, call, question });
  }
};

/** So much sooner than the platform whoever is connected to a program may notice its death. */
const noticedMs = 1_000;

/** The call of a service that was killed failed, and another service answered what it had of the queue: both are over. */
export const outlived = ({
  seq,
  at,
  server,
  call,
  question,
}: Cut): { failed: Required<Call>['heard']; got: Required<Question>['got'] } | undefined => {
  const { heard } = call;
  const got = question?.got;
  if (!heard || heard.ok || at - heard.at > noticedMs || !got || got.seq < seq || got.server === server)
    return undefined;
  return { failed: heard, got };
};

/** What happened where the time limit of both has passed: the service gave the call up, and answered the question all the same. */
export const outOfTime = (
  call: Call | undefined,
  question: Question | undefined,
): Record<'opened' | 'stopped' | 'gaveUp' | 'got', Moment> | undefined => {
  const { opened, stopped: stop, heard } = call ?? {};
  const { gaveUp, got } = question ?? {};
  if (!opened || !stop || heard?.code !== 'deadline_exceeded' || !gaveUp || !got || got.seq < gaveUp.seq)
    return undefined;
  return { opened, stopped: stop, gaveUp, got };
};
