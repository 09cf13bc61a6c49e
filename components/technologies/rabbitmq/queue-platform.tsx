'use client';
import { useRef } from 'react';
import { FollowMark } from '#components/diagram/follow-flag.tsx';
import labels from '#components/diagram/labels.module.css';
import { useSign } from '#components/diagram/signs.tsx';
import { useFrame, useStage } from '#components/diagram/stage-context.ts';
import { Token, tokenWidth } from '#components/diagram/token.tsx';
import { labelOf } from '#model/label.ts';
import type { QueuePicture } from '#model/technologies/rabbitmq/picture.ts';
import type { QueueStation } from '#model/technologies/rabbitmq/stations.ts';
import { copy } from './copy.vi.ts';
import styles from './queue-platform.module.css';

/** Room for "+ 214", and for "+ 1891". */
const widthOfMore = (waiting: number): number => (waiting < 1000 ? 46 : 58);
/** Room for what the outlines mean. */
const noteWidth = 124;
/** Least distance of two carriages, so that those of one or two letters stand in step. */
const pitch = 38;

/** A queue: ready messages above, delivered and unacked ones below; what does not fit is a number and a depth bar. */
export function QueuePlatform({ station }: { station: QueueStation }) {
  const { picture, frame, isFollowed, inscribed } = useStage();
  const queue = picture.queues[station.queue];
  const { x, y, width, height, siding = false } = station;
  const left = x - width / 2;
  const top = y - height / 2;
  const inside = frame === 'portrait';
  const hasNote = station.caption !== undefined || station.showAge === true;
  const head = inside ? (hasNote ? 50 : 36) : 0;
  const rows = rowsOf(height - head);
  const readyY = top + head + rows.ready;
  const edgeY = top + head + rows.edge;
  const unackedY = rows.unacked === undefined ? undefined : top + head + rows.unacked;
  const ready = queue?.ready ?? [];
  const unacked = queue?.unacked ?? [];
  const label = (id: string): string => inscribed(id, picture.messages[id]?.label ?? labelOf(id));
  const widthOf = (id: string): number => Math.max(pitch, tokenWidth(label(id), siding) + (siding ? 4 : 8));
  const room = width - 22;
  // The oldest stands at the right, next to the way out. Where not all have room, the newest still shows that it came.
  const newest = newestApart(ready, room, widthOf);
  const newestWidth = newest === undefined ? 0 : widthOf(newest);
  const rest = newest === undefined ? ready : ready.slice(0, -1);
  const waiting = inRow(rest, room - newestWidth, widthOf).toReversed();
  const delivered = inRow(
    unacked.map(({ message }) => message),
    room,
    widthOf,
  );
  const more = rest.length - waiting.length;
  const alert = station.alertAt !== undefined && ready.length >= station.alertAt;
  return (
    <g>
      <rect
        className={queue ? styles.platform : styles.platformGone}
        data-alert={alert}
        x={left}
        y={top}
        width={width}
        height={height}
        rx="14"
      />
      <Title station={station} ready={ready.length} unacked={unacked.length} alert={alert} />
      {hasNote ? <Note station={station} queue={queue} /> : null}
      {newest === undefined ? null : (
        <Row ids={[newest]} left={left + 13} y={readyY} widthOf={widthOf} station={station} />
      )}
      <Row
        ids={waiting}
        left={more > 0 ? left + width - 11 - sum(waiting.map(widthOf)) : left + 13}
        y={readyY}
        widthOf={widthOf}
        station={station}
      />
      {more > 0 ? (
        <text x={left + 16 + newestWidth} y={readyY + 4.5} className={styles.more}>
          {copy.more(more)}
        </text>
      ) : null}
      {more > 0 && rest.slice(waiting.length).some(isFollowed) ? (
        <FollowMark x={left + 26 + newestWidth} y={readyY - 8} />
      ) : null}
      <Depth queue={station.queue} ready={ready.length} alert={alert} x={left + 13} y={edgeY} width={width - 26} />
      {unackedY === undefined ? null : (
        <>
          <Row ids={delivered} left={left + 13} y={unackedY} widthOf={widthOf} station={station} ghost />
          {unacked.length > delivered.length ? (
            <text x={left + width - 16} y={unackedY + 4.5} className={styles.rest}>
              {copy.more(unacked.length - delivered.length)}
            </text>
          ) : null}
          {unacked.length > 0 && sum(delivered.map(widthOf)) <= room - noteWidth ? (
            <text x={left + 22 + sum(delivered.map(widthOf))} y={unackedY + 4.5} className={styles.outlines}>
              {copy.atConsumer}
            </text>
          ) : null}
        </>
      )}
    </g>
  );
}

interface DepthProps {
  queue: string;
  ready: number;
  alert: boolean;
  x: number;
  y: number;
  width: number;
}

/** How many are waiting, on a scale of powers of ten, as a bar that can be asked what it is. */
function Depth({ queue, ready, alert, x, y, width }: DepthProps) {
  const sign = useSign('queue-depth');
  const depth = Math.min(1, Math.log10(1 + ready) / 3);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g role="button" tabIndex={0} aria-label={copy.depthOf(queue, ready)} className={styles.asked} {...sign}>
      <rect className={styles.reach} x={x} y={y - 5} width={width} height={edgeHeight + 10} />
      <rect className={styles.edge} x={x} y={y} width={width} height={edgeHeight} rx="2" />
      {ready > 0 ? (
        <rect
          className={styles.depth}
          data-alert={alert}
          x={x}
          y={y}
          width={width * depth}
          height={edgeHeight}
          rx="2"
        />
      ) : null}
    </g>
  );
}

const carriageHeight = 22;
const edgeHeight = 4;

/**
 * Where the rows of a platform stand, from its inner top: carriages ready, the platform's edge that says how deep the
 * queue is, carriages delivered. A low platform has the first row only; its title tells the number of the others.
 */
const rowsOf = (height: number): { ready: number; edge: number; unacked?: number } => {
  const two = 2 * carriageHeight + edgeHeight;
  if (height < two + 6) {
    const gap = (height - carriageHeight - edgeHeight) / 3;
    return { ready: gap + carriageHeight / 2, edge: 2 * gap + carriageHeight };
  }
  // Closer to the edge between them than to the walls.
  const inner = (height - two) * 0.16;
  const outer = (height - two) / 2 - inner;
  const edge = outer + carriageHeight + inner;
  return { ready: outer + carriageHeight / 2, edge, unacked: edge + edgeHeight + inner + carriageHeight / 2 };
};

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

/** As many from the first on as a row holds; where it does not hold them all, there is room for the number of the others. */
const inRow = (ids: readonly string[], room: number, widthOf: (id: string) => number): string[] => {
  const upTo = (limit: number): string[] => {
    const shown: string[] = [];
    let used = 0;
    for (const id of ids) {
      used += widthOf(id);
      if (used > limit && shown.length > 0) break;
      shown.push(id);
    }
    return shown;
  };
  const all = upTo(room);
  return all.length === ids.length ? all : upTo(room - widthOfMore(ids.length));
};

/** The newest of those that do not all fit in a row, if there is room for it, the number of the others and the oldest. */
const newestApart = (ids: readonly string[], room: number, widthOf: (id: string) => number): string | undefined => {
  const [oldest, newest] = [ids[0], ids.at(-1)];
  if (oldest === undefined || newest === undefined || inRow(ids, room, widthOf).length === ids.length) return undefined;
  return widthOf(newest) + widthOfMore(ids.length) + widthOf(oldest) <= room ? newest : undefined;
};

interface RowProps {
  ids: readonly string[];
  left: number;
  y: number;
  widthOf: (id: string) => number;
  station: QueueStation;
  ghost?: boolean;
}

function Row({ ids, left, widthOf, ...rest }: RowProps) {
  return ids.map((id, index) => (
    <Waiting key={id} id={id} x={left + sum(ids.slice(0, index).map(widthOf)) + widthOf(id) / 2} {...rest} />
  ));
}

interface WaitingProps {
  id: string;
  station: QueueStation;
  x: number;
  y: number;
  /** Delivered: only its outline is still here. */
  ghost?: boolean;
}

function Waiting({ id, station, x, y, ghost = false }: WaitingProps) {
  const { picture, select, hover, isFollowed, inscribed } = useStage();
  const message = picture.messages[id];
  return (
    <Token
      x={x}
      y={y}
      ghost={ghost}
      message={id}
      label={inscribed(id, message?.label ?? labelOf(id))}
      redelivered={!ghost && (message?.redelivered ?? false)}
      diamond={station.siding ?? false}
      priority={message?.priority ?? 0}
      followed={isFollowed(id)}
      {...(ghost ? {} : { station: station.id })}
      onSelect={select}
      onHover={hover}
    />
  );
}

/** Below it, a name and a count in words do not stand beside each other within a platform: the number alone does. */
const narrowWidth = 110;

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
  const narrow = inside && station.width < narrowWidth;
  const left = station.x - station.width / 2;
  const top = station.y - station.height / 2;
  // Nearer to its own platform than to what stands above.
  const y = inside ? top + 26 : top - 9;
  const [before, after] = inside ? (narrow ? [10, 10] : [16, 16]) : [6, 4];
  const counts = copy.queueCounts(ready, unacked);
  return (
    <>
      <text x={left + before} y={y} className={labels.name} data-inside={inside}>
        {station.name ?? station.queue}
      </text>
      <text
        x={left + station.width - after}
        y={y}
        className={styles.count}
        data-alert={alert}
        data-inside={inside}
        aria-label={alert ? copy.alert(counts) : narrow ? counts : undefined}
      >
        {alert ? '▲ ' : ''}
        {narrow ? ready : counts}
      </text>
    </>
  );
}

/** What the queue is like, and how long the oldest message has been in it. */
function Note({ station, queue }: { station: QueueStation; queue: QueuePicture | undefined }) {
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
      <text x={left + (inside ? 16 : 6)} y={y} className={styles.caption} data-inside={inside}>
        {station.caption}
      </text>
      <text ref={age} x={left + station.width - (inside ? 16 : 4)} y={y} className={styles.age} data-inside={inside} />
    </>
  );
}
