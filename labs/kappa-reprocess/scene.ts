import { numberFormat } from '#model/number-format.ts';
import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { caption, type Figure, meter, producerPoint, programCard } from '#model/scene/stations.ts';
import { type PlannedTrack, straight, track } from '#model/scene/tracks.ts';
import type { Frame, Scene, Station, TrackState } from '#model/scene.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { tableStation } from '#model/technologies/sqlite/stations.ts';
import { words } from './copy.vi.ts';
import { highOf, isTrue, shown, worth } from './figures.ts';

const topic = 'orders';
const groups = ['revenue-v1', 'revenue-v2', 'speed'];
const columns = ['orders', 'revenue', 'next_offset'];
const whole = numberFormat();

/** Who keeps which table, first to last; version 2 once it has been deployed. */
const keepers = [
  { program: 'v1', table: 'revenue_v1' },
  { program: 'v2', table: 'revenue_v2' },
  { program: 'batch', table: 'batch' },
  { program: 'speed', table: 'recent' },
] as const;
const tablesOf: Readonly<Record<string, readonly string[]>> = {
  v1: ['revenue_v1'],
  v2: ['revenue_v2'],
  lambda: ['batch', 'recent'],
};

/** The tape, from which each program keeps a table of its own; the dashboard asks the tables of the view that was chosen. */
export const scene: Scene = (picture, frame) => {
  const shownKeepers = keepers.filter(({ program }) => program !== 'v2' || picture.programs.v2);
  return {
    ...withStates(picture, plans[frame](picture, shownKeepers), (one) => asked(picture, one)),
    rows: ['shop', partitionStation(topic, 0), ...shownKeepers.map(({ program }) => program)],
  };
};

type Keepers = readonly (typeof keepers)[number][];

/** The dashboard's way to a table is there while its view needs that table. */
const asked = ({ settings }: Picture, { from, to }: PlannedTrack): TrackState | undefined => {
  if (to !== 'dashboard') return undefined;
  const tables = tablesOf[String(settings.view ?? 'v1')] ?? [];
  return tables.some((table) => tableStation(table) === from) ? 'open' : 'gone';
};

const tableOf = (table: string, spot: { x: number; y: number; width: number; height: number }) =>
  sqlTable(table, table === 'recent' ? spot : { ...spot, columns });

const landscape = (picture: Picture, shownKeepers: Keepers): Plan => {
  const rowAt = { v1: 58, v2: 168, batch: 294, speed: 404 };
  const tapeY = 226;
  const [trunk, fork, back] = [388, 372, 802];
  const shop = producerPoint('shop', { labelAt: 'above', x: 50, y: tapeY });
  const tape = partitionTape(topic, 0, { left: 92, y: tapeY, cells: 7, groups }, 'landscape');
  const rows = shownKeepers.map(({ program, table }) => ({
    program,
    card: programCard(program, { x: 496, width: 176, height: 92, y: rowAt[program] }),
    table: tableOf(table, { x: 702, width: 178, height: 98, y: rowAt[program] }),
  }));
  const dashboard = programCard('dashboard', { x: 905, width: 166, height: 84, y: 294 });
  const { screen, truth } = figures(picture);
  return {
    ...desk(),
    stations: [
      caption('kappa', { text: words.kappa, align: 'start', x: 8, y: 24 }),
      caption('lambda', { text: words.lambda, align: 'start', x: 8, y: 404 }),
      shop,
      tape,
      ...rows.flatMap(({ card, table }) => [card, table]),
      dashboard,
      meter(screen, { x: 905, width: 166, height: 92, y: 136 }),
      meter(truth, { x: 196, width: 200, height: 72, y: 340 }),
    ],
    tracks: [
      track(right(shop), tapeStart(tape, 'landscape')),
      ...rows.map(({ program, card }) =>
        track(tapeEnd(tape, 'landscape', program === 'batch' || program === 'speed' ? tapeY + 9 : tapeY), left(card), {
          via: [program === 'batch' || program === 'speed' ? fork : trunk],
        }),
      ),
      ...rows.flatMap(({ card, table }, i) => [
        straight(card, table),
        track(right(table), left(dashboard, 276 + i * 12), { via: [back] }),
      ]),
    ],
  };
};

const portrait = (picture: Picture, shownKeepers: Keepers): Plan => {
  const lane = 380;
  const step = 190;
  const shop = producerPoint('shop', { labelAt: 'right', x: 24, y: 30 });
  const tape = partitionTape(topic, 0, { left: 48, y: 114, cells: 9, groups }, 'portrait');
  const rows = shownKeepers.map(({ program, table }, i) => ({
    card: programCard(program, { x: 187, width: 306, height: 66, y: 262 + i * step }),
    table: tableOf(table, { x: 187, width: 250, height: 98, y: 354 + i * step }),
  }));
  const below = 262 + rows.length * step;
  const dashboard = programCard('dashboard', { x: 187, width: 306, height: 66, y: below });
  const { screen, truth } = figures(picture);
  return {
    ...phone(below + 130),
    stations: [
      shop,
      tape,
      ...rows.flatMap(({ card, table }) => [card, table]),
      dashboard,
      meter(screen, { x: 105, width: 172, height: 92, y: below + 84 }),
      meter(truth, { x: 285, width: 172, height: 92, y: below + 84 }),
    ],
    tracks: [
      track(bottom(shop), tapeStart(tape, 'portrait')),
      ...rows.map(({ card }) => track(tapeEnd(tape, 'portrait'), right(card), { via: [lane] })),
      ...rows.flatMap(({ card, table }) => [straight(card, table), track(left(table), left(dashboard), { via: [16] })]),
    ],
  };
};

const plans: Record<Frame, (picture: Picture, shownKeepers: Keepers) => Plan> = { landscape, portrait };

/** What the dashboard shows, and what the orders are worth. */
const figures = (picture: Picture): Record<'screen' | 'truth', Figure & Pick<Station, 'id'>> => {
  const now = shown(picture);
  const high = highOf(picture);
  return {
    screen: {
      id: 'meter:screen',
      label: now ? words.from(String(now.view)) : words.screen,
      value: now ? whole(now.revenue) : '–',
      detail: now ? words.orders(now.orders) : words.nothingYet,
      ...(now && now.orders > 0 && { tone: isTrue(now) ? 'good' : 'alert' }),
    },
    truth: { id: 'meter:truth', label: words.truth, value: whole(worth(high)), detail: words.orders(high) },
  };
};
