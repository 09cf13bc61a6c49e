'use client';
import { useStage } from '#components/diagram/stage-context.ts';
import type { Picture } from '#model/picture.ts';
import {
  type CallPicture,
  type ConnectionPicture,
  callsBetween,
  connectionsBetween,
  isOpen,
  methodOf,
} from '#model/technologies/grpc/picture.ts';
import type { RailsStation } from '#model/technologies/grpc/stations.ts';
import { copy } from './copy.vi.ts';
import styles from './tunnel.module.css';

/** What is said beside plain rails: their method, and what became of the newest call, or how long the oldest open one waits. */
export function Rails({ station }: { station: RailsStation }) {
  const { picture } = useStage();
  const { x, y, upright, methods } = station;
  const calls = callsBetween(picture, station).filter((call) => methods.includes(methodOf(call)));
  const newest = calls.at(-1);
  const method = newest ? methodOf(newest) : methods[0];
  const connections = connectionsBetween(picture, station);
  // What became of an earlier call says nothing about a server that cannot be reached any more.
  const isGone = connections.length > 0 && connections.every(({ closed }) => closed);
  const silentMs = silenceOf(connections, picture);
  const said: Said | undefined =
    silentMs !== undefined
      ? { text: copy.rails.silent(silentMs), isBad: true }
      : isGone && !calls.some(isOpen)
        ? { text: copy.rails.gone }
        : stateOf(calls, picture);
  const [name, state] = upright
    ? [
        { x: x + 32, y: y - 4 },
        { x: x + 32, y: y + 14 },
      ]
    : [
        { x, y: y - 26 },
        { x, y: y + 37 },
      ];
  const textAnchor = upright ? 'start' : 'middle';
  return (
    <g>
      <text className={styles.name} textAnchor={textAnchor} {...name}>
        {method}
      </text>
      {said ? (
        <text className={said.isBad ? styles.bad : styles.said} textAnchor={textAnchor} {...state}>
          {said.text}
        </text>
      ) : null}
    </g>
  );
}

interface Said {
  text: string;
  isBad?: boolean;
}

/** An answer to a PING comes at once, or something is wrong. */
const silence = 200;

/** For how long a PING has been waiting for its answer. */
const silenceOf = (connections: readonly ConnectionPicture[], { at }: Picture): number | undefined => {
  const pinged = connections.find(({ closed, pingedAt }) => !closed && pingedAt !== undefined)?.pingedAt;
  return pinged !== undefined && at - pinged >= silence ? at - pinged : undefined;
};

const stateOf = (calls: readonly CallPicture[], { at }: Picture): Said | undefined => {
  const open = calls.filter(isOpen);
  const [oldest] = open;
  if (oldest) return { text: copy.rails.waits(open.length, at - oldest.openedAt) };
  const last = calls.at(-1);
  const ended = last?.ended;
  if (!last || !ended) return undefined;
  if (ended.how === 'connection') return { text: copy.rails.broken, isBad: true };
  if (ended.how === 'reset') return { text: copy.code(ended.code), isBad: true };
  if (ended.status !== 0) return { text: copy.status(ended.status), isBad: true };
  return { text: copy.rails.done(ended.at - last.openedAt) };
};
