'use client';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { reasons, signs, technologyViews } from '#components/technologies.ts';
import { colourOf } from '#components/technology-colour.ts';
import type { Flight, FlightLog } from '#model/flights.ts';
import { easeOut } from '#model/geometry.ts';
import type { SceneLayout } from '#model/scene.ts';
import type { Technology } from '#model/technology.ts';
import { copy } from './copy.vi.ts';
import { createDrawnToken, type DrawnToken, type TokenLook } from './drawn-token.ts';
import { createDrawnWords, createRuler, type DrawnWords } from './drawn-words.ts';
import styles from './flight-words.module.css';
import { createWordPlaces } from './placed-words.ts';
import { createRoutes, type Way } from './routes.ts';
import { useFrame, useStage } from './stage-context.ts';
import { stageField } from './stage-field.ts';
import tokens from './token.module.css';
import { trainsOf } from './trains.ts';

/** Past this many tokens at once a way carries one train with a count. */
const crowd = 200;
const lingerMs = 2600;

/** How many words about messages that left their way stand on the stage at once. */
const mostWords = 3;

const ways: Record<Flight['manner'], Way> = {
  sent: 'track',
  handed: 'track',
  dead: 'track',
  back: 'bow',
  fallen: 'off',
  lost: 'lost',
};
const wayOf = ({ manner }: Flight): Way => ways[manner];

/** Whether anything may be said of it: of the many that go where they should there is nothing to group. */
const isTold = ({ manner, reason }: Flight): boolean => manner === 'back' || reason !== undefined;

const arrowOf = (technology: Technology): string => `arrow-${technology}`;

const wordsOf = ({ technology, manner, reason }: Flight, labels: readonly string[]): string | undefined =>
  technologyViews[technology].saying({
    manner,
    reason,
    why: reason === undefined ? undefined : reasons[reason],
    names: copy.named(labels),
  });

const isDrawn = (element: Element): element is SVGElement | HTMLElement =>
  element instanceof SVGElement || element instanceof HTMLElement;

/** Tokens on their way, moved by the frame loop alone: React renders none of their positions. */
export function FlightLayer({ flights, layout }: { flights: FlightLog; layout: SceneLayout }) {
  const { picture, lab, loop, isFollowed, inscribed, proof } = useStage();
  const layer = useRef<SVGGElement>(null);
  const arcs = useRef<SVGGElement>(null);
  const pool = useRef<DrawnToken[]>([]);
  const arcPool = useRef<DrawnWords[]>([]);
  const hidden = useRef(new Set<Element>());
  const routes = useMemo(() => createRoutes(layout), [layout]);
  const ruler = useRef<((line: string) => number) | null>(null);
  const ground = layout.stations.map(({ id, x, y }) => `${id} ${x} ${y}`).join();
  const [wordPlaces] = useState(createWordPlaces);
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

  const isSeen = ({ sign, label, stops }: Flight): boolean =>
    !(sign && signs[sign].isDetail(label) && routes.isShared(stops));

  const lookOf = (flight: Flight, time: number, count: number): TokenLook | null => {
    const path = routes.between(flight.stops, wayOf(flight));
    if (!path) return null;
    const sign = flight.sign && signs[flight.sign];
    const [x, y] = path.at(easeOut((time - flight.departs) / (flight.arrives - flight.departs)));
    return {
      message: flight.message,
      label: sign ? sign.text(flight.label) : count > 1 ? `×${count}` : inscribed(flight.message, flight.label),
      x,
      y,
      ghost: ways[flight.manner] !== 'track',
      diamond: flight.manner === 'dead',
      sign,
      redelivered: flight.again,
      followed: count === 1 && isFollowed(flight.message),
      priority: technologyViews[flight.technology].priorityOf(flight.message, picture) > 0,
      proves: proof?.messages.has(flight.message) ?? false,
      colour: colourOf(flight.technology),
    };
  };

  const drawTokens = (active: readonly Flight[], around: readonly Flight[], time: number): void => {
    const root = layer.current;
    if (!root) return;
    let index = 0;
    for (const { flight, count } of trainsOf(active, around, crowd)) {
      pool.current[index] ??= createDrawnToken(root);
      pool.current[index]?.draw(lookOf(flight, time, count));
      index += 1;
    }
    for (; index < pool.current.length; index += 1) pool.current[index]?.draw(null);
  };

  const drawWords = (lingering: readonly Flight[], time: number): void => {
    const root = arcs.current;
    const svg = root?.ownerSVGElement;
    if (!root || !svg) return;
    // Those with the same way and the same reason are told together.
    const groups = new Map<string, Flight[]>();
    for (const flight of lingering) {
      const key = `${flight.technology} ${flight.manner} ${flight.reason} ${flight.stops.join('>')}`;
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      if (!group.some(({ message }) => message === flight.message)) group.push(flight);
    }
    const told = [...groups].flatMap(([key, group]) => {
      const newest = group.at(-1);
      const text =
        newest &&
        wordsOf(
          newest,
          group.map(({ message, label }) => inscribed(message, label)),
        );
      return newest && text !== undefined ? [{ key, newest, text }] : [];
    });
    const shown = told.slice(-mostWords);
    ruler.current ??= createRuler(root);
    const places = wordPlaces.place(
      shown.map(({ key, newest: { stops, ...flight }, text }) => {
        const way = wayOf({ stops, ...flight });
        const end = routes.between(stops, way)?.at(1) ?? [0, 0];
        return { key, text, stops, end, about: routes.about(stops, way) };
      }),
      ruler.current,
      () => stageField(svg, layout, [root, layer.current]),
      ground,
    );
    shown.forEach(({ newest }, index) => {
      arcPool.current[index] ??= createDrawnWords(root);
      const way = wayOf(newest);
      const place = places[index];
      const path = routes.between(newest.stops, way);
      arcPool.current[index]?.draw(
        path && place
          ? {
              manner: newest.manner,
              colour: colourOf(newest.technology),
              arrow: arrowOf(newest.technology),
              ...place,
              arc: way === 'bow' ? path.d : null,
              opacity: Math.min(1, Math.max(0, (newest.arrives + lingerMs - time) / 500)),
            }
          : null,
      );
    });
    for (const rest of arcPool.current.slice(shown.length)) rest.draw(null);
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
    const around = flights.around(time, picture.seq, lingerMs).filter(isSeen);
    const active = steps.current ? [] : around.filter((flight) => flight.departs <= time && time < flight.arrives);
    const waiting = steps.current ? [] : around.filter((flight) => time < flight.arrives);
    drawTokens(active, around, time);
    drawWords(
      around.filter((flight) => isTold(flight) && flight.departs <= time),
      time,
    );
    hideArriving(waiting);
  };
  useFrame(draw);

  // What React has just put down must not flash at its end before the next frame hides it.
  useLayoutEffect(() => {
    draw(loop.now());
  });

  return (
    <>
      <defs>
        {lab.needs.map((technology) => (
          <marker
            key={technology}
            id={arrowOf(technology)}
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            orient="auto"
            style={{ '--l': colourOf(technology) }}
          >
            <path d="M0 0L8 4L0 8z" className={styles.arrow} />
          </marker>
        ))}
      </defs>
      <g ref={arcs} pointerEvents="none" />
      <g ref={layer} className={tokens.flying} pointerEvents="none" />
    </>
  );
}
