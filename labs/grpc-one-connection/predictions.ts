import { prediction } from '#model/prediction.ts';
import { callIn } from '#model/technologies/grpc/picture.ts';
import { answering, frozenOnes, inHandOf, lostWith, newcomerTo } from './backends.ts';
import { manyCalls, patienceMs } from './story.ts';

/** Several stocks, one connection: who answers. */
export const pinned = prediction(
  'pinned',
  ['half', 'one', 'idle'],
  () => ({ counts: new Map<string, number>(), evidence: [] as number[] }),
  (state, event, before) => {
    if (before.settings.policy !== 'pick_first' || answering(before).length < 2) return undefined;
    if (event.type !== 'call.closed' || event.side === 'server' || event.status !== 0) return undefined;
    const call = callIn(before, event.call);
    if (!call?.server) return undefined;
    const { counts, evidence } = state;
    counts.set(call.server, (counts.get(call.server) ?? 0) + 1);
    evidence.push(event.seq);
    const count = evidence.length;
    if (count < manyCalls) return undefined;
    const most = Math.max(...counts.values());
    const [server = ''] = [...counts].find(([, one]) => one === most) ?? [];
    const actual = most === count ? 'one' : most < count * 0.7 ? 'half' : 'idle';
    return { actual, facts: { count, most, stock: numberOf(server) }, evidence: [...evidence] };
  },
);

/** A stock more, while the shop keeps to the connection that it has. */
export const newcomer = prediction(
  'newcomer',
  ['share', 'none', 'all'],
  () => ({ id: '', calls: 0, its: 0, evidence: [] as number[] }),
  (state, event, before) => {
    if (before.settings.policy !== 'pick_first') return undefined;
    if (event.type === 'program.started' && event.role === 'stock') {
      Object.assign(state, { id: event.program, calls: 0, its: 0, evidence: [event.seq] });
      return undefined;
    }
    if (event.type !== 'call.closed' || event.side === 'server' || event.status !== 0) return undefined;
    const call = callIn(before, event.call);
    if (!call?.server) return undefined;
    // It may have been there when the question was answered.
    if (state.id === '') state.id = newcomerTo(before, before.http2[call.connection])?.id ?? '';
    const startedAt = before.programs[state.id]?.startedAt;
    if (startedAt === undefined || call.openedAt < startedAt) return undefined;
    state.calls += 1;
    if (call.server === state.id) state.its += 1;
    state.evidence.push(event.seq);
    const { calls, its } = state;
    if (calls < manyCalls) return undefined;
    const actual = its === 0 ? 'none' : its === calls ? 'all' : 'share';
    return { actual, facts: { calls, its, stock: numberOf(state.id) }, evidence: [...state.evidence] };
  },
);

/** Longer than a shop that lost a connection takes to say so. */
const undecidedMs = 4_000;
/** How the shop says that a call failed: its name, its stock, and why. */
const failedLine = /^#(\S+), .*: lỗi sau \d+ ms, \[(\w+)\]/;

interface Lost {
  stock: string;
  exit: number;
  at: number;
}

/** A stock dies with calls in its hands. */
export const inHand = prediction(
  'in-hand',
  ['moved', 'fail', 'wait'],
  () => ({ lost: new Map<string, Lost>(), failures: new Map<string, { seq: number; code: string }>() }),
  ({ lost, failures }, event, before) => {
    if (event.type === 'program.exited' && event.signal === 'SIGKILL') {
      const { program: stock, seq: exit, at } = event;
      for (const { subject } of lostWith(before, stock, at)) if (subject) lost.set(subject, { stock, exit, at });
    }
    // Answered just before its server died.
    if (event.type === 'call.closed' && event.side === 'client') {
      lost.delete(callIn(before, event.call)?.subject ?? '');
    }
    if (event.type === 'call.opened' && event.side === 'client') {
      const call = event.headers['ce-subject'] ?? '';
      const one = lost.get(call);
      if (one) return { actual: 'moved', facts: { call }, evidence: [one.exit, event.seq] };
    }
    if (event.type === 'program.printed' && event.program === 'shop') {
      const [, call, code = ''] = failedLine.exec(event.line) ?? [];
      if (call !== undefined) failures.set(call, { seq: event.seq, code });
    }
    for (const [call, { stock, exit, at }] of lost) {
      // The shop may have said so before the platform heard of the death.
      const failure = failures.get(call);
      if (failure) {
        const facts = { call, code: failure.code, count: lost.size, stock: numberOf(stock) };
        return { actual: 'fail', facts, evidence: [exit, failure.seq] };
      }
      const ms = event.at - at;
      if (ms > undecidedMs) return { actual: 'wait', facts: { call, ms }, evidence: [exit, event.seq] };
    }
    return undefined;
  },
);

/** A stock stands still, and nobody asks whether it is there. */
export const frozen = prediction(
  'frozen',
  ['skipped', 'some', 'all'],
  () => ({ since: new Map<string, number>() }),
  ({ since }, event, before) => {
    if (event.type === 'program.frozen') since.set(event.program, event.at);
    const { policy, keepalive } = before.settings;
    if (policy !== 'round_robin' || keepalive === 'on') return undefined;
    for (const stock of frozenOnes(before)) {
      const from = since.get(stock) ?? 0;
      const done = before.streams.filter(({ openedAt, ended }) => openedAt >= from && ended?.how === 'trailers').length;
      const [oldest] = inHandOf(before, stock);
      if (!oldest) {
        if (from === 0 || done < manyCalls) continue;
        return { actual: 'skipped', facts: { done, stock: numberOf(stock) }, evidence: [event.seq] };
      }
      const ms = event.at - oldest.openedAt;
      if (ms < patienceMs) continue;
      const hang = inHandOf(before, stock).length;
      const facts = { hang, done, ms, stock: numberOf(stock) };
      return { actual: done > 0 ? 'some' : 'all', facts, evidence: [oldest.openedSeq, event.seq] };
    }
    return undefined;
  },
);

const numberOf = (stock: string): number => Number(stock.slice('stock-'.length));
