import type { Picture, ProgramPicture } from '#model/picture.ts';
import { type CallPicture, callsBetween, methodOf } from '#model/technologies/grpc/picture.ts';
import { isOk } from './ends.ts';

/** Somebody worked for it from then to then, in ms since it was asked; `to` is the picture's time while that goes on. */
export interface Work {
  from: number;
  to: number;
  goesOn: boolean;
  /** From then on nobody waits for it. */
  aloneFrom?: number;
  /** The last thing known of it. */
  end?: 'held' | 'dropped' | 'died';
}

/** One try of the checkout's. */
export interface Try extends Work {
  ended?: CallPicture['ended'];
}

/** What was asked last, and who worked for it when. */
export interface Works {
  id: string;
  method: string;
  /** The deadline, in ms since it was asked. */
  deadline?: number;
  checkout: Try[];
  order: Work[];
  stock: Work[];
}

/** Reads from the picture who has worked for what was asked last; undefined before anything was. */
export const worksOf = (picture: Picture): Works | undefined => {
  const asked = callsBetween(picture, { client: 'checkout', server: 'order' });
  const newest = asked.at(-1);
  const id = newest?.subject;
  if (!newest || id === undefined) return undefined;
  const tries = asked.filter(({ subject }) => subject === id);
  const began = (tries[0] ?? newest).openedAt;
  const now = Math.max(picture.at, newest.openedAt);
  const onward = callsBetween(picture, { client: 'order', server: 'stock' }).filter(({ subject }) => subject === id);
  /** The try that a call of the order service belongs to. */
  const tryOf = (call: CallPicture): CallPicture =>
    tries.findLast(({ openedAt }) => openedAt <= call.openedAt) ?? newest;
  const work = (from: number, to: number | undefined, one: CallPicture): Work => {
    const until = to ?? now;
    const gone = one.ended && !isOk(one.ended) ? one.ended.at : undefined;
    return {
      from: from - began,
      to: Math.max(from, until) - began,
      goesOn: to === undefined,
      // Whoever answers tells the other a moment before that one has it.
      ...(gone !== undefined && until - gone > noticeableMs && { aloneFrom: Math.max(from, gone) - began }),
    };
  };
  return {
    id,
    method: methodOf(newest),
    ...(newest.timeoutMs !== undefined && { deadline: newest.timeoutMs }),
    checkout: tries.map((one) => ({
      from: one.openedAt - began,
      to: (one.ended?.at ?? now) - began,
      goesOn: !one.ended,
      ...(one.ended && { ended: one.ended }),
    })),
    order: tries.flatMap((one) => {
      if (one.seenAt === undefined) return [];
      const next = onward.findLast((call) => tryOf(call) === one);
      const died = diedAt(picture.programs.order, one.seenAt);
      // It answers when its own call has come to an end; of one whose caller has gone nothing else tells.
      const isAnswered = one.ended?.how === 'trailers';
      const to = died ?? (isAnswered || !next ? one.ended?.at : next.ended?.at);
      return { ...work(one.seenAt, to, one), ...(died !== undefined && { end: 'died' as const }) };
    }),
    stock: onward.flatMap((call) => {
      if (call.seenAt === undefined) return [];
      const { end, at } = endAtStock(picture, call, id);
      return { ...work(call.seenAt, at, tryOf(call)), ...(end && { end }) };
    }),
  };
};

const noticeableMs = 60;

/** When a program ended that had begun something at that time; undefined where it has not. */
const diedAt = (program: ProgramPicture | undefined, since: number): number | undefined =>
  program?.exited && program.exited.at >= since ? program.exited.at : undefined;

/** The stock's own books say when it was done or gave up; where it wrote nothing, its answer does. */
const endAtStock = (
  { tables, programs }: Picture,
  call: CallPicture,
  id: string,
): { end?: Work['end']; at?: number | undefined } => {
  const since = call.seenAt ?? call.openedAt;
  const written = (table: string): number | undefined => {
    const { newest = [], newestAt = [] } = tables[table] ?? {};
    const at = newestAt[newest.lastIndexOf(id)];
    return at !== undefined && at >= since ? at : undefined;
  };
  const [held, dropped, died] = [written('holds'), written('dropped'), diedAt(programs.stock, since)];
  if (held !== undefined) return { end: 'held', at: held };
  if (dropped !== undefined) return { end: 'dropped', at: dropped };
  if (died !== undefined) return { end: 'died', at: died };
  const isWritten = methodOf(call) === 'HoldItems' && call.ended?.how === 'reset';
  return { at: isWritten ? undefined : call.ended?.at };
};
