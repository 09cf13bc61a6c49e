'use client';
import { useStage } from '#components/diagram/stage-context.ts';
import { type ConnectionPicture, callsBetween, connectionsBetween } from '#model/technologies/grpc/picture.ts';
import type { TunnelStation } from '#model/technologies/grpc/stations.ts';
import { copy } from './copy.vi.ts';
import styles from './tunnel.module.css';

/** An HTTP/2 connection: the tunnel in which each call has its lane. */
export function Tunnel({ station }: { station: TunnelStation }) {
  const { picture } = useStage();
  const { x, y, width, height, upright, compact } = station;
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  const connection = connectionsBetween(picture, station).at(-1);
  const isEmpty = callsBetween(picture, station).length === 0;
  return (
    <g>
      <path
        className={styles.edge}
        d={
          upright
            ? `M${left} ${top}V${bottom}M${right} ${top}V${bottom}`
            : `M${left} ${top}H${right}M${left} ${bottom}H${right}`
        }
      />
      {upright || compact ? null : (
        <>
          <text className={styles.title} x={left + 16} y={top - 32}>
            {copy.tunnel.title}
          </text>
          <text className={styles.said} x={left + 16} y={top - 13}>
            {stateOf(connection)}
          </text>
          {connection ? (
            <text className={styles.door} x={right - 12} y={top - 32} textAnchor="end">
              {copy.tunnel.door(connection.port)}
            </text>
          ) : null}
        </>
      )}
      {isEmpty && !compact ? (
        <text className={styles.said} x={x} y={y} textAnchor="middle">
          {copy.tunnel.empty}
        </text>
      ) : null}
    </g>
  );
}

const stateOf = (connection: ConnectionPicture | undefined): string => {
  if (!connection) return copy.tunnel.none;
  const left = connection.left && copy.tunnel.left(connection.left.code);
  if (connection.closed) return [left, copy.tunnel.closed(connection.closed.error)].filter(Boolean).join(', ');
  return left ?? copy.tunnel.says;
};
