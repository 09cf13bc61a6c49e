import type { EventOf } from '../../events.ts';
import type { Drawing, Interpretation, Leg } from '../../legs.ts';
import { subjectIn } from '../../subject.ts';
import { createTrips } from '../../trips.ts';
import { partitionId, recordId } from './record.ts';
import { isGap } from './segments.ts';
import { partitionStation } from './stations.ts';

type About = Pick<Leg, 'message' | 'label' | 'subject'>;

/** What the events of Kafka mean: a record's trip is its way to its partition and to one group that reads it. */
export const interpretKafka = (): Interpretation => {
  const trips = createTrips('kafka');
  let known = new Map<string, About>();
  /** First offset that each group has never read, by group and partition: what is below it is read again. */
  let positions = new Map<string, number>();
  /** Trips that wait on their partition once more, because their program has put them back. */
  let returned = new Set<string>();
  /** Members that are silent, by program, and groups that are being shared out anew. */
  let silent = new Map<string, { group: string; memberId: string }>();
  let rebalancing = new Set<string>();
  /** Partitions and who has an open transaction there. */
  let open = new Set<string>();

  const unread = (id: string): string => `${id}>`;
  const readBy = (id: string, group: string): string => `${id}>${group}`;

  const isRead = (record: { topic: string; partition: number; offset: number }): boolean =>
    [...positions].some(([reader, next]) => reader.endsWith(`>${partitionId(record)}`) && next > record.offset);

  const consume = (event: EventOf<'record.consumed'>, to: Drawing): void => {
    const id = recordId(event);
    const key = readBy(id, event.group);
    const reader = `${event.group}>${partitionId(event)}`;
    const before = positions.get(reader) ?? 0;
    const again = event.offset < before;
    // A reader that went back reads again all that was read before, not the first record only.
    positions.set(reader, Math.max(before, event.offset + 1));
    // The first group to read it takes up the trip that waits on the partition; others begin their own when they read.
    const takesUp = !again && trips.get(unread(id)) !== undefined;
    if (takesUp) trips.rename(unread(id), key);
    const about = known.get(id) ?? { message: id, label: String(event.offset), subject: id };
    const isBack = returned.delete(key);
    const trip = ((takesUp || isBack) && trips.get(key)) || trips.start(key, about);
    const from = partitionStation(event.topic, event.partition);
    to.leg(trips.leg(event, trip, 'handed', [from, event.program], { again }));
  };

  /** Records that nobody had read by the time when the broker removed them wait no more. */
  const remove = (
    event: EventOf<'partition.measured' | 'partition.surveyed'>,
    isGone: (offset: number) => boolean,
    to: Drawing,
  ): void => {
    const place = partitionStation(event.topic, event.partition);
    for (const [key, trip] of trips.at(place)) {
      if (!isGone(Number(trip.message.slice(trip.message.lastIndexOf('@') + 1)))) continue;
      to.leg(trips.leg(event, trip, 'stays', [place], { ends: true }));
      trips.end(key);
    }
  };

  const beginRebalance = (group: string, at: number, to: Drawing): void => {
    if (rebalancing.has(group)) return;
    rebalancing.add(group);
    to.spanBegan({ kind: 'rebalance', station: group, from: at });
  };
  const endRebalance = (group: string, at: number, to: Drawing): void => {
    if (rebalancing.delete(group)) to.spanEnded('rebalance', group, at);
  };
  const endSilence = (program: string, at: number, to: Drawing): void => {
    if (silent.delete(program)) to.spanEnded('silent', program, at);
  };

  return {
    begin(base) {
      trips.clear();
      returned = new Set();
      silent = new Map();
      rebalancing = new Set();
      open = new Set();
      positions = new Map(
        Object.values(base.groups).flatMap((group) =>
          Object.entries(group.position).map(([partition, next]): [string, number] => [
            `${group.name}>${partition}`,
            next,
          ]),
        ),
      );
      known = new Map();
      for (const { name: topic, partitions } of Object.values(base.topics)) {
        for (const [partition, { records }] of partitions.entries()) {
          for (const { offset, label } of records) {
            const id = recordId({ topic, partition, offset });
            known.set(id, { message: id, label, subject: id });
          }
        }
      }
    },
    take(event, to) {
      switch (event.type) {
        // Under the old name begins another log: nothing of it has been read.
        case 'topic.created':
          for (const reader of positions.keys()) {
            if (reader.slice(reader.indexOf('>') + 1, reader.lastIndexOf('/')) === event.topic)
              positions.delete(reader);
          }
          break;
        case 'record.appended': {
          const id = recordId(event);
          const about = { message: id, label: event.label, subject: subjectIn(event.headers) ?? id };
          known.set(id, about);
          const trip = trips.start(unread(id), about);
          const place = partitionStation(event.topic, event.partition);
          // Told only after a group has read it, there is nothing left that it waits for.
          const ends = isRead(event);
          to.leg(
            event.program === null
              ? trips.leg(event, trip, 'stays', [place], { ends })
              : trips.leg(event, trip, 'sent', [event.program, place], { ends }),
          );
          if (ends) trips.end(unread(id));
          const { producer } = event;
          const writing = `${place}>${producer?.id}`;
          if (!producer?.transactional || open.has(writing)) break;
          open.add(writing);
          to.spanBegan({ kind: 'transaction', station: place, from: event.at, technology: 'kafka' });
          break;
        }
        case 'transaction.marked': {
          const place = partitionStation(event.topic, event.partition);
          if (open.delete(`${place}>${event.producer.id}`)) to.spanEnded('transaction', place, event.at);
          break;
        }
        case 'record.consumed':
          consume(event, to);
          break;
        case 'partition.measured':
          remove(event, (offset) => offset < event.low, to);
          break;
        case 'partition.surveyed':
          remove(event, (offset) => isGap(event, offset), to);
          break;
        case 'record.handled': {
          const key = readBy(recordId(event), event.group);
          const trip = trips.get(key);
          if (!trip) break;
          to.leg(trips.leg(event, trip, 'stays', [event.program], { ends: true }));
          trips.end(key);
          break;
        }
        case 'record.returned': {
          const key = readBy(recordId(event), event.group);
          const trip = trips.get(key);
          if (!trip) break;
          to.leg(trips.leg(event, trip, 'back', [event.program, partitionStation(event.topic, event.partition)]));
          returned.add(key);
          break;
        }
        case 'record.refused': {
          const id = `${event.program}!${event.seq}`;
          const about = { message: id, label: event.label, subject: subjectIn(event.headers) ?? id };
          const stops = [event.program, partitionStation(event.topic, event.partition)] as const;
          to.leg(trips.leg(event, trips.start(id, about), 'fallen', stops, { reason: 'turnedDown', ends: true }));
          trips.end(id);
          break;
        }
        case 'program.exited':
          // The next reading of a record that was in its hands is a trip of its own.
          for (const [key, trip] of trips.at(event.program)) {
            to.leg(trips.leg(event, trip, 'stays', [event.program], { ends: true }));
            trips.end(key);
          }
          break;
        case 'program.thawed':
          endSilence(event.program, event.at, to);
          break;
        case 'member.silenced': {
          const { program: station, group, memberId, lastHeartbeatAt: from, sessionTimeoutMs } = event;
          silent.set(station, { group, memberId });
          to.spanBegan({ kind: 'silent', station, from, until: from + sessionTimeoutMs });
          break;
        }
        case 'group.rebalancing':
          beginRebalance(event.group, event.at, to);
          break;
        // Whoever has joined again has its partitions: for the timetable the wait is over.
        case 'group.joined':
          endRebalance(event.group, event.at, to);
          // One that was killed and runs again is let in when the broker has given up its former self.
          endSilence(event.program, event.at, to);
          break;
        case 'group.described':
          if (event.state === 'Stable' || event.state === 'Empty') endRebalance(event.group, event.at, to);
          else beginRebalance(event.group, event.at, to);
          // By its id: the program may run again, and be another member beside what it was.
          for (const [program, { group, memberId }] of silent) {
            if (group !== event.group || event.members.some((member) => member.memberId === memberId)) continue;
            endSilence(program, event.at, to);
          }
          break;
      }
    },
  };
};
