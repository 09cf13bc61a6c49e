import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { programsOf } from '#model/scene/programs.ts';
import { grid } from '#model/scene/spread.ts';
import { type Figure, meter, ownPart, producerPoint, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { words } from './copy.vi.ts';
import { missedIn } from './figures.ts';

export { parts } from './parts.tsx';

const topic = 'orders';
const groups = ['email', 'analytics', 'alert'];

/** Shop, tape, the program that writes e-mails with its table, groups that read too; the operator and the lag below. */
export const scene: Scene = (picture, frame) => {
  const readers = programsOf(picture, 'analytics', 'alert');
  return {
    ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture, readers)),
    rows: ['shop', partitionStation(topic, 0), 'email', ...readers],
  };
};

const landscape = (picture: Picture, readers: string[]): Plan => {
  const y = 108;
  const lane = 556;
  const place = grid({ x: 906, y: 266, columns: 1, stepX: 0, stepY: 74 });
  const shop = producerPoint('shop', { labelAt: 'above', x: 54, y });
  const tape = partitionTape(topic, 0, { left: 96, y, cells: 12, groups }, 'landscape');
  const email = programCard('email', { x: 692, y, width: 224, height: 124 });
  const emails = sqlTable('emails', { x: 906, y, width: 160, height: 170 });
  const cards = readers.map((reader, i) => programCard(reader, { x: 692, y: 262 + i * 112, width: 224, height: 92 }));
  const operator = programCard('operator', { x: 120, y: 252, width: 200, height: 84 });
  const answer = meter(answerTo(picture), { x: 120, y: 346, width: 200, height: 78 });
  const lag = ownPart('lag', { x: 388, y: 354, width: 300, height: 192 });
  const meters = counted(picture).map((figure, i) => meter(figure, { ...place(i), width: 160, height: 66 }));
  return {
    ...desk(),
    stations: [shop, tape, email, emails, ...cards, operator, answer, lag, ...meters],
    tracks: [
      track(right(shop), tapeStart(tape, 'landscape')),
      track(tapeEnd(tape, 'landscape'), left(email)),
      ...cards.map((card) => track(tapeEnd(tape, 'landscape', y + 9), left(card), { via: [lane] })),
      straight(email, emails),
    ],
  };
};

const portrait = (picture: Picture, readers: string[]): Plan => {
  const trunk = 24;
  const lane = 378;
  const card = { width: 306, height: 68, x: 187 };
  const place = grid({ x: 78, y: 434, columns: 3, stepX: 117 });
  const below = 516 + readers.length * 78;
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 30 });
  const tape = partitionTape(topic, 0, { left: 48, y: 114, cells: 9, groups }, 'portrait');
  const email = programCard('email', { ...card, y: 236 });
  const emails = sqlTable('emails', { x: 187, y: 334, width: 306, height: 104 });
  const meters = counted(picture).map((figure, i) => meter(figure, { ...place(i), width: 110, height: 68 }));
  const cards = readers.map((reader, i) => programCard(reader, { ...card, y: 516 + i * 78 }));
  const operator = programCard('operator', { ...card, y: below });
  const answer = meter(answerTo(picture), { x: 195, y: below + 82, width: 342, height: 76 });
  const lag = ownPart('lag', { x: 195, y: below + 220, width: 342, height: 168 });
  return {
    ...phone(below + 316),
    stations: [shop, tape, email, emails, ...meters, ...cards, operator, answer, lag],
    tracks: [
      track(bottom(shop), tapeStart(tape, 'portrait')),
      track(tapeEnd(tape, 'portrait'), right(email), { via: [lane] }),
      ...cards.map((one) => track(tapeEnd(tape, 'portrait', tape.y + 9), right(one), { via: [386] })),
      straight(email, emails),
    ],
  };
};

/** What came of the orders, by the rows of the table. */
const counted = (picture: Picture): Figure[] => {
  const { rows = 0, ignored = 0 } = picture.tables.emails ?? {};
  const missed = missedIn(picture);
  return [
    { id: 'meter:sent', label: words.sent, value: String(rows), detail: words.sentDetail },
    {
      id: 'meter:again',
      label: words.again,
      value: String(ignored),
      detail: words.againDetail,
      ...(ignored > 0 && { tone: 'alert' }),
    },
    {
      id: 'meter:missed',
      label: words.missed,
      value: String(missed),
      detail: words.missedDetail,
      ...(missed > 0 && { tone: 'alert' }),
    },
  ];
};

/** The broker's newest answer to the operator. */
const answerTo = ({ programs }: Picture): Figure => {
  const answer = programs.operator?.asked;
  return {
    id: 'meter:answer',
    label: words.answer,
    value: answer ? String(answer.found ?? words.none) : words.notAsked,
    ...(answer && { detail: words.askedFor(answer.asked) }),
  };
};
