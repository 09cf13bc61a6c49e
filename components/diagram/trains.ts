import type { Flight } from '#model/flights.ts';

/** Carriages that leave for the same way within so many ms cover one another. */
const trainMs = 200;
/** As many of them can still be read one behind the other. */
const readable = 3;

/** Flights that are drawn as one: at the place of the first, with the number of all. */
export interface Train {
  flight: Flight;
  count: number;
}

const wayKey = ({ technology, manner, reason, sign, stops }: Flight): string =>
  `${technology} ${manner} ${reason} ${sign} ${stops.join('>')}`;

const trainKey = (flight: Flight): string => `${wayKey(flight)} ${Math.floor(flight.departs / trainMs)}`;

/**
 * Which of the flights that are under way go as a counted train. `around` are all that are known of this moment, also those
 * that have landed or not yet left: a train keeps its number from its first carriage to its last. Where more than `crowd` are
 * under way, each way has one train.
 */
export const trainsOf = (active: readonly Flight[], around: readonly Flight[], crowd: number): Train[] => {
  // What frames there are besides their messages is the first that nobody could read.
  const shown = active.length > crowd ? active.filter(({ sign }) => !sign) : active;
  const crowded = shown.length > crowd;
  const keyOf = crowded ? wayKey : trainKey;
  const sizes = new Map<string, number>();
  for (const flight of crowded ? shown : around) {
    const key = keyOf(flight);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const trains = new Map<string, Train>();
  for (const flight of shown) {
    const key = keyOf(flight);
    const count = sizes.get(key) ?? 1;
    if (count > readable || crowded) {
      if (!trains.has(key)) trains.set(key, { flight, count });
    } else trains.set(flight.id, { flight, count: 1 });
  }
  return [...trains.values()];
};
