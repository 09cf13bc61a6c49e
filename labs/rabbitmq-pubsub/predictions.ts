import { prediction } from '#model/prediction.ts';
import { type Absence, absenceOf, takeAbsence } from './absences.ts';
import { exchange, isTemporary, type Service, serviceOf } from './services.ts';

/** Orders are announced, then a service makes its first queue, then it gets its first order. */
export const lateSubscriber = prediction(
  'late-subscriber',
  ['all', 'last', 'new-only'],
  () => ({
    announced: new Map<string, number>(),
    /** Seq of the binding of each queue that came after an announcement. */
    bound: new Map<string, number>(),
  }),
  ({ announced, bound }, event) => {
    if (event.type === 'message.published' && event.exchange === exchange) announced.set(event.message, event.seq);
    else if (event.type === 'binding.created' && serviceOf(event.queue) === 'analytics') {
      if (announced.size > 0) bound.set(event.queue, event.seq);
    } else if (event.type === 'message.delivered' && !event.redelivered) {
      const boundSeq = bound.get(event.queue);
      if (boundSeq === undefined) return undefined;
      const old = [...announced].filter(([, seq]) => seq < boundSeq);
      const [last = ''] = old.at(-1) ?? [];
      const isOld = old.some(([message]) => message === event.message);
      return {
        actual: !isOld ? 'new-only' : old.length > 1 && event.message === last ? 'last' : 'all',
        facts: { before: old.length, first: event.message, last },
        evidence: [...old.map(([, seq]) => seq), boundSeq, event.seq],
      };
    }
    return undefined;
  },
);

/** A program away while orders are announced, and back, with copies kept for it or without. */
const away = <const Id extends string>(id: Id, areKept: boolean) =>
  prediction(
    id,
    ['nothing', 'last', 'all'],
    () => new Map<Service, Absence>(),
    (absences, event, before) => {
      takeAbsence(absences, event, before);
      if (event.type !== 'message.delivered' || event.redelivered) return undefined;
      const absence = absenceOf(absences, event.queue);
      // Where another instance came in its place, that one gets what waited.
      if (!absence?.first || absence.back?.program !== absence.program) return undefined;
      const { program, waiting, missed, back, first, received } = absence;
      const count = waiting.size + missed.size;
      if (count < 2 || waiting.size > 0 !== areKept || received.length < waiting.size) return undefined;
      const meanwhile = [...waiting.values(), ...missed.values()].sort((one, other) => one - other);
      return {
        actual: received.length === 0 ? 'nothing' : received.length === count ? 'all' : 'last',
        facts: { program, count, got: received.length, first: first.message },
        evidence: [absence.seq, ...meanwhile, back.seq, ...received, first.seq],
      };
    },
  );

/** Away with a queue that is named after the service. */
export const awayDurable = away('away-durable', true);

/** Away with a queue that belonged to its connection. */
export const awayTemporary = away('away-temporary', false);

const enough = 4;

/** Two programs of the e-mail service, and what each of a few orders brought the customer. */
export const twoInstances = prediction(
  'two-instances',
  ['one', 'two', 'first-only'],
  () => ({
    announced: new Set<string>(),
    /** E-mails about each of these orders, seqs of all, and how many by each program. */
    copies: new Map<string, { program: string; queue: string }[]>(),
    seqs: new Set<number>(),
    counts: new Map<string, number>(),
  }),
  ({ announced, copies, seqs, counts }, event) => {
    if (event.type === 'message.published' && event.exchange === exchange) announced.add(event.message);
    if (event.type !== 'message.delivered' || event.redelivered || serviceOf(event.queue) !== 'email') return undefined;
    const { message, program, queue, seq } = event;
    if (!announced.has(message)) return undefined;
    const same = [...(copies.get(message) ?? []), { program, queue }];
    copies.set(message, same);
    seqs.add(seq);
    counts.set(program, (counts.get(program) ?? 0) + 1);
    const [one = '', other = ''] = [...counts.keys()].sort();
    const [ofOne, ofOther] = [counts.get(one) ?? 0, counts.get(other) ?? 0];
    const isTwice = same.some((copy) => copy.program !== program) && same.some((copy) => isTemporary(copy.queue));
    if (!isTwice && (copies.size < enough || Math.min(ofOne, ofOther) < 2)) return undefined;
    return { actual: isTwice ? 'two' : 'one', facts: { one, other, ofOne, ofOther }, evidence: [...seqs] };
  },
);
