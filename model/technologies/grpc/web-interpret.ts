import type { Drawing, Interpretation } from '../../legs.ts';
import type { Trips } from '../../trips.ts';
import { idOfWebMessage } from './web-ids.ts';

interface Exchange {
  id: string;
  client: string;
  server: string;
}

/** A browser's calls: each message is seen once, where the site passes it on, and goes from end to end. */
export const interpretWeb = (trips: Trips): Interpretation => {
  let exchanges = new Map<string, Exchange>();

  const begun = (exchange: Exchange, from: number, to: Drawing): void => {
    exchanges.set(exchange.id, exchange);
    const between = [exchange.client, exchange.server] as const;
    to.spanBegan({ kind: 'call', technology: 'grpc', station: exchange.id, from, between });
  };

  return {
    begin(base, to) {
      exchanges = new Map();
      for (const { client, exchange } of base.webCalls) {
        if (exchange && !exchange.ended)
          begun({ id: exchange.id, client, server: exchange.server }, exchange.openedAt, to);
      }
    },
    take(event, to) {
      switch (event.type) {
        case 'web.requested':
          begun({ id: event.exchange, client: event.program, server: event.server }, event.at, to);
          break;
        case 'web.message': {
          const exchange = exchanges.get(event.exchange);
          if (!exchange) break;
          const id = idOfWebMessage(event);
          const { client, server } = exchange;
          const stops = event.direction === 'out' ? ([client, server] as const) : ([server, client] as const);
          const trip = trips.start(id, { message: id, label: String(event.number), subject: event.exchange });
          to.leg(trips.leg(event, trip, 'handed', stops, { ends: true }));
          trips.end(id);
          break;
        }
        case 'web.ended':
          if (exchanges.delete(event.exchange)) to.spanEnded('call', event.exchange, event.at);
          break;
      }
    },
  };
};
