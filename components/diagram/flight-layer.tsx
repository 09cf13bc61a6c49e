'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Flight, FlightLog } from '#model/flights.ts';
import { easeOut } from '#model/geometry.ts';
import type { SceneLayout } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import styles from './diagram.module.css';
import { createDrawnToken, type DrawnToken, type TokenLook } from './drawn-token.ts';
import { createRoutes, type Way } from './routes.ts';
import { useFrame, useStage } from './stage-context.ts';

const namespace = 'http://www.w3.org/2000/svg';
/** Past this many tokens at once a track carries one token with a count. */
const crowd = 200;
const lingerMs = 2600;

interface DrawnArc {
  group: SVGGElement;
  path: SVGPathElement;
  text: SVGTextElement;
}

const createArc = (layer: SVGGElement): DrawnArc => {
  const group = document.createElementNS(namespace, 'g');
  const path = document.createElementNS(namespace, 'path');
  const text = document.createElementNS(namespace, 'text');
  path.setAttribute('class', styles.arc ?? '');
  path.setAttribute('marker-end', 'url(#arrow)');
  text.setAttribute('class', styles.arcText ?? '');
  group.append(path, text);
  layer.append(group);
  return { group, path, text };
};

/** How many words about messages that left their way stand on the stage at once. */
const mostWords = 3;

const wayOf = ({ kind, reason }: Flight): Way => {
  if (kind === 'return') return 'bow';
  if (kind !== 'drop') return 'track';
  return reason === 'vanished' ? 'lost' : 'off';
};

/** What is said where a message left its way; nothing of one that goes where it should. */
const wordsOf = ({ kind, label, reason }: Flight): string | undefined => {
  if (kind === 'return') return reason ? copy.toPublisher(label, copy.reasons[reason]) : copy.back(label);
  if (kind === 'drop' || kind === 'dead-letter') return `#${label} ${copy.reasons[reason ?? 'unroutable']}`;
  return undefined;
};

const isDrawn = (element: Element): element is SVGElement | HTMLElement =>
  element instanceof SVGElement || element instanceof HTMLElement;

/** Tokens on their way, moved by the frame loop alone: React renders none of their positions. */
export function FlightLayer({ flights, layout }: { flights: FlightLog; layout: SceneLayout }) {
  const { picture, loop, frame } = useStage();
  const layer = useRef<SVGGElement>(null);
  const arcs = useRef<SVGGElement>(null);
  const pool = useRef<DrawnToken[]>([]);
  const arcPool = useRef<DrawnArc[]>([]);
  const hidden = useRef(new Set<Element>());
  const routes = useRef(createRoutes(layout));
  const steps = useRef(false);

  useEffect(() => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const note = (): void => {
      steps.current = query.matches;
    };
    note();
    query.addEventListener('change', note);
    return () => query.removeEventListener('change', note);
  }, []);

  const lookOf = (flight: Flight, time: number, count: number): TokenLook | null => {
    const path = routes.current.between(flight.stops, wayOf(flight));
    if (!path) return null;
    const [x, y] = path.at(easeOut((time - flight.departs) / (flight.arrives - flight.departs)));
    return {
      ...{ message: flight.message, label: count > 1 ? `×${count}` : flight.label, x, y },
      ghost: flight.kind === 'return' || flight.kind === 'drop',
      diamond: flight.kind === 'dead-letter',
      redelivered: flight.redelivered,
      priority: (picture.messages[flight.message]?.priority ?? 0) > 0,
    };
  };

  const drawTokens = (active: readonly Flight[], time: number): void => {
    const root = layer.current;
    if (!root) return;
    const crowded = active.length > crowd;
    const tracks = new Map<string, { flight: Flight; count: number }>();
    for (const flight of active) {
      const key = crowded ? `${flight.kind} ${flight.stops.join('>')}` : flight.id;
      const known = tracks.get(key);
      if (known) known.count += 1;
      else tracks.set(key, { flight, count: 1 });
    }
    let index = 0;
    for (const { flight, count } of tracks.values()) {
      pool.current[index] ??= createDrawnToken(root);
      pool.current[index]?.draw(lookOf(flight, time, count));
      index += 1;
    }
    for (; index < pool.current.length; index += 1) pool.current[index]?.draw(null);
  };

  const drawWords = (lingering: readonly Flight[], time: number): void => {
    const root = arcs.current;
    if (!root) return;
    const taken = new Map<string, number>();
    lingering.forEach((flight, index) => {
      arcPool.current[index] ??= createArc(root);
      const drawn = arcPool.current[index];
      if (!drawn) return;
      const way = wayOf(flight);
      const path = routes.current.between(flight.stops, way);
      drawn.group.style.display = path ? '' : 'none';
      if (!path) return;
      drawn.path.style.display = way === 'bow' ? '' : 'none';
      if (way === 'bow') drawn.path.setAttribute('d', path.d);
      const place = routes.current.words(flight.stops, way, frame);
      // Those about one place stand under each other.
      const line = taken.get(`${place.x} ${place.y}`) ?? 0;
      taken.set(`${place.x} ${place.y}`, line + 1);
      drawn.text.setAttribute('x', String(place.x));
      drawn.text.setAttribute('y', String(place.y + line * 17));
      drawn.text.style.textAnchor = place.anchor;
      drawn.group.dataset.kind = flight.kind;
      drawn.text.textContent = wordsOf(flight) ?? '';
      drawn.group.style.opacity = String(Math.min(1, Math.max(0, (flight.arrives + lingerMs - time) / 500)));
    });
    for (let i = lingering.length; i < arcPool.current.length; i += 1) {
      const rest = arcPool.current[i];
      if (rest) rest.group.style.display = 'none';
    }
  };

  /** A carriage does not stand on its platform before it has arrived there. */
  const hideArriving = (active: readonly Flight[]): void => {
    const svg = layer.current?.ownerSVGElement;
    if (!svg) return;
    const arriving = new Set<Element>();
    if (active.length <= crowd) {
      for (const flight of active) {
        const station = CSS.escape(flight.stops.at(-1) ?? '');
        const message = CSS.escape(flight.message);
        for (const found of svg.querySelectorAll(`[data-station="${station}"][data-message="${message}"]`))
          arriving.add(found);
      }
    }
    for (const element of hidden.current) {
      if (!arriving.has(element) && isDrawn(element)) element.style.visibility = '';
    }
    for (const element of arriving) if (isDrawn(element)) element.style.visibility = 'hidden';
    hidden.current = arriving;
  };

  const draw = (time: number): void => {
    const around = flights.around(time, picture.seq, lingerMs);
    const active = steps.current ? [] : around.filter((flight) => flight.departs <= time && time < flight.arrives);
    const waiting = steps.current ? [] : around.filter((flight) => time < flight.arrives);
    drawTokens(active, time);
    const told = around.filter((flight) => flight.departs <= time && wordsOf(flight) !== undefined);
    drawWords(told.slice(-mostWords), time);
    hideArriving(waiting);
  };
  useFrame(draw);

  useLayoutEffect(() => {
    routes.current = createRoutes(layout);
  }, [layout]);

  // What React has just put down must not flash at its end before the next frame hides it.
  useLayoutEffect(() => {
    draw(loop.now());
  });

  return (
    <>
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="9" markerHeight="9" orient="auto">
          <path d="M0 0L8 4L0 8z" className={styles.arrow} />
        </marker>
      </defs>
      <g ref={arcs} pointerEvents="none" />
      <g ref={layer} pointerEvents="none" />
    </>
  );
}
