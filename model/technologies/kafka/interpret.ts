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
  /** Groups of members that are silent, and groups that are being shared out anew. */
  let silent = new Map<string, string>();
  let rebalancing = new Set<string>();

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
    const trip = (takesUp && trips.get(key)) || trips.start(key, about);
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
      silent = new Map();
      rebalancing = new Set();
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
          const { program: station, group, lastHeartbeatAt: from, sessionTimeoutMs } = event;
          silent.set(station, group);
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
          for (const [program, group] of silent) {
            if (group !== event.group || event.members.some((member) => member.program === program)) continue;
            endSilence(program, event.at, to);
          }
          break;
      }
    },
  };
};
