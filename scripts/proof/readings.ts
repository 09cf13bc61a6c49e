import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LabEvent } from '#model/events.ts';
import { createFlightLog } from '#model/flights.ts';
import { historyOf, lastFinish, messageOf, newestMessages } from '#model/history.ts';
import type { Lab, LabCopy } from '#model/lab.ts';
import { createInterpreter } from '#model/legs.ts';
import type { LogFile } from '#model/log-file.ts';
import { emptyPicture } from '#model/picture.ts';
import { createLivingPicture, reduce } from '#model/reduce.ts';
import type { Scene } from '#model/scene.ts';
import { createTimetable } from '#model/timetable.ts';

const emptyExports = (file: string): string =>
  [...readFileSync(file, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)]
    .map(([, name]) => `export const ${name} = {};`)
    .join('\n');

// Drawings are React: what the scene lays out is compared, not what they paint.
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.tsx')
      ? { format: 'module', source: emptyExports(fileURLToPath(url)), shortCircuit: true }
      : next(url, context),
});

// Only now: the words of a technology stand beside its drawings.
const { eventText } = await import('#components/lab/events/copy.vi.ts');
const { namesOf } = await import('#components/lab/names.ts');

/** What is made of a log, each as plain data. */
export const aspects = [
  'picture',
  'landscape',
  'portrait',
  'flights',
  'trips',
  'spans',
  'breaks',
  'objectives',
  'hints',
  'predictions',
  'sentence',
  'history',
] as const;
export type Reading = Record<(typeof aspects)[number], unknown>;

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
};

/** The newest of a list that only its end of can change; all of it now and then. */
const newest = <Item>(items: readonly Item[], at: number): readonly Item[] =>
  at % 50 === 0 ? items : items.slice(-40);

export async function* readings(slug: string, file: LogFile): AsyncGenerator<Reading> {
  const load = (name: string) => import(pathToFileURL(path.resolve('labs', slug, name)).href);
  const [{ lab }, { scene }, { copy }]: [{ lab: Lab }, { scene: Scene }, { copy: LabCopy }] = await Promise.all([
    load('lab.ts'),
    load('scene.ts'),
    load('copy.vi.ts'),
  ]);
  const names = namesOf(lab, copy);
  const flights = createFlightLog();
  const timetable = createTimetable();
  const interpreter = createInterpreter([flights, timetable]);
  interpreter.begin(emptyPicture);
  const story = lab.story.begin();
  const living = createLivingPicture();
  const events: LabEvent[] = [];
  let picture = emptyPicture;
  const length = file.events.length;
  const cuts = [0, Math.floor(length / 4), Math.floor(length / 2)];
  const made = new Map<string, number>();
  const answers = new Map<string, unknown>();
  const watches = new Map(lab.predictions.map((prediction) => [`${prediction.id} 0`, prediction.begin()]));
  for (const event of file.events) {
    story.take(event, living.now);
    for (const [key, watch] of watches) {
      const answer = watch.take(event, living.now);
      if (!answer) continue;
      answers.set(key, answer);
      watches.delete(key);
    }
    living.take(event);
    events.push(event);
    const count = events.length;
    picture = reduce(picture, event);
    interpreter.append([event]);
    for (const prediction of lab.predictions) {
      if (event.type === 'prediction.made' && event.prediction === prediction.id) made.set(prediction.id, event.seq);
      if (cuts.includes(event.seq) || made.get(prediction.id) === event.seq) {
        watches.set(`${prediction.id} ${event.seq}`, prediction.begin());
      }
    }
    const flying = flights.around(event.at, event.seq, count % 50 === 0 ? 1e12 : 3_000);
    const message = messageOf(event);
    yield {
      picture: sorted(picture),
      landscape: sorted(scene(picture, 'landscape')),
      portrait: sorted(scene(picture, 'portrait')),
      flights: sorted(flying),
      trips: sorted(newest(timetable.trips(), count)),
      spans: sorted(timetable.spans()),
      breaks: sorted(timetable.breaks()),
      objectives: sorted(lab.story.objectives.map((id) => [id, story.state.objectives.get(id)])),
      hints: sorted(lab.story.hints.map((id) => [id, story.state.hints.get(id)])),
      predictions: sorted(
        lab.predictions.flatMap(({ id }) =>
          [...cuts, made.get(id) ?? 0].map((cut) => [id, cut, answers.get(`${id} ${cut}`)]),
        ),
      ),
      sentence: eventText(event, names),
      history: sorted([
        message,
        newestMessages(events, 40),
        'program' in event && event.program !== null ? lastFinish(events, count, event.program) : 0,
        message === undefined ? [] : historyOf(events, message).map(({ seq }) => seq),
      ]),
    };
  }
}
