import type { EventOf } from '../../events.ts';
import { labelOf } from '../../label.ts';
import type { Drawing, Interpretation } from '../../legs.ts';
import { subjectIn } from '../../subject.ts';
import { createTrips } from '../../trips.ts';
import { idOfMessage } from './ids.ts';
import { senderOf } from './picture.ts';
import { laneStation } from './stations.ts';
import { interpretWeb } from './web-interpret.ts';

interface Call {
  id: string;
  connection: string;
  client: string;
  server: string;
  subject: string | undefined;
  /** What its messages bear where there is one each way; of more than one, each bears its number. */
  bears: string | undefined;
  /** The end that has reset it. */
  resetBy?: 'client' | 'server';
  /** Messages that were sent and have not come. */
  underWay: Set<string>;
}

const about = (kind: Kind, subject: string | undefined): Pick<Call, 'subject' | 'bears'> => ({
  subject,
  bears: kind === 'unary' && subject !== undefined ? labelOf(subject) : undefined,
});

type Kind = EventOf<'call.opened'>['kind'];

const keptReset = 50;

/** What the events of gRPC mean: a message's trip is its way over one rail; a call is a band between its two programs. */
export const interpretGrpc = (): Interpretation => {
  const trips = createTrips('grpc');
  const web = interpretWeb(trips);
  let calls = new Map<string, Call>();
  let servers = new Map<string, string>();

  const message = (event: EventOf<'call.message'>, to: Drawing): void => {
    const call = calls.get(event.call);
    if (!call) return;
    const id = idOfMessage(event);
    const lane = laneStation(call.id);
    const [sender, receiver] = event.direction === 'out' ? [call.client, call.server] : [call.server, call.client];
    if (senderOf[event.direction] === event.side) {
      const trip = trips.start(id, {
        message: id,
        label: call.bears ?? String(event.number),
        subject: call.subject ?? call.id,
      });
      call.underWay.add(id);
      to.leg(trips.leg(event, trip, 'sent', [sender, lane]));
      return;
    }
    const trip = trips.get(id);
    if (!trip) return;
    call.underWay.delete(id);
    if (call.resetBy === event.side) {
      to.leg(trips.leg(event, trip, 'fallen', [lane, receiver], { reason: 'late', ends: true }));
    } else to.leg(trips.leg(event, trip, 'handed', [lane, receiver], { ends: true }));
    trips.end(id);
  };

  /** Of those that were reset nothing tells when the last has come. */
  const forgetOld = (): void => {
    const reset = [...calls.values()].filter(({ resetBy }) => resetBy);
    for (const { id } of reset.slice(0, Math.max(0, reset.length - keptReset))) calls.delete(id);
  };

  const end = (call: Call, event: { seq: number; at: number }, to: Drawing): void => {
    if (!calls.has(call.id)) return;
    to.spanEnded('call', call.id, event.at);
    for (const id of call.underWay) {
      const trip = trips.get(id);
      if (trip) to.leg(trips.leg(event, trip, 'stays', [laneStation(call.id)], { reason: 'broken', ends: true }));
      trips.end(id);
    }
    calls.delete(call.id);
  };

  return {
    begin(base, to) {
      trips.clear();
      servers = new Map(Object.values(base.http2).map(({ id, server }) => [id, server ?? '']));
      calls = new Map();
      for (const { id, connection, client, server, kind, subject, openedAt: from, ended } of base.streams) {
        if (ended) continue;
        calls.set(id, { id, connection, client, server: server ?? '', ...about(kind, subject), underWay: new Set() });
        to.spanBegan({ kind: 'call', technology: 'grpc', station: id, from, between: [client, server ?? ''] });
      }
      web.begin(base, to);
    },
    take(event, to) {
      switch (event.type) {
        case 'http2.opened':
          servers.set(event.connection, event.server ?? '');
          break;
        case 'call.opened': {
          if (event.side === 'server') break;
          const { call: id, connection, program: client } = event;
          const server = servers.get(connection) ?? '';
          calls.set(id, {
            id,
            connection,
            client,
            server,
            ...about(event.kind, subjectIn(event.headers)),
            underWay: new Set(),
          });
          forgetOld();
          to.spanBegan({ kind: 'call', technology: 'grpc', station: id, from: event.at, between: [client, server] });
          break;
        }
        case 'call.message':
          message(event, to);
          break;
        case 'call.reset': {
          const call = calls.get(event.call);
          if (!call) break;
          call.resetBy ??= senderOf[event.direction];
          // The band ends where the client has it; the other end may still have something under way.
          if (event.side === 'client') to.spanEnded('call', call.id, event.at);
          break;
        }
        case 'call.closed': {
          const call = calls.get(event.call);
          if (call && event.side === 'client') end(call, event, to);
          break;
        }
        case 'http2.closed':
          if (event.side === 'server') break;
          for (const call of [...calls.values()]) if (call.connection === event.connection) end(call, event, to);
          break;
        default:
          web.take(event, to);
      }
    },
  };
};
