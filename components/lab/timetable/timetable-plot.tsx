'use client';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FrameLoop } from '#components/diagram/frame-loop.ts';
import { messageName } from '#components/message-name.ts';
import { shortcutOf, shortcuts } from '#components/shortcuts.ts';
import { readStationId } from '#components/station-id.ts';
import { reasons } from '#components/technologies.ts';
import type { Lab, LabCopy } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { programName } from '#model/role.ts';
import { technologies } from '#model/technology.ts';
import type { Timetable } from '#model/timetable.ts';
import { copy } from '../copy.vi.ts';
import type { Follow } from '../follow/follow.ts';
import type { Highlight } from '../highlight.ts';
import type { Inscriptions } from '../inscriptions.ts';
import { type Axis, xTime } from './axis.ts';
import { type Colours, paint } from './painter.ts';
import { type Row, tripAt, type View } from './plot-geometry.ts';
import styles from './timetable.module.css';

interface PlotProps {
  playback: Playback;
  loop: FrameLoop;
  axis: Axis;
  timetable: Timetable;
  follow: Follow;
  inscriptions: Inscriptions;
  highlight: Highlight;
  rows: readonly string[];
  lab: Lab;
  words: LabCopy;
  compact: boolean;
  onSelect: (message: string) => void;
}

const zooms = [4, 8, 12, 20, 40, 90].map((seconds) => seconds * 1000);

/** The space-time diagram and the playhead in it, which scrubs the whole picture. */
export function TimetablePlot({
  playback,
  loop,
  axis,
  timetable,
  follow,
  inscriptions,
  highlight,
  rows,
  lab,
  words,
  compact,
  onSelect,
}: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<View | null>(null);
  const from = useRef(0);
  const dragging = useRef(false);
  const [zoom, setZoom] = useState(compact ? 1 : 2);
  const seconds = useStore(playback, ({ first, last }) => Math.round((last - first) / 1000));
  const named = useMemo(() => rows.map((station) => rowOf(station, lab, words, compact)), [rows, lab, words, compact]);
  const latest = useRef({ named, zoom });
  useEffect(() => {
    latest.current = { named, zoom };
  });

  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    const around = box.current;
    if (!element || !pen || !around) return;
    const words: View['words'] = {
      ...copy.timetable,
      lost: ({ message, label }, reason) =>
        copy.timetable.lost(messageName(inscriptions.on(message, label)), reasons[reason]),
    };
    let size = { width: 0, height: 0 };
    let colours = coloursOf(around);
    const resized = new ResizeObserver(() => {
      const ratio = devicePixelRatio;
      size = { width: around.clientWidth, height: around.clientHeight };
      element.width = Math.round(size.width * ratio);
      element.height = Math.round(size.height * ratio);
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    });
    resized.observe(around);
    const themed = new MutationObserver(() => {
      colours = coloursOf(around);
    });
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const stop = loop.add(() => {
      if (size.width === 0) return;
      const now = playback.playhead();
      const span = zooms[latest.current.zoom] ?? 12000;
      const state = playback.getState();
      if (state.mode === 'live') from.current = now - span * 0.9;
      else if (now < from.current + span * 0.02 || now > from.current + span * 0.98) {
        if (!dragging.current) from.current = Math.max(state.first - span * 0.03, now - span * 0.35);
        else from.current = now < from.current + span * 0.5 ? now - span * 0.02 : now - span * 0.98;
      }
      view.current = {
        ...size,
        gutter: gutterFor(latest.current.named, compact),
        from: from.current,
        to: from.current + span,
        now,
        rows: latest.current.named,
        lit: highlight.lit(),
        followed: follow.getState().subject,
        words,
      };
      axis.set(view.current);
      paint(pen, timetable, view.current, colours);
      const told = copy.clock(Math.round(now / 100) * 100);
      if (around.getAttribute('aria-valuetext') !== told) {
        around.setAttribute('aria-valuetext', told);
        around.setAttribute('aria-valuenow', String(Math.round((now - state.first) / 100) / 10));
      }
    });
    return () => {
      stop();
      resized.disconnect();
      themed.disconnect();
    };
  }, [playback, loop, axis, timetable, follow, inscriptions, highlight, compact]);

  useEffect(() => {
    const around = box.current;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && Math.abs(event.deltaY) < Math.abs(event.deltaX)) return;
      event.preventDefault();
      setZoom((now) => Math.min(zooms.length - 1, Math.max(0, now + Math.sign(event.deltaY))));
    };
    around?.addEventListener('wheel', wheel, { passive: false });
    return () => around?.removeEventListener('wheel', wheel);
  }, []);

  const pointed = (event: PointerEvent): { x: number; y: number } => {
    const rectangle = box.current?.getBoundingClientRect();
    return { x: event.clientX - (rectangle?.left ?? 0), y: event.clientY - (rectangle?.top ?? 0) };
  };
  const scrub = (x: number): void => {
    if (!view.current) return;
    playback.pause();
    playback.seek(xTime(view.current, x));
  };
  const start = useRef<{ x: number; message: string | null } | null>(null);

  const keys = (event: KeyboardEvent): void => {
    const { first, last, growing } = playback.getState();
    const now = playback.playhead();
    const to = { back: now - 200, on: now + 200, farBack: now - 2000, farOn: now + 2000, first, last };
    const way = shortcutOf(shortcuts.timetable, event.nativeEvent);
    if (way === undefined) return;
    event.preventDefault();
    // The newest moment of a run that goes on is now.
    if (way === 'last' && growing) {
      playback.goLive();
      return;
    }
    playback.pause();
    playback.seek(to[way]);
  };

  return (
    <>
      <div
        ref={box}
        className={compact ? styles.plotCompact : styles.plot}
        style={{ minHeight: 38 + named.length * 13 }}
        role="slider"
        tabIndex={0}
        aria-label={copy.timetable.label}
        aria-valuemin={0}
        aria-valuemax={seconds}
        aria-valuenow={0}
        onKeyDown={keys}
        onPointerDown={(event) => {
          const at = pointed(event);
          start.current = { x: at.x, message: highlight.message };
          event.currentTarget.setPointerCapture(event.pointerId);
          if (highlight.message === null) {
            dragging.current = true;
            scrub(at.x);
          }
        }}
        onPointerMove={(event) => {
          const at = pointed(event);
          if (start.current && (dragging.current || Math.abs(at.x - start.current.x) > 4)) {
            dragging.current = true;
            scrub(at.x);
          } else if (!start.current && view.current) {
            highlight.set(tripAt(timetable, view.current, at.x, at.y)?.message ?? null);
          }
        }}
        onPointerUp={() => {
          if (!dragging.current && start.current?.message) onSelect(start.current.message);
          dragging.current = false;
          start.current = null;
        }}
        onPointerCancel={() => {
          dragging.current = false;
          start.current = null;
        }}
        onPointerLeave={() => highlight.set(null)}
      >
        <canvas ref={canvas} />
      </div>
      <div className={styles.zoom}>
        <button type="button" aria-label={copy.timetable.zoomIn} onClick={() => setZoom(Math.max(0, zoom - 1))}>
          +
        </button>
        <button
          type="button"
          aria-label={copy.timetable.zoomOut}
          onClick={() => setZoom(Math.min(zooms.length - 1, zoom + 1))}
        >
          −
        </button>
      </div>
    </>
  );
}

/** What the gutter holds without squeezing the letters. */
const longestName = 12;

/** As wide as the names need, in px, within reason. */
const gutterFor = (rows: readonly Row[], compact: boolean): number => {
  const wanted = Math.max(...rows.map(({ label }) => label.length), 0) * 6.8 + 16;
  return compact ? Math.min(84, Math.max(56, wanted)) : Math.min(140, Math.max(96, wanted));
};

const rowOf = (station: string, lab: Lab, words: LabCopy, compact: boolean): Row => {
  const own = readStationId(station);
  if (own) return { station, label: own.view.rowName(own.name, compact, lab) };
  const name = programName(lab, words, station);
  if (name !== station && name.length <= longestName) return { station, label: name };
  return { station, label: compact ? station.replace(/^.*-/, '') : station };
};

const coloursOf = (element: Element): Colours => {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  const trips = new Map(technologies.map((technology) => [technology, of(`--${technology}`)]));
  return {
    trip: (technology) => trips.get(technology) ?? of('--ink'),
    ink: of('--ink'),
    ink2: of('--ink-2'),
    ink3: of('--ink-3'),
    rule: of('--rule'),
    card: of('--card'),
    bad: of('--bad'),
    warn: of('--warn'),
    follow: of('--follow'),
    frozen: of('--broker'),
    sans: of('--sans'),
    mono: of('--mono'),
  };
};
