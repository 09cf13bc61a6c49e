import type { EventOf, LabEvent } from '../../events.ts';
import { labelOf } from '../../label.ts';
import type { Drawing, Interpretation, Leg } from '../../legs.ts';
import { subjectIn } from '../../subject.ts';
import { createTrips } from '../../trips.ts';
import { idOfMessage, signIn } from './ids.ts';
import { type Direction, type Side, senderOf } from './picture.ts';
import { laneStation, tunnelStation } from './stations.ts';
import { interpretWeb } from './web-interpret.ts';

/** What frames go over: a connection, or a call on it. */
interface Way {
  id: string;
  client: string;
  server: string;
  /** Its own between the two. */
  station: string;
  subject: string | undefined;
  /** The end that has reset it. */
  resetBy?: Side;
  /** Ids of what was sent and has not come. */
  underWay: Set<string>;
}

interface Call extends Way {
  connection: string;
  /** What its messages bear where there is one each way; of more than one, each bears its number. */
  bears: string | undefined;
}

type At = Pick<LabEvent, 'seq' | 'at'>;
type Passing = At & { side: Side };

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
  let connections = new Map<string, Way>();

  /** A frame goes from its sender into its lane, or along the wall of the tunnel, and from there to who gets it. */
  const pass = (
    event: Passing,
    on: Way,
    { direction, ...frame }: { direction: Direction } & Pick<Leg, 'message' | 'label' | 'sign'>,
    to: Drawing,
  ): void => {
    const { message: id, sign } = frame;
    const [sender, receiver] = direction === 'out' ? [on.client, on.server] : [on.server, on.client];
    if (senderOf[direction] === event.side) {
      // Said once more before it has come, as Node says GOAWAY, it is the same.
      if (on.underWay.has(id)) return;
      const trip = trips.start(id, { ...frame, subject: on.subject ?? on.id });
      on.underWay.add(id);
      to.leg(trips.leg(event, trip, 'sent', [sender, on.station]));
      return;
    }
    const trip = trips.get(id);
    if (!trip) return;
    on.underWay.delete(id);
    if (on.resetBy === event.side) {
      const reason = sign ? {} : ({ reason: 'late' } as const);
      to.leg(trips.leg(event, trip, 'fallen', [on.station, receiver], { ...reason, ends: true }));
    } else to.leg(trips.leg(event, trip, 'handed', [on.station, receiver], { ends: true }));
    trips.end(id);
  };

  const message = (event: EventOf<'call.message'>, to: Drawing): void => {
    const call = calls.get(event.call);
    if (!call) return;
    const { direction, number } = event;
    pass(event, call, { direction, message: idOfMessage(event), label: call.bears ?? String(number) }, to);
  };

  const passSign = (event: LabEvent & Passing, on: Way | undefined, label: string, to: Drawing): void => {
    const found = signIn(event);
    if (!found || !on) return;
    const { direction, sign, id } = found;
    pass(event, on, { direction, sign, message: id, label }, to);
  };

  /** What was under way comes no more. */
  const drop = ({ underWay, station }: Way, event: At, to: Drawing): void => {
    for (const id of underWay) {
      const trip = trips.get(id);
      // Of a lost message it is told; that a call is broken, its signs need not tell as well.
      const reason = trip?.sign ? {} : ({ reason: 'broken' } as const);
      if (trip) to.leg(trips.leg(event, trip, 'stays', [station], { ...reason, ends: true }));
      trips.end(id);
    }
    underWay.clear();
  };

  /** Of those that were reset nothing tells when the last has come. */
  const forgetOld = (): void => {
    const reset = [...calls.values()].filter(({ resetBy }) => resetBy);
    for (const { id } of reset.slice(0, Math.max(0, reset.length - keptReset))) calls.delete(id);
  };

  const end = (call: Call, event: At, to: Drawing): void => {
    if (!calls.has(call.id)) return;
    to.spanEnded('call', call.id, event.at);
    drop(call, event, to);
    calls.delete(call.id);
  };

  const open = (event: EventOf<'call.opened'>, to: Drawing): void => {
    const { call: id, connection, program: client } = event;
    const server = connections.get(connection)?.server ?? '';
    calls.set(id, {
      id,
      connection,
      client,
      server,
      station: laneStation(id),
      ...about(event.kind, subjectIn(event.headers)),
      underWay: new Set(),
    });
    forgetOld();
    to.spanBegan({ kind: 'call', technology: 'grpc', station: id, from: event.at, between: [client, server] });
  };

  const connect = (id: string, client: string, server: string | null): void => {
    const ends = { client, server: server ?? '' };
    connections.set(id, { id, ...ends, subject: undefined, station: tunnelStation(ends), underWay: new Set() });
  };

  return {
    begin(base, to) {
      trips.clear();
      connections = new Map();
      for (const { id, client, server } of Object.values(base.http2)) connect(id, client, server);
      calls = new Map();
      for (const { id, connection, client, server, kind, subject, openedAt: from, ended } of base.streams) {
        if (ended) continue;
        calls.set(id, {
          id,
          connection,
          client,
          server: server ?? '',
          station: laneStation(id),
          ...about(kind, subject),
          underWay: new Set(),
        });
        to.spanBegan({ kind: 'call', technology: 'grpc', station: id, from, between: [client, server ?? ''] });
      }
      web.begin(base, to);
    },
    take(event, to) {
      switch (event.type) {
        case 'http2.opened':
          connect(event.connection, event.client, event.server);
          break;
        case 'http2.left':
          passSign(event, connections.get(event.connection), '', to);
          break;
        case 'call.opened': {
          if (event.side === 'client') open(event, to);
          passSign(event, calls.get(event.call), '', to);
          break;
        }
        case 'call.answered':
        case 'call.half-closed':
          passSign(event, calls.get(event.call), '', to);
          break;
        case 'call.message':
          message(event, to);
          break;
        case 'call.reset': {
          const call = calls.get(event.call);
          if (!call) break;
          passSign(event, call, '', to);
          call.resetBy ??= senderOf[event.direction];
          // The band ends where the client has it; the other end may still have something under way.
          if (event.side === 'client') to.spanEnded('call', call.id, event.at);
          break;
        }
        case 'call.closed': {
          const call = calls.get(event.call);
          passSign(event, call, String(event.status ?? '?'), to);
          if (call && event.side === 'client') end(call, event, to);
          break;
        }
        case 'http2.closed': {
          if (event.side === 'server') break;
          for (const call of [...calls.values()]) if (call.connection === event.connection) end(call, event, to);
          const connection = connections.get(event.connection);
          if (connection) drop(connection, event, to);
          connections.delete(event.connection);
          break;
        }
        default:
          web.take(event, to);
      }
    },
  };
};
