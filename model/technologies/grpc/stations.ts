import type { StationBase } from '../../scene.ts';

/** Station id of a call's lane in the tunnel. */
export const laneStation = (call: string): string => `lane:${call}`;

/** The call whose lane a station is; undefined where it is none. */
export const callOfLane = (station: string): string | undefined =>
  station.startsWith(laneStation('')) ? station.slice(laneStation('').length) : undefined;

/** Station id of the tunnel between two programs: what belongs to no single call goes along its wall. */
export const tunnelStation = ({ client, server }: Pick<TunnelStation, 'client' | 'server'>): string =>
  `tunnel:${client}>${server}`;

/** Station id of the rails between two programs. */
export const railsStation = ({
  client,
  server,
  methods,
}: Pick<RailsStation, 'client' | 'server' | 'methods'>): string => `rails:${client}>${server}/${methods.join('+')}`;

/** The programs between which rails lie; undefined where a station is none. */
export const endsOfRails = (station: string): { client: string; server: string } | undefined => {
  const [, client, server] = /^rails:(.*)>(.*)\//.exec(station) ?? [];
  return client !== undefined && server !== undefined ? { client, server } : undefined;
};

/** Calls between two programs where nobody looks into them: a rail out and one back for all of them. */
export interface RailsStation extends StationBase {
  kind: 'rails';
  client: string;
  server: string;
  /** Their last names in the contract, such as `GetStock`. */
  methods: readonly string[];
  /** Those of them that undo what another has done. */
  undoes: readonly string[];
  width: number;
  height: number;
  upright: boolean;
}

/** The connection between two programs, with what is said over its lanes. */
export interface TunnelStation extends StationBase {
  kind: 'tunnel';
  client: string;
  server: string;
  width: number;
  height: number;
  /** It stands upright, the client above. */
  upright: boolean;
  /** Without its title. */
  compact: boolean;
}

/** A call's place in the tunnel; `call` is empty where none has it yet. */
export interface LaneStation extends StationBase {
  kind: 'lane';
  call: string;
  width: number;
  height: number;
  upright: boolean;
  /** The one that is looked at: larger, with its messages. */
  wide: boolean;
  /** What of the call its head says: which of the four kinds it is, how its messages are written, or its method and deadline. */
  says: 'kind' | 'format' | 'deadline';
  /** Where its two rails lie: their `y`, or upright their `x`. */
  rails: { out: number; back: number };
}
