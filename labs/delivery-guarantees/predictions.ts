import type { EventOf, LabEvent, LabEventType } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';
import { orderOf } from './story.ts';

const all = <Type extends LabEventType>(events: readonly LabEvent[], type: Type): EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

/** Rows that were written to one of the tables, each with the order that it is about. */
const rows = (events: readonly LabEvent[], table: string) =>
  all(events, 'statement.ran')
    .filter((event) => event.table === table && event.changes > 0)
    .map(({ seq, parameters: [order = ''] }) => ({ seq, order }));

const seconds = (ms: number): number => Math.round(ms / 100) / 10;

const deaths = (events: readonly LabEvent[]) =>
  all(events, 'program.exited').filter((event) => event.program === 'payment' && event.cause === 'killed');

/** Killed between the charge and the ack: how often the customer has paid once the redelivery is acked. */
export const afterWork: Prediction = {
  id: 'after-work',
  options: ['once', 'twice', 'lost'],
  settle: (events) => {
    for (const died of deaths(events)) {
      const acked = all(events, 'message.acked');
      const first = rows(events, 'charges').findLast(
        ({ seq, order }) =>
          seq < died.seq && !acked.some((ack) => ack.seq < died.seq && orderOf(ack.message) === order),
      );
      const done = acked.find((ack) => ack.seq > died.seq && orderOf(ack.message) === first?.order);
      if (!first || !done) continue;
      const charges = rows(events, 'charges').filter(({ seq, order }) => seq < done.seq && order === first.order);
      return {
        actual: charges.length > 1 ? 'twice' : 'once',
        facts: { order: first.order, count: charges.length },
        evidence: [...charges.map(({ seq }) => seq), died.seq, done.seq],
      };
    }
    return undefined;
  },
};

/** Killed with several orders in hand and automatic ack: how many of them the next order finds charged. */
export const automaticBeforeWork: Prediction = {
  id: 'automatic-before-work',
  options: ['none', 'all-but-one', 'all'],
  settle: (events) => {
    for (const died of deaths(events)) {
      const charges = rows(events, 'charges');
      const handed = all(events, 'message.delivered').filter(
        ({ seq, ackMode, message }) =>
          seq < died.seq &&
          ackMode === 'automatic' &&
          !charges.some((one) => one.seq < died.seq && one.order === orderOf(message)),
      );
      const orders = new Set(handed.map(({ message }) => orderOf(message)));
      // First in, first out: had they been given back, they would have come before any order that was sent later.
      const next = charges.find((one) => one.seq > died.seq && !orders.has(one.order));
      if (orders.size < 2 || !next) continue;
      const charged = charges.filter((one) => one.seq < next.seq && orders.has(one.order)).length;
      return {
        actual: charged === 0 ? 'none' : charged === orders.size ? 'all' : 'all-but-one',
        facts: { count: orders.size, charged, next: next.order },
        evidence: [...handed.map(({ seq }) => seq), died.seq, next.seq],
      };
    }
    return undefined;
  },
};

/** Orders that the shop took while its cable was cut that way, once the cut is over. */
const cuts = (events: readonly LabEvent[], lost: EventOf<'cable.cut'>['lost']) =>
  all(events, 'cable.cut')
    .filter((cut) => cut.lost === lost)
    .flatMap((cut) => {
      const mended = all(events, 'cable.mended').find(({ seq }) => seq > cut.seq);
      if (!mended) return [];
      const taken = rows(events, 'orders').filter(({ seq }) => seq > cut.seq && seq < mended.seq);
      return taken.length > 0 ? [{ cut, mended, taken: taken.map(({ order }) => order) }] : [];
    });

/** Sent into a cut cable: how many have come to the broker once the library knows that the connection is gone. */
export const cutWithoutConfirms: Prediction = {
  id: 'cut-without-confirms',
  options: ['all', 'some', 'none'],
  settle: (events) => {
    const published = all(events, 'message.published');
    const vanished = all(events, 'message.vanished');
    for (const { cut, mended, taken } of cuts(events, 'both-ways')) {
      const confirms = all(events, 'setting.changed').findLast(
        (set) => set.seq < cut.seq && set.setting === 'confirms',
      );
      if (confirms?.value === 'on') continue;
      const gone = vanished.filter(({ message, seq }) => seq > cut.seq && taken.includes(orderOf(message)));
      const arrived = published.filter(({ message }) => taken.includes(orderOf(message)));
      const known = new Set([...gone, ...arrived].map(({ message }) => orderOf(message)));
      if (known.size < taken.length) continue;
      return {
        actual: arrived.length === 0 ? 'none' : arrived.length < taken.length ? 'some' : 'all',
        facts: { count: taken.length, arrived: arrived.length, seconds: seconds(mended.at - cut.at) },
        evidence: [cut.seq, ...[...gone, ...arrived].map(({ seq }) => seq)].toSorted((a, b) => a - b),
      };
    }
    return undefined;
  },
};

/** Only the confirm was lost: how many copies the broker has when it confirms at last. */
export const answersLost: Prediction = {
  id: 'answers-lost',
  options: ['none', 'one', 'two'],
  settle: (events) => {
    for (const { cut, mended, taken } of cuts(events, 'answers')) {
      const [order] = taken;
      const confirmed = all(events, 'message.confirmed').find(
        ({ seq, message }) => seq > mended.seq && orderOf(message) === order,
      );
      if (!confirmed) continue;
      const copies = all(events, 'message.published').filter(
        ({ seq, message }) => seq > cut.seq && seq < confirmed.seq && orderOf(message) === order,
      );
      const [first, second] = copies;
      return {
        actual: second ? 'two' : first ? 'one' : 'none',
        facts: {
          order: order ?? '',
          count: copies.length,
          seconds: seconds((second ?? confirmed).at - (first ?? cut).at),
        },
        evidence: [cut.seq, ...copies.map(({ seq }) => seq), confirmed.seq],
      };
    }
    return undefined;
  },
};
