import type { StationOf } from '../../scene.ts';
import { exchangeStation, queueStation } from './stations.ts';

/** The point of an exchange, which holds nothing. */
export const exchangePoint = (
  exchange: string,
  place: Omit<StationOf<'exchange'>, 'id' | 'kind' | 'exchange'>,
): StationOf<'exchange'> => ({ id: exchangeStation(exchange), kind: 'exchange', exchange, ...place });

/** The platform of a queue, on which its messages wait. */
export const queuePlatform = (
  queue: string,
  place: Omit<StationOf<'queue'>, 'id' | 'kind' | 'queue'>,
): StationOf<'queue'> => ({ id: queueStation(queue), kind: 'queue', queue, ...place });
