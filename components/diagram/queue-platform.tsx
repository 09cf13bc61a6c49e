'use client';
import { useRef } from 'react';
import type { Picture, QueuePicture } from '#model/picture.ts';
import type { Station } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import styles from './diagram.module.css';
import { useFrame, useStage } from './stage-context.ts';
import { Token, tokenWidth } from './token.tsx';

type QueueStation = Extract<Station, { kind: 'queue' }>;
/** Room for "+ 214". */
const moreWidth = 46;
/** Only this many labels are looked at to find the pitch; more never fit. */
const mostShown = 24;

/** A queue: ready messages above, delivered and unacked ones below; what does not fit is a number and a depth bar. */
export function QueuePlatform({ station }: { station: QueueStation }) {
  const { picture, frame } = useStage();
  const queue = picture.queues[station.queue];
  const { x, y, width, height, siding = false } = station;
  const left = x - width / 2;
  const top = y - height / 2;
  const inside = frame === 'portrait';
  const hasLine = station.caption !== undefined || station.showAge === true;
  const head = inside ? (hasLine ? 50 : 36) : 0;
  const rowHeight = (height - head) / 2;
  const readyY = top + head + rowHeight / 2 + 2;
  const unackedY = top + head + rowHeight * 1.5;
  const ready = queue?.ready ?? [];
  const unacked = queue?.unacked ?? [];
  const seen = [...ready.slice(0, mostShown), ...unacked.slice(0, mostShown).map(({ message }) => message)];
  const widest = Math.max(...seen.map((id) => tokenWidth(labelOf(picture, id), siding)), 0);
  const pitch = Math.max(38, widest + (siding ? 2 : 8));
  const inset = Math.max(32, 10 + widest / 2);
  const places = Math.max(1, Math.floor((width - 26) / pitch));
  // The oldest stands at the right, next to the way out.
  const shown = ready.length > places ? Math.max(1, Math.floor((width - 26 - moreWidth) / pitch)) : ready.length;
  const depth = Math.min(1, Math.log10(1 + ready.length) / 3);
  const alert = station.alertAt !== undefined && ready.length >= station.alertAt;
  return (
    <g>
      <rect
        className={queue ? styles.platform : styles.platformGone}
        data-alert={alert}
        {...{ x: left, y: top, width, height }}
        rx="14"
      />
      <Title station={station} ready={ready.length} unacked={unacked.length} alert={alert} />
      {hasLine ? <SecondLine station={station} queue={queue} /> : null}
      {ready.slice(0, shown).map((id, index) => (
        <Waiting
          key={id}
          x={left + inset + (shown - 1 - index) * pitch + (ready.length > places ? moreWidth : 0)}
          y={readyY}
          {...{ id, station }}
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
          data-alert={alert}
          x={left + 14}
          y={top + head + rowHeight - 5}
          width={(width - 28) * depth}
          height="4"
          rx="2"
        />
      ) : null}
      <path className={styles.divider} d={`M${left + 12} ${top + head + rowHeight + 3}H${left + width - 12}`} />
      {unacked.slice(0, places - (unacked.length > places ? 1 : 0)).map(({ message }, index) => (
        <Waiting key={message} x={left + inset + index * pitch} y={unackedY + 1} {...{ id: message, station }} ghost />
      ))}
      {unacked.length > places ? (
        <text x={left + width - 16} y={unackedY + 5} className={styles.count}>
          {copy.more(unacked.length - places + 1)}
        </text>
      ) : null}
      {unacked.length > 0 && unacked.length * pitch <= width - 26 - 3 * 38 ? (
        <text x={left + inset - 10 + unacked.length * pitch} y={unackedY + 5} className={styles.note}>
          {copy.atWorker}
        </text>
      ) : null}
    </g>
  );
}

const labelOf = (picture: Picture, id: string): string => picture.messages[id]?.label ?? id.slice(-5);

interface WaitingProps {
  id: string;
  station: QueueStation;
  x: number;
  y: number;
  /** Delivered: only its outline is still here. */
  ghost?: boolean;
}

function Waiting({ id, station, x, y, ghost = false }: WaitingProps) {
  const { picture, select, hover } = useStage();
  const message = picture.messages[id];
  return (
    <Token
      {...{ x, y, ghost, message: id }}
      label={labelOf(picture, id)}
      redelivered={!ghost && (message?.redelivered ?? false)}
      diamond={station.siding ?? false}
      priority={message?.priority ?? 0}
      {...(ghost ? {} : { station: station.id })}
      onSelect={select}
      onHover={hover}
    />
  );
}

function Title({
  station,
  ready,
  unacked,
  alert,
}: {
  station: QueueStation;
  ready: number;
  unacked: number;
  alert: boolean;
}) {
  const { frame } = useStage();
  const inside = frame === 'portrait';
  const left = station.x - station.width / 2;
  const top = station.y - station.height / 2;
  const y = inside ? top + 26 : top - 12;
  return (
    <>
      <text x={left + (inside ? 16 : 6)} y={y} className={styles.name}>
        {station.queue}
      </text>
      <text
        x={left + station.width - (inside ? 16 : 4)}
        y={y}
        className={styles.count}
        data-alert={alert}
        aria-label={alert ? `${copy.tone.alert}: ${copy.queueCounts(ready, unacked)}` : undefined}
      >
        {alert ? '▲ ' : ''}
        {copy.queueCounts(ready, unacked)}
      </text>
    </>
  );
}

/** What the queue is like, and how long the oldest message has been in it. */
function SecondLine({ station, queue }: { station: QueueStation; queue: QueuePicture | undefined }) {
  const { picture, frame } = useStage();
  const age = useRef<SVGTextElement>(null);
  const inside = frame === 'portrait';
  const left = station.x - station.width / 2;
  const top = station.y - station.height / 2;
  const y = inside ? top + 43 : top + station.height + 19;
  const oldest = station.showAge
    ? queue?.ready.reduce((least, id) => Math.min(least, picture.messages[id]?.arrivedAt ?? least), Infinity)
    : undefined;
  useFrame((now) => {
    if (!age.current) return;
    const text = oldest !== undefined && oldest < Infinity ? copy.oldest(Math.max(0, now - oldest)) : '';
    if (age.current.textContent !== text) age.current.textContent = text;
  });
  return (
    <>
      <text x={left + (inside ? 16 : 6)} y={y} className={styles.queueCaption} data-inside={inside}>
        {station.caption}
      </text>
      <text
        ref={age}
        x={left + station.width - (inside ? 16 : 4)}
        y={y}
        className={styles.queueAge}
        data-inside={inside}
      />
    </>
  );
}
