import { labelOf } from '../../label.ts';
import type { Interpretation } from '../../legs.ts';
import { createTrips } from '../../trips.ts';
import type { RequestPicture } from './picture.ts';
import { socketStation } from './stations.ts';

/** Of how many requests that have no answer it is known what they are about. */
const keptOpen = 1_000;

type Asked = Pick<RequestPicture, 'client' | 'server' | 'subject'>;

/** What the events of HTTP/1.1 mean: a request's trip is its way to the server and the answer's way back; a call is a band. */
export const interpretHttp = (): Interpretation => {
  const trips = createTrips('http');
  let asked = new Map<string, Asked>();

  const tripOf = (id: string, { subject }: Asked) =>
    trips.get(id) ??
    trips.start(id, { message: id, label: labelOf(subject ?? id.split('.').at(-1) ?? ''), subject: subject ?? id });

  return {
    begin(base, to) {
      trips.clear();
      asked = new Map();
      for (const { id, client, server, subject, sent, ended } of base.requests) {
        if (ended) continue;
        asked.set(id, { client, server, ...(subject !== undefined && { subject }) });
        if (sent) {
          const between = [client, server] as const;
          to.spanBegan({ kind: 'call', technology: 'http', station: id, from: sent.at, between });
        }
      }
    },
    take(event, to) {
      switch (event.type) {
        case 'request.made': {
          const { request, program: client, server, subject } = event;
          asked.set(request, { client, server, ...(subject !== undefined && { subject }) });
          const [oldest] = asked.keys();
          if (asked.size > keptOpen && oldest !== undefined) asked.delete(oldest);
          break;
        }
        case 'request.sent': {
          const one = asked.get(event.request);
          if (!one) break;
          const { client, server } = one;
          const between = [client, server] as const;
          to.spanBegan({ kind: 'call', technology: 'http', station: event.request, from: event.at, between });
          const stops = [client, socketStation(event.connection), server] as const;
          to.leg(trips.leg(event, tripOf(event.request, one), 'sent', stops));
          break;
        }
        case 'request.answered': {
          const one = asked.get(event.request);
          if (!one) break;
          to.spanEnded('call', event.request, event.at);
          const stops = [one.server, socketStation(event.connection), one.client] as const;
          to.leg(trips.leg(event, tripOf(event.request, one), 'handed', stops, { ends: true }));
          trips.end(event.request);
          asked.delete(event.request);
          break;
        }
        case 'request.failed': {
          const one = asked.get(event.request);
          const trip = trips.get(event.request);
          to.spanEnded('call', event.request, event.at);
          if (one && trip) {
            const rest = { reason: 'unanswered', ends: true } as const;
            to.leg(trips.leg(event, trip, 'stays', [one.server], rest));
          }
          trips.end(event.request);
          asked.delete(event.request);
          break;
        }
      }
    },
  };
};
