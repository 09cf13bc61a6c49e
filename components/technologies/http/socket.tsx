'use client';
import { useStage } from '#components/diagram/stage-context.ts';
import { labelOf } from '#model/label.ts';
import { connectionOfSocket, type SocketStation } from '#model/technologies/http/stations.ts';
import { copy } from './copy.vi.ts';
import styles from './socket.module.css';

/** A connection of HTTP/1.1 is its track; on it stands the request that has it. One that is not there is a dotted line. */
export function Socket({ station }: { station: SocketStation }) {
  const { picture } = useStage();
  const { id, x, y, width, height } = station;
  const connection = connectionOfSocket(id);
  const isOpen = connection !== undefined && picture.http1[connection]?.closed === false;
  const request = picture.requests.findLast(({ sent, ended }) => sent?.connection === connection && !ended);
  const label = request && labelOf(request.subject ?? request.id);
  const isUpright = height > width;
  const line = isUpright ? `M${x} ${y - height / 2}v${height}` : `M${x - width / 2} ${y}h${width}`;
  return (
    <g>
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} fill="none">
        <title>{copy.socket(label)}</title>
      </rect>
      {/* Over its ways out and back, whose dots would not meet. */}
      {isOpen ? null : (
        <>
          <path className={styles.cover} d={line} />
          <path className={styles.gone} d={line} />
        </>
      )}
      {request && isUpright ? (
        <rect className={styles.wagon} x={x - 8} y={y - 11} width="16" height="22" rx="4" />
      ) : null}
      {request && !isUpright ? (
        <>
          <rect className={styles.wagon} x={x - 26} y={y - 9} width="52" height="18" rx="5" />
          <text className={styles.label} x={x} y={y + 4}>
            {label}
          </text>
        </>
      ) : null}
    </g>
  );
}
