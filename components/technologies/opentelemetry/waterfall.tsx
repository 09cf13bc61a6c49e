'use client';
import { Fragment, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { timeX } from '#components/lab/timetable/axis.ts';
import { colourOf } from '#components/technology-colour.ts';
import type { TimeViewProps } from '#components/technology-view.ts';
import { newestSubject, type WaterfallRow, waterfallOf } from '#model/technologies/opentelemetry/traces.ts';
import { copy } from './copy.vi.ts';
import styles from './waterfall.module.css';

/** Narrowest bar, in px: a span of a few microseconds is still seen. */
const narrowest = 3;
/** On an axis of its own: room behind the last bar for what stands there, as a share of the whole. */
const sayingShare = 0.35;

/** The trace of the order that is followed, else of the newest: a bar for each span, on the timetable's axis, or on its own where it reaches beyond it; each trace by itself. */
export function Waterfall({ playback, loop, axis, follow }: TimeViewProps) {
  const followed = useStore(follow, ({ subject }) => subject);
  const spans = useStore(
    playback,
    useShallow(({ picture }) => picture.spans),
  );
  const box = useRef<HTMLDivElement>(null);
  const playhead = useRef<HTMLSpanElement>(null);
  const ownAxis = useRef<HTMLSpanElement>(null);
  const subject = followed ?? newestSubject({ spans });
  const traces = subject === undefined ? [] : waterfallOf({ spans }, subject).traces;
  const rows = traces.flatMap((trace) => trace.rows);
  const from = Math.min(...rows.map((row) => row.from));
  const to = Math.max(...rows.map((row) => row.from + row.ms));

  useEffect(
    () =>
      loop.add(() => {
        const shared = axis.get();
        if (!box.current || !shared) return;
        const isShared = from >= shared.from && to <= shared.to;
        const view = isShared ? shared : { ...shared, from, to: to + (to - from) * sayingShare };
        if (ownAxis.current) ownAxis.current.hidden = isShared;
        box.current.style.setProperty('--gutter', `${view.gutter}px`);
        if (playhead.current) {
          playhead.current.hidden = view.now < view.from || view.now > view.to;
          playhead.current.style.transform = `translateX(${timeX(view, view.now)}px)`;
        }
        for (const bar of box.current.querySelectorAll<HTMLElement>('[data-from]')) {
          const x = Math.max(view.gutter, timeX(view, Number(bar.dataset.from)));
          const end = Math.min(view.width, Math.max(x + narrowest, timeX(view, Number(bar.dataset.to))));
          bar.style.transform = `translateX(${x - view.gutter}px)`;
          bar.style.width = `${Math.max(0, end - x)}px`;
          bar.hidden = Number(bar.dataset.to) < view.from || Number(bar.dataset.from) > view.to;
        }
      }),
    [loop, axis, from, to],
  );

  return (
    <div ref={box} className={styles.waterfall}>
      <p className={styles.title}>
        {subject === undefined || rows.length === 0 ? copy.none : copy.title(subject, to - from)}
        <span ref={ownAxis} hidden>
          {copy.ownAxis}
        </span>
        {traces.length > 1 ? <b>{copy.broken(traces.length)}</b> : null}
      </p>
      {traces.map((trace, index) => {
        const part = copy.part(index + 1, trace.id);
        return (
          <Fragment key={trace.id}>
            {traces.length > 1 ? <p className={styles.part}>{part}</p> : null}
            <ol className={styles.rows} aria-label={traces.length > 1 ? part : copy.title(subject ?? '', to - from)}>
              {trace.rows.map((row) => (
                <Row key={row.span} row={row} />
              ))}
            </ol>
          </Fragment>
        );
      })}
      {rows.length > 0 ? <span ref={playhead} className={styles.playhead} /> : null}
    </div>
  );
}

function Row({ row }: { row: WaterfallRow }) {
  const { program, name, depth, from, ms, error, isOrphan, technology } = row;
  return (
    <li className={styles.row} title={isOrphan ? `${copy.row(row)}; ${copy.orphan}` : copy.row(row)}>
      <span className={styles.name} style={{ paddingLeft: Math.min(depth, 4) * 5 }}>
        {name}
      </span>
      <span className={styles.lane}>
        <span
          className={styles.bar}
          data-from={from}
          data-to={from + ms}
          data-error={error !== null || undefined}
          data-orphan={isOrphan || undefined}
          style={{ '--l': colourOf(technology ?? undefined) }}
        >
          <span className={styles.says}>
            {program} · {copy.ms(ms)}
            {error ? ` · ${error}` : ''}
          </span>
        </span>
      </span>
    </li>
  );
}
