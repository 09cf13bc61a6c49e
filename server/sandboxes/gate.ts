import type { Place } from '#model/socket.ts';

/** A turn at the gate, from the moment somebody comes. */
export interface Turn<Value> {
  /** Settles as the work does; rejects with `Withdrawn` when the turn was given up before. */
  readonly done: Promise<Value>;
  /** Resolves once the work has begun or the turn was given up. */
  readonly over: Promise<void>;
  /** Null once the work has begun. */
  place(): Place | null;
  /** Gives the turn up; nothing happens once the work has begun. */
  withdraw(): void;
}

/** What `done` of a turn rejects with that was given up. */
export class Withdrawn extends Error {
  override name = 'Withdrawn';
}

/** What somebody wants done at their turn. */
export interface Wish<Value> {
  work(): Promise<Value>;
  /** It takes room on the machine that is not taken yet: it waits until there is some. */
  needsRoom?: boolean;
  /** What only one may have at a time: in how many ms it will be free; undefined while it is. It holds nobody else up. */
  aloneInMs?(): number | undefined;
  /** Called with the place whenever it has changed, and with null when the wait is over. */
  onMove?(place: Place | null): void;
}

/** Through it goes whatever keeps the machine busy for a moment, so that many who come at once do not all come late. */
export interface Gate {
  enter<Value>(wish: Wish<Value>): Turn<Value>;
  /** Something may have room now. */
  look(): void;
  /** Everybody who waits is sent away. */
  close(): void;
}

export interface GateSpec {
  /** How many are inside at a time. */
  abreast: number;
  /** Whether one more has room, besides so many who are on their way in. */
  hasRoom(entering: number): boolean;
  /** In how many ms there will be room for the nth who waits for it, if nobody goes before. */
  roomInMs(nth: number): number;
}

interface Waiting {
  needsRoom: boolean;
  aloneInMs(): number | undefined;
  place: Place;
  begin(): void;
  sendAway(): void;
  onMove(place: Place | null): void;
}

interface Inside {
  since: number;
  needsRoom: boolean;
}

/** Before anybody has gone through. */
const firstGuessMs = 1_500;
const remembered = 8;
/** Memory and processors tell nobody that they are free again. */
const lookAgainMs = 1_000;

/**
 * First come, first served, `abreast` at a time. Who waits for room holds up those who need room as well, nobody else. An
 * estimate goes by what the last ones took.
 */
export const createGate = ({ abreast, hasRoom, roomInMs }: GateSpec): Gate => {
  const line = new Set<Waiting>();
  const inside = new Set<Inside>();
  const took: number[] = [];
  let again: NodeJS.Timeout | undefined;

  const usualMs = (): number =>
    took.length === 0 ? firstGuessMs : took.reduce((sum, ms) => sum + ms, 0) / took.length;

  /** Gives everybody in the line their place anew. */
  const count = (): void => {
    if (line.size === 0) return;
    const usual = usualMs();
    const now = performance.now();
    // When each way through the gate will be free.
    const free = Array.from({ length: abreast }, () => 0);
    for (const [way, { since }] of [...inside].entries()) free[way] = Math.max(0, usual - (now - since));
    const roomy = hasRoom(entering());
    let position = 0;
    let wanting = 0;
    let alone = 0;
    for (const one of line) {
      const { place } = one;
      const aloneInMs = one.aloneInMs();
      if (aloneInMs !== undefined) {
        alone += 1;
        one.place = { position: alone, waitMs: Math.round(alone * aloneInMs + usual), for: 'alone' };
        moved(one, place);
        continue;
      }
      position += 1;
      free.sort((a, b) => a - b);
      const waitsForRoom = one.needsRoom && !roomy;
      const at = waitsForRoom ? roomInMs(++wanting) : (free[0] ?? 0);
      if (!waitsForRoom) free[0] = at + usual;
      one.place = { position, waitMs: Math.round(at + usual), for: waitsForRoom ? 'room' : 'turn' };
      moved(one, place);
    }
  };
  const moved = ({ place, onMove }: Waiting, before: Place): void => {
    if (place.position !== before.position || place.for !== before.for) onMove(place);
  };

  const entering = (): number => [...inside].filter(({ needsRoom }) => needsRoom).length;

  const look = (): void => {
    clearTimeout(again);
    let roomLeft = true;
    for (const one of line) {
      if (inside.size >= abreast) break;
      if (one.aloneInMs() !== undefined) continue;
      if (one.needsRoom) {
        roomLeft = roomLeft && hasRoom(entering());
        if (!roomLeft) continue;
      }
      line.delete(one);
      one.begin();
    }
    count();
    if (line.size > 0 && inside.size < abreast) again = setTimeout(look, lookAgainMs).unref();
  };

  return {
    enter<Value>({
      work,
      needsRoom = false,
      aloneInMs = () => undefined,
      onMove = () => {},
    }: Wish<Value>): Turn<Value> {
      const { promise: done, resolve, reject } = Promise.withResolvers<Value>();
      const over = Promise.withResolvers<void>();
      done.catch(() => {});
      const leave = (): void => {
        over.resolve();
        onMove(null);
      };
      const go = async (): Promise<void> => {
        const me = { since: performance.now(), needsRoom };
        inside.add(me);
        leave();
        try {
          const value = await work();
          took.push(performance.now() - me.since);
          if (took.length > remembered) took.shift();
          resolve(value);
        } catch (error) {
          reject(error);
        } finally {
          inside.delete(me);
          look();
        }
      };
      const waiting: Waiting = {
        needsRoom,
        aloneInMs,
        place: { position: 0, waitMs: 0, for: 'turn' },
        begin: () => void go(),
        sendAway() {
          reject(new Withdrawn());
          leave();
        },
        onMove,
      };
      line.add(waiting);
      look();
      return {
        done,
        over: over.promise,
        place() {
          if (!line.has(waiting)) return null;
          count();
          return waiting.place;
        },
        withdraw() {
          if (!line.delete(waiting)) return;
          waiting.sendAway();
          look();
        },
      };
    },
    look,
    close() {
      clearTimeout(again);
      for (const one of line) {
        line.delete(one);
        one.sendAway();
      }
    },
  };
};
