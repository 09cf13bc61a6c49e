'use client';
import type { Picture } from '#model/picture.ts';
import type { Station } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import styles from './diagram.module.css';
import { useStage } from './stage-context.ts';
import { Token } from './token.tsx';

type QueueStation = Extract<Station, { kind: 'queue' }>;
const pitch = 38;
/** Room for "+ 214". */
const moreWidth = 46;

/** A queue: ready messages above, delivered and unacked ones below; what does not fit is a number and a depth bar. */
export function QueuePlatform({ station }: { station: QueueStation }) {
  const { picture, frame, select, hover } = useStage();
  const queue = picture.queues[station.queue];
  const { x, y, width, height } = station;
  const left = x - width / 2;
  const top = y - height / 2;
  const inside = frame === 'portrait';
  const titleY = inside ? top + 26 : top - 12;
  const head = inside ? 36 : 0;
  const rowHeight = (height - head) / 2;
  const readyY = top + head + rowHeight / 2 + 2;
  const unackedY = top + head + rowHeight * 1.5;
  const ready = queue?.ready ?? [];
  const unacked = queue?.unacked ?? [];
  const places = Math.max(1, Math.floor((width - 26) / pitch));
  // The oldest stands at the right, next to the way out.
  const shown = ready.length > places ? Math.max(1, Math.floor((width - 26 - moreWidth) / pitch)) : ready.length;
  const depth = Math.min(1, Math.log10(1 + ready.length) / 3);
  return (
    <g>
      <rect
        className={queue ? styles.platform : styles.platformGone}
        x={left}
        y={top}
        width={width}
        height={height}
        rx="14"
      />
      <text x={left + (inside ? 16 : 6)} y={titleY} className={styles.name}>
        {station.queue}
      </text>
      <text x={left + width - (inside ? 16 : 4)} y={titleY} className={styles.count}>
        {copy.queueCounts(ready.length, unacked.length)}
      </text>
      {ready.slice(0, shown).map((id, index) => (
        <Token
          key={id}
          x={left + 32 + (shown - 1 - index) * pitch + (ready.length > places ? moreWidth : 0)}
          y={readyY}
          {...carriage(picture, id)}
          station={station.id}
          onSelect={select}
          onHover={hover}
        />
      ))}
      {ready.length > shown ? (
        <text x={left + 16} y={readyY + 5} className={styles.more}>
          {copy.more(ready.length - shown)}
        </text>
      ) : null}
      {ready.length > 0 ? (
        <rect
          className={styles.depth}
          x={left + 14}
          y={top + head + rowHeight - 5}
          width={(width - 28) * depth}
          height="4"
          rx="2"
        />
      ) : null}
      <path className={styles.divider} d={`M${left + 12} ${top + head + rowHeight + 3}H${left + width - 12}`} />
      {unacked.slice(0, places - (unacked.length > places ? 1 : 0)).map(({ message }, index) => (
        <Token
          key={message}
          x={left + 32 + index * pitch}
          y={unackedY + 1}
          {...carriage(picture, message)}
          redelivered={false}
          ghost
          onSelect={select}
          onHover={hover}
        />
      ))}
      {unacked.length > places ? (
        <text x={left + width - 16} y={unackedY + 5} className={styles.count}>
          {copy.more(unacked.length - places + 1)}
        </text>
      ) : null}
      {unacked.length > 0 && unacked.length <= places - 3 ? (
        <text x={left + 22 + unacked.length * pitch} y={unackedY + 5} className={styles.note}>
          {copy.atWorker}
        </text>
      ) : null}
    </g>
  );
}

const carriage = (picture: Picture, id: string): { label: string; message: string; redelivered: boolean } => ({
  label: picture.messages[id]?.label ?? id.slice(-5),
  message: id,
  redelivered: picture.messages[id]?.redelivered ?? false,
});
