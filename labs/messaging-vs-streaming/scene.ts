import { numberFormat } from '#model/number-format.ts';
import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { programsOf, shownPrograms } from '#model/scene/programs.ts';
import { grid } from '#model/scene/spread.ts';
import { caption, type Figure, meter, producerPoint, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { backlogOf } from '#model/technologies/rabbitmq/steps.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { words } from './copy.vi.ts';
import { group, hasCounted, highOf, mailed, price, queue, stated } from './figures.ts';
import { lab } from './lab.ts';

const topic = 'orders';
const groups = [group, 'audit'];
const columns = ['orders', 'revenue', 'next_offset'];
const whole = numberFormat();

interface Programs {
  mailers: string[];
  audits: string[];
}

/** Tasks go above, from the queue to who writes e-mails; events below, over the tape to who counts, and where the total is kept. */
export const scene: Scene = (picture, frame) => {
  const programs = { mailers: shownPrograms(picture, lab, 'email'), audits: programsOf(picture, 'audit') };
  return {
    ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture, programs)),
    rows: ['shop', queueStation(queue), ...programs.mailers, partitionStation(topic, 0), group, ...programs.audits],
  };
};

const landscape = (picture: Picture, { mailers, audits }: Programs): Plan => {
  const [upper, lower, card] = [110, 304, { x: 628, width: 226 }];
  const shop = producerPoint('shop', { labelAt: 'right', x: 40, y: 206 });
  const tasks = queuePlatform(queue, { width: 226, height: 104, x: 283, y: upper });
  const tape = partitionTape(topic, 0, { left: 96, y: lower, cells: 9, groups }, 'landscape');
  const mails = mailers.map((one, i) =>
    programCard(one, { ...card, height: 84, y: mailers.length > 1 ? 63 + i * 94 : upper }),
  );
  const analytics = programCard(group, { ...card, height: 96, y: lower });
  const readers = audits.map((one) => programCard(one, { ...card, height: 84, y: 410 }));
  const { sent, logged, memory, late } = figures(picture);
  const aside = { x: 882, width: 212 };
  const totals = sqlTable('totals', { ...aside, y: 318, height: 104, columns });
  const lane = 482;
  return {
    ...desk(),
    stations: [
      caption('messaging', { text: words.messaging, align: 'start', x: 8, y: 24 }),
      caption('streaming', { text: words.streaming, align: 'start', x: 96, y: 250 }),
      shop,
      tasks,
      ...mails,
      tape,
      analytics,
      totals,
      ...readers,
      meter(sent, { ...aside, y: upper, height: 70 }),
      meter(memory, { ...aside, y: 214, height: 74 }),
      ...(audits.length > 0 ? [meter(late, { ...aside, y: 416, height: 72 })] : []),
      meter(logged, { x: 188, width: 184, y: 416, height: 70 }),
    ],
    tracks: [
      track(top(shop), left(tasks)),
      track(bottom(shop), tapeStart(tape, 'landscape')),
      ...mails.map((one) => track(right(tasks), left(one), { via: [lane] })),
      track(tapeEnd(tape, 'landscape'), left(analytics)),
      ...readers.map((one) => track(tapeEnd(tape, 'landscape', lower + 9), left(one), { via: [lane] })),
      straight(analytics, totals, { at: 318 }),
    ],
  };
};

const portrait = (picture: Picture, { mailers, audits }: Programs): Plan => {
  const trunk = 24;
  const lane = 378;
  const card = { width: 306, height: 68, x: 187 };
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 30 });
  const tasks = queuePlatform(queue, { width: 306, height: 84, x: 187, y: 116 });
  const mails = mailers.map((one, i) => programCard(one, { ...card, y: 214 + i * 78 }));
  const below = 214 + mailers.length * 78;
  const tape = partitionTape(topic, 0, { left: 48, y: below + 42, cells: 9, groups }, 'portrait');
  const analytics = programCard(group, { ...card, y: below + 160 });
  const totals = sqlTable('totals', { width: 190, height: 104, x: 245, y: below + 262, columns });
  const readers = audits.map((one, i) => programCard(one, { ...card, y: below + 364 + i * 78 }));
  const { sent, logged, memory, late } = figures(picture);
  const place = grid({ x: 105, y: below + 366 + audits.length * 78, columns: 2, stepX: 180, stepY: 78 });
  const figuresShown = [memory, logged, sent, ...(audits.length > 0 ? [late] : [])];
  return {
    ...phone(below + 490 + audits.length * 78),
    stations: [
      shop,
      tasks,
      ...mails,
      tape,
      analytics,
      totals,
      ...readers,
      ...figuresShown.map((figure, i) => meter(figure, { ...place(i), width: 172, height: 72 })),
    ],
    tracks: [
      track(bottom(shop), left(tasks)),
      ...mails.map((one) => track(right(tasks), right(one), { via: [lane] })),
      track(bottom(shop), tapeStart(tape, 'portrait')),
      track(tapeEnd(tape, 'portrait'), right(analytics), { via: [lane] }),
      ...readers.map((one) => track(tapeEnd(tape, 'portrait', tape.y + 9), right(one), { via: [386] })),
      straight(analytics, totals),
    ],
  };
};

/** What each side has to show for the orders, and what there is to compare it with. */
const figures = (picture: Picture): Record<'sent' | 'logged' | 'memory' | 'late', Figure> => {
  const high = highOf(picture);
  const counts = stated(picture);
  const isThere = ['running', 'frozen'].includes(picture.programs[group]?.state ?? '');
  const isSaved = ['apart', 'table'].includes(String(picture.settings.state));
  const isRight = counts?.orders === high;
  const late = stated(picture, 'audit');
  return {
    sent: {
      id: 'meter:sent',
      label: words.sent,
      value: whole(mailed(picture)),
      detail: words.waiting(backlogOf(picture, queue)),
    },
    logged: { id: 'meter:logged', label: words.logged, value: words.orders(high), detail: words.dong(high * price) },
    memory: {
      id: 'meter:memory',
      label: words.memory,
      value: isThere && counts ? words.orders(counts.orders) : '–',
      detail: !isThere ? (isSaved ? words.kept : words.gone) : counts ? words.dong(counts.revenue) : words.nothingYet,
      // While it still reads, it is only late.
      ...(isThere && counts && (hasCounted(picture) || counts.orders > high) && { tone: isRight ? 'good' : 'alert' }),
    },
    late: {
      id: 'meter:late',
      label: words.late,
      value: late ? words.orders(late.orders) : '–',
      detail: late ? words.dong(late.revenue) : words.nothingYet,
    },
  };
};
