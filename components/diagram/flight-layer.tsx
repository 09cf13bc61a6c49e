'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Flight, FlightLog } from '#model/flights.ts';
import { easeOut } from '#model/geometry.ts';
import type { SceneLayout } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import styles from './diagram.module.css';
import { createRoutes } from './routes.ts';
import { useFrame, useStage } from './stage-context.ts';
import { tokenWidth } from './token.tsx';

const namespace = 'http://www.w3.org/2000/svg';
/** Past this many tokens at once a track carries one token with a count. */
const crowd = 200;
const lingerMs = 2600;

interface Drawn {
  group: SVGGElement;
  box: SVGRectElement;
  text: SVGTextElement;
  mark: SVGGElement;
}

const createDrawn = (layer: SVGGElement): Drawn => {
  const group = document.createElementNS(namespace, 'g');
  const box = document.createElementNS(namespace, 'rect');
  const text = document.createElementNS(namespace, 'text');
  const mark = document.createElementNS(namespace, 'g');
  mark.setAttribute('class', styles.mark ?? '');
  mark.innerHTML = '<circle r="7.5"/><path d="M-3.1 0a3.1 3.1 0 1 1 1 2.3m-1.2.2l1.2-.2.2-1.3"/>';
  box.setAttribute('y', '-11');
  box.setAttribute('height', '22');
  box.setAttribute('rx', '5');
  text.setAttribute('y', '4.5');
  group.append(box, text, mark);
  layer.append(group);
  return { group, box, text, mark };
};

const isDrawn = (element: Element): element is SVGElement | HTMLElement =>
  element instanceof SVGElement || element instanceof HTMLElement;

/** Tokens on their way, moved by the frame loop alone: React renders none of their positions. */
export function FlightLayer({ flights, layout }: { flights: FlightLog; layout: SceneLayout }) {
  const { picture, loop, frame } = useStage();
  const layer = useRef<SVGGElement>(null);
  const arcs = useRef<SVGGElement>(null);
  const pool = useRef<Drawn[]>([]);
  const arcPool = useRef<{ group: SVGGElement; path: SVGPathElement; text: SVGTextElement }[]>([]);
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

  const move = (group: Drawn, flight: Flight, time: number, count: number): void => {
    const path = routes.current(
      flight.stops,
      flight.kind === 'return' ? 'bow' : flight.kind === 'drop' ? 'off' : 'track',
    );
    if (!path) {
      group.group.style.display = 'none';
      return;
    }
    const [x, y] = path.at(easeOut((time - flight.departs) / (flight.arrives - flight.departs)));
    const label = count > 1 ? `×${count}` : flight.label;
    if (group.text.textContent !== label) {
      const width = tokenWidth(label);
      group.text.textContent = label;
      group.box.setAttribute('x', String(-width / 2));
      group.box.setAttribute('width', String(width));
      group.mark.setAttribute('transform', `translate(${width / 2 - 1} -11)`);
    }
    const look = flight.kind === 'return' || flight.kind === 'drop' ? styles.ghost : styles.token;
    if (group.group.getAttribute('class') !== look) group.group.setAttribute('class', look ?? '');
    group.mark.style.display = flight.redelivered ? '' : 'none';
    group.group.style.display = '';
    group.group.dataset.message = flight.message;
    group.group.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  };

  const drawTokens = (active: readonly Flight[], time: number): void => {
    const root = layer.current;
    if (!root) return;
    const crowded = active.length > crowd;
    const tracks = new Map<string, { flight: Flight; count: number }>();
    for (const flight of active) {
      const key = crowded ? flight.stops.join('>') : flight.id;
      const known = tracks.get(key);
      if (known) known.count += 1;
      else tracks.set(key, { flight, count: 1 });
    }
    let index = 0;
    for (const { flight, count } of tracks.values()) {
      pool.current[index] ??= createDrawn(root);
      const drawn = pool.current[index];
      if (drawn) move(drawn, flight, time, count);
      index += 1;
    }
    for (; index < pool.current.length; index += 1) {
      const rest = pool.current[index];
      if (rest) rest.group.style.display = 'none';
    }
  };

  const drawArcs = (lingering: readonly Flight[], time: number): void => {
    const root = arcs.current;
    if (!root) return;
    lingering.forEach((flight, index) => {
      let drawn = arcPool.current[index];
      if (!drawn) {
        const group = document.createElementNS(namespace, 'g');
        const path = document.createElementNS(namespace, 'path');
        const text = document.createElementNS(namespace, 'text');
        path.setAttribute('class', styles.arc ?? '');
        path.setAttribute('marker-end', 'url(#arrow)');
        text.setAttribute('class', styles.arcText ?? '');
        group.append(path, text);
        root.append(group);
        drawn = { group, path, text };
        arcPool.current[index] = drawn;
      }
      const dropped = flight.kind === 'drop';
      const path = routes.current(flight.stops, dropped ? 'off' : 'bow');
      drawn.group.style.display = path ? '' : 'none';
      if (!path) return;
      drawn.path.style.display = dropped ? 'none' : '';
      drawn.path.setAttribute('d', path.d);
      const [x, y] = path.at(1);
      // A phone has no room between the platform and the first card.
      const inside = frame === 'portrait';
      drawn.text.setAttribute('x', String(inside ? x + 26 : x - 8));
      drawn.text.setAttribute('y', String(inside ? y - 20 : y + 36 + index * 17));
      drawn.text.textContent = dropped
        ? `#${flight.label} ${copy.reasons[flight.reason ?? 'unroutable']}`
        : copy.back(flight.label);
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
    drawArcs(around.filter((flight) => flight.kind === 'return' || flight.kind === 'drop').slice(-3), time);
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
