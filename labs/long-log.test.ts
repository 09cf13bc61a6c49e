import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import { logFile } from '#model/log-file.ts';
import { createLivingPicture } from '#model/reduce.ts';
import { keptEntries, type Walk } from '#model/walk.ts';
import { labSlugs } from './slugs.ts';

const traceOf = (slug: string): LabEvent[] =>
  logFile.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, slug, 'trace.json'), 'utf8'))).events;
const load = async (slug: string): Promise<Lab> => {
  const { lab }: { lab: Lab } = await import(`./${slug}/lab.ts`);
  return lab;
};

/** The same run again, with ids, keys and offsets that no run before had. */
const again = (events: readonly LabEvent[], round: number): LabEvent[] =>
  events.map((event): LabEvent => {
    if ('message' in event) {
      const message = `r${round}x${event.message}`;
      if (event.type !== 'message.published') return { ...event, message };
      const { correlation_id: question } = event.properties;
      const properties = {
        ...event.properties,
        ...(question !== undefined && { correlation_id: `r${round}x${question}` }),
      };
      return { ...event, message, properties };
    }
    if ('call' in event) return { ...event, call: `r${round}x${event.call}` };
    if ('offset' in event) return { ...event, offset: event.offset + round * 10_000 };
    if (event.type === 'statement.ran') {
      const [id = '', ...rest] = event.parameters;
      return { ...event, parameters: [`r${round}x${id}`, ...rest] };
    }
    if (event.type === 'program.printed') return { ...event, line: event.line.replaceAll('#', `#r${round}x`) };
    return event;
  });

/** What programs time themselves is all the traffic of a lab that runs bare. */
const isTraffic = ({ type }: LabEvent): boolean => /^(message|record|statement|call)\.|^program\.timed$/.test(type);

/** The run, then over and over all of it or only its traffic, `count` events long. */
function* longRun(events: readonly LabEvent[], onlyTraffic: boolean, count: number): Generator<LabEvent> {
  const repeated = onlyTraffic ? events.filter(isTraffic) : events;
  if (repeated.length === 0) throw new Error('a run without traffic cannot be made longer');
  let seq = 0;
  for (let round = 0; seq < count; round += 1) {
    for (const event of again(round === 0 ? events : repeated, round)) {
      seq += 1;
      yield { ...event, seq, at: 10 * seq };
    }
  }
}

/** The most entries that any map, set or array has which can be reached from there. */
const largest = (value: unknown, seen = new Set<unknown>()): number => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  const isList = value instanceof Map || value instanceof Set || Array.isArray(value);
  const parts: unknown[] = isList ? [...value].flat() : Object.values(value);
  return parts.reduce<number>((most, part) => Math.max(most, largest(part, seen)), isList ? [...value].length : 0);
};

/** Unusual runs: only events of one type, or only messages of one kind with the same fate; both with all deaths. */
const kindsOf = (events: readonly LabEvent[]): LabEvent[][] => {
  const deaths = events.filter(({ type }) => type === 'program.exited');
  const byMessage = Map.groupBy(
    events.filter((event) => 'message' in event),
    ({ message }) => message,
  );
  const byFate = Map.groupBy(byMessage.values(), (fate) =>
    JSON.stringify(
      fate.map((event) => [
        event.type,
        ...(event.type === 'message.published' ? [event.routingKey, Object.keys(event.properties)] : []),
      ]),
    ),
  );
  const fates = [...byFate.values()].flatMap(([one]) => (one ? [one] : []));
  const types = Map.groupBy(events, ({ type }) => type).values();
  return [...fates, ...types].map((kind) => [...kind, ...deaths]);
};

/** The same event, which counts how often a property of it is read. */
const counted = (event: LabEvent, count: () => void): LabEvent =>
  new Proxy(event, {
    get: (target, name): unknown => {
      count();
      return Reflect.get(target, name);
    },
  });

const fewLooks = 100;
/** It forgets now and then, not at once. */
const slack = 250;

/** Lets all of them take a long run, and says how often each looked at an event of it. */
const looksOf = (walks: readonly Walk<object, unknown>[], run: Iterable<LabEvent>): number[] => {
  const picture = createLivingPicture();
  const looks = walks.map(() => 0);
  let count = 0;
  for (const event of run) {
    for (const [index, walk] of walks.entries()) {
      const look = (): void => {
        looks[index] = (looks[index] ?? 0) + 1;
      };
      walk.take(counted(event, look), picture.now);
    }
    picture.take(event);
    count += 1;
  }
  return looks.map((all) => all / count);
};

describe.each(labSlugs)('%s', { timeout: 60_000 }, (slug) => {
  test.each([
    ['a run that is repeated', false],
    ['traffic without an end', true],
  ])('its story stays small, and looks at each event a few times at the most: %s', async (_name, onlyTraffic) => {
    const { story } = await load(slug);
    const walk = story.begin();
    const [looks] = looksOf([walk], longRun(traceOf(slug), onlyTraffic, 30_000));
    expect(looks).toBeLessThan(fewLooks);
    expect(largest(walk.state)).toBeLessThanOrEqual(keptEntries + slack);
  });

  test('so do its predictions, whatever the run', async () => {
    const { predictions } = await load(slug);
    const trace = traceOf(slug);
    for (const kind of [trace, ...kindsOf(trace)]) {
      const walks = predictions.map(({ begin }) => begin());
      for (const [index, looks] of looksOf(walks, longRun(kind, false, 6_000)).entries()) {
        const about = `${predictions[index]?.id} over ${kind[0]?.type}`;
        expect(looks, about).toBeLessThan(fewLooks);
        expect(largest(walks[index]?.state), about).toBeLessThanOrEqual(keptEntries + slack);
      }
    }
  });
});
