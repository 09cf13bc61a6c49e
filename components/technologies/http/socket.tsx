'use client';
import { useStage } from '#components/diagram/stage-context.ts';
import { labelOf } from '#model/label.ts';
import { connectionOfSocket, type SocketStation } from '#model/technologies/http/stations.ts';
import { copy } from './copy.vi.ts';
import styles from './socket.module.css';

/** A connection of HTTP/1.1 is its track; on it stands the request that it is taken by. */
export function Socket({ station }: { station: SocketStation }) {
  const { picture } = useStage();
  const { id, x, y, width, height } = station;
  const connection = connectionOfSocket(id);
  const request = picture.requests.findLast(({ sent, ended }) => sent?.connection === connection && !ended);
  // Upright ones stand too close to each other for words.
  const hasRoom = width > height;
  return (
    <g>
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} fill="none">
        <title>{copy.socket(request ? labelOf(request.subject ?? request.id) : undefined)}</title>
      </rect>
      {request && hasRoom ? (
        <text className={styles.taken} x={x} y={y + 4}>
          {labelOf(request.subject ?? request.id)}
        </text>
      ) : null}
    </g>
  );
}
