import type { StationBase } from '../../scene.ts';

/** Station ids as the events of RabbitMQ imply them. */
export const exchangeStation = (exchange: string): string => `exchange:${exchange}`;
export const queueStation = (queue: string): string => `queue:${queue}`;

export interface ExchangeStation extends StationBase {
  kind: 'exchange';
  exchange: string;
  caption?: string;
  labelAt?: 'above' | 'below' | 'right' | 'below-right';
}

export interface QueueStation extends StationBase {
  kind: 'queue';
  queue: string;
  width: number;
  height: number;
  /** One line about it, such as its arguments in words: `TTL 5 s`. */
  caption?: string;
  /** Beside the main line, for dead letters: its messages are drawn as diamonds. */
  siding?: boolean;
  /** From so many ready messages on, the platform is drawn as an alert. */
  alertAt?: number;
  /** Shows how long the oldest message has been there, counting on. */
  showAge?: boolean;
}
