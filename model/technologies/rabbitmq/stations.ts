import type { StationBase } from '../../scene.ts';

/** Station ids as the events of RabbitMQ imply them. */
export const exchangeStation = (exchange: string): string => `exchange:${exchange}`;
export const queueStation = (queue: string): string => `queue:${queue}`;

/** Name of the exchange or the queue that a station is; undefined where it is none. */
export const exchangeOf = (station: string): string | undefined => nameIn('exchange:', station);
export const queueOf = (station: string): string | undefined => nameIn('queue:', station);

const nameIn = (prefix: string, station: string): string | undefined =>
  station.startsWith(prefix) ? station.slice(prefix.length) : undefined;

export interface ExchangeStation extends StationBase {
  kind: 'exchange';
  exchange: string;
  caption?: string;
  /** `hidden` where it has no room: then only who asks is told. */
  labelAt?: 'above' | 'below' | 'right' | 'below-right' | 'hidden';
}

export interface QueueStation extends StationBase {
  kind: 'queue';
  queue: string;
  width: number;
  height: number;
  /** What it is called here, where its own name has no room. */
  name?: string;
  /** One line about it, such as its arguments in words: `TTL 5 s`. */
  caption?: string;
  /** Beside the main line, for dead letters: its messages are drawn as diamonds. */
  siding?: boolean;
  /** From so many ready messages on, the platform is drawn as an alert. */
  alertAt?: number;
  /** Shows how long the oldest message has been there, counting on. */
  showAge?: boolean;
}
