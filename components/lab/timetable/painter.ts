import { flagShape } from '#components/diagram/follow-flag.tsx';
import { signs } from '#components/technologies.ts';
import type { Break, Span } from '#model/legs.ts';
import { type Technology, technologies } from '#model/technology.ts';
import type { Timetable, Trip } from '#model/timetable.ts';
import { timeX } from './axis.ts';
import { bottom, cornersOf, rowY, top, tripsIn, type View } from './plot-geometry.ts';

export interface Colours {
  /** Of what a technology carries. */
  trip: (technology: Technology) => string;
  ink: string;
  ink2: string;
  ink3: string;
  rule: string;
  card: string;
  bad: string;
  warn: string;
  follow: string;
  frozen: string;
  sans: string;
  mono: string;
}

/** Past this many trips in view the eye cannot part them: density bands instead. */
const tooMany = 300;

/** Paints the whole timetable; cheap enough for every frame. */
export const paint = (pen: CanvasRenderingContext2D, timetable: Timetable, view: View, colours: Colours): void => {
  pen.clearRect(0, 0, view.width, view.height);
  paintGrid(pen, view, colours);
  pen.save();
  pen.beginPath();
  pen.rect(view.gutter, 0, view.width - view.gutter, view.height - bottom + 4);
  pen.clip();
  // A death lies under the silence that it began, and under the cut that goes on.
  const above = ({ kind }: Span): boolean => kind === 'silent' || kind === 'cut';
  const spans = timetable.spans().toSorted((a, b) => Number(above(a)) - Number(above(b)));
  for (const span of spans) paintSpan(pen, span, view, colours);
  const trips = tripsIn(timetable, view);
  // Those that only wait all through the view lie on their row.
  const moving = trips.filter(
    (trip) => !trip.sign && trip.stops.some((stop) => stop.at >= view.from && stop.at <= view.to),
  );
  if (moving.length > tooMany) paintDensity(pen, trips, view, colours);
  else {
    // Under the messages, with which most of them are sent in one moment.
    for (const trip of trips) if (trip.sign) paintSign(pen, trip, trip.sign, view, colours);
    for (const trip of trips) if (!trip.sign) paintTrip(pen, trip, view, colours);
  }
  // Over all others, also where those are only counted.
  const followed = view.followed === null ? [] : trips.filter((trip) => !trip.sign && trip.subject === view.followed);
  for (const trip of followed) paintFollowed(pen, trip, view, colours);
  paintFuture(pen, view, colours);
  for (const trip of followed) paintFlag(pen, trip, view, colours);
  paintBreaks(pen, timetable.breaks(), view, colours);
  pen.restore();
  paintPlayhead(pen, view, colours);
};

/** What the playhead has not reached is there, but pale. */
const paintFuture = (pen: CanvasRenderingContext2D, view: View, colours: Colours): void => {
  const x = timeX(view, view.now);
  pen.fillStyle = colours.card;
  pen.globalAlpha = 0.8;
  pen.fillRect(x, 0, Math.max(0, view.width - x), view.height - bottom + 4);
  pen.globalAlpha = 1;
};

const two = (value: number): string => String(value).padStart(2, '0');

// Intl would take a tenth of the frame.
const clockText = (at: number): string => {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
};

/** The beginning of a name that is too long; squeezed letters cannot be read. */
const shortened = (pen: CanvasRenderingContext2D, name: string, width: number): string => {
  if (pen.measureText(name).width <= width) return name;
  let end = name.length - 1;
  while (end > 1 && pen.measureText(`${name.slice(0, end)}…`).width > width) end -= 1;
  return `${name.slice(0, end)}…`;
};

const paintGrid = (pen: CanvasRenderingContext2D, view: View, colours: Colours): void => {
  pen.lineWidth = 1;
  pen.strokeStyle = colours.rule;
  pen.textBaseline = 'middle';
  pen.textAlign = 'right';
  view.rows.forEach((row, index) => {
    const y = Math.round(rowY(view, index)) + 0.5;
    pen.setLineDash([]);
    pen.beginPath();
    pen.moveTo(view.gutter, y);
    pen.lineTo(view.width - 8, y);
    pen.stroke();
    pen.font = `12px ${colours.sans}`;
    pen.fillStyle = colours.ink2;
    pen.fillText(shortened(pen, row.label, view.gutter - 12), view.gutter - 10, y);
  });
  const span = view.to - view.from;
  const tick =
    [500, 1000, 2000, 5000, 10000, 30000, 60000].find((ms) => span / ms <= (view.width - view.gutter) / 90) ?? 60000;
  pen.setLineDash([1, 5]);
  pen.textAlign = 'center';
  pen.font = `12px ${colours.mono}`;
  pen.fillStyle = colours.ink3;
  for (let at = Math.ceil(view.from / tick) * tick; at <= view.to; at += tick) {
    const x = timeX(view, at);
    pen.beginPath();
    pen.moveTo(x, top - 6);
    pen.lineTo(x, view.height - bottom);
    pen.stroke();
    if (tick >= 1000 && x > view.gutter + 26 && x < view.width - 34) pen.fillText(clockText(at), x, view.height - 8);
  }
  pen.setLineDash([]);
};

const paintSpan = (pen: CanvasRenderingContext2D, span: Span, view: View, colours: Colours): void => {
  if (span.from > view.now) return;
  const to = Math.min(span.to ?? view.now, view.now);
  if (to < view.from || span.from > view.to) return;
  const x = timeX(view, span.from);
  const end = timeX(view, to);
  if (span.kind === 'rebalance') {
    pen.fillStyle = colours.warn;
    pen.globalAlpha = 0.14;
    pen.fillRect(x, 2, Math.max(2, end - x), view.height - bottom);
    pen.globalAlpha = 1;
    pen.font = `600 12px ${colours.sans}`;
    pen.textAlign = 'left';
    if (end - x > 70) pen.fillText(view.words.rebalance, x + 4, 8);
    return;
  }
  if (span.kind === 'call') {
    paintCall(pen, span, { x, end }, view, colours);
    return;
  }
  const row = view.rows.findIndex((one) => one.station === span.station);
  if (row < 0) return;
  const y = rowY(view, row);
  if (span.kind === 'transaction') {
    pen.strokeStyle = colours.trip(span.technology ?? 'kafka');
    pen.lineWidth = 1.5;
    pen.setLineDash([4, 3]);
    pen.strokeRect(x, y - 8, Math.max(2, end - x), 16);
    pen.setLineDash([]);
    return;
  }
  if (span.kind === 'cut') {
    paintCut(pen, span, { x, end, y }, view, colours);
    return;
  }
  if (span.kind === 'silent') {
    pen.fillStyle = colours.bad;
    pen.globalAlpha = 0.2;
    pen.fillRect(x, y - 6, Math.max(1, end - x), 12);
    pen.globalAlpha = 0.1;
    if (span.to === undefined && span.until) pen.fillRect(end, y - 6, Math.max(0, timeX(view, span.until) - end), 12);
    pen.globalAlpha = 1;
    pen.font = `600 12px ${colours.sans}`;
    pen.textAlign = 'left';
    const width = pen.measureText(view.words.silence).width;
    // The death itself, a heartbeat later, has its cross there.
    const start = x + 34;
    if (end - start > width) {
      pen.strokeStyle = colours.card;
      pen.lineWidth = 3;
      pen.strokeText(view.words.silence, start, y + 0.5);
      pen.fillText(view.words.silence, start, y + 0.5);
    }
    return;
  }
  pen.lineWidth = 3;
  pen.strokeStyle = colours.card;
  stroke(pen, x, y, end, y);
  pen.lineWidth = span.kind === 'frozen' ? 3 : 1;
  pen.strokeStyle = span.kind === 'frozen' ? colours.frozen : colours.bad;
  pen.setLineDash(span.kind === 'frozen' ? [2, 4] : [2, 6]);
  stroke(pen, x, y, end, y);
  pen.setLineDash([]);
};

/** A call: a pale band between its two programs. */
const paintCall = (
  pen: CanvasRenderingContext2D,
  { between, technology }: Span,
  { x, end }: { x: number; end: number },
  view: View,
  colours: Colours,
): void => {
  const rows = (between ?? []).map((station) => view.rows.findIndex((one) => one.station === station));
  if (!technology || rows.length === 0 || rows.includes(-1)) return;
  const heights = rows.map((row) => rowY(view, row));
  const y = Math.min(...heights);
  pen.fillStyle = colours.trip(technology);
  pen.globalAlpha = 0.13;
  pen.fillRect(x, y, Math.max(2, end - x), Math.max(...heights) - y);
  pen.globalAlpha = 1;
};

/** Half of the distance between the rails of a cut cable, in px. */
const rail = 8;

/** A cut cable: the rails that nothing passes on, one where only answers are lost, with a cross where it was cut. */
const paintCut = (
  pen: CanvasRenderingContext2D,
  span: Span,
  { x, end, y }: { x: number; end: number; y: number },
  view: View,
  colours: Colours,
): void => {
  pen.fillStyle = colours.card;
  pen.fillRect(x, y - rail, Math.max(1, end - x), 2 * rail);
  pen.strokeStyle = colours.bad;
  pen.lineWidth = 1.5;
  pen.setLineDash([5, 3]);
  stroke(pen, x, y + rail, end, y + rail);
  if (!span.answersOnly) stroke(pen, x, y - rail, end, y - rail);
  pen.setLineDash([]);
  pen.lineWidth = 2.6;
  cross(pen, x + 6, y, 4);
  pen.font = `600 12px ${colours.sans}`;
  pen.textAlign = 'left';
  pen.fillStyle = colours.bad;
  const said = span.answersOnly ? view.words.answersCut : view.words.cut;
  if (end - x < pen.measureText(said).width + 24) return;
  pen.strokeStyle = colours.card;
  pen.lineWidth = 4;
  pen.strokeText(said, x + 17, y + 0.5);
  pen.fillText(said, x + 17, y + 0.5);
};

const stroke = (pen: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void => {
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
  pen.stroke();
};

const paintTrip = (pen: CanvasRenderingContext2D, trip: Trip, view: View, colours: Colours): void => {
  const corners = cornersOf(trip, view);
  const lit = view.lit?.has(trip.message) ?? false;
  const colour = colours.trip(trip.technology);
  pen.strokeStyle = colour;
  pen.lineJoin = 'round';
  pen.lineWidth = lit ? 3.6 : 2;
  for (let i = 1; i < corners.length; i += 1) {
    const a = corners[i - 1];
    const b = corners[i];
    if (!a || !b) continue;
    pen.globalAlpha = lit ? 1 : view.lit === null ? 0.75 : 0.3;
    pen.setLineDash(b.dashed ? [6, 3] : []);
    stroke(pen, a.x, a.y, b.x, b.y);
  }
  pen.setLineDash([]);
  const end = corners.at(-1);
  if (end && trip.lost !== undefined) {
    pen.globalAlpha = lit || view.lit === null ? 1 : 0.3;
    pen.strokeStyle = colours.bad;
    pen.lineWidth = 2.6;
    cross(pen, end.x, end.y, 4);
    if (lit) label(pen, view.words.lost(trip, trip.lost), end.x, end.y - 10, view, colours);
  } else if (end && trip.ended) {
    pen.globalAlpha = lit ? 1 : 0.9;
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(end.x, end.y, 3, 0, Math.PI * 2);
    pen.fill();
  }
  pen.globalAlpha = 1;
};

/** The outlines of marks, made once. */
const marks = new Map<string, Path2D>();
const markOf = (outline: string): Path2D => {
  const known = marks.get(outline) ?? new Path2D(outline);
  marks.set(outline, known);
  return known;
};

/** A frame that is no message: a hairline with its small mark. */
const paintSign = (
  pen: CanvasRenderingContext2D,
  trip: Trip,
  sign: NonNullable<Trip['sign']>,
  view: View,
  colours: Colours,
): void => {
  const { tone, mark } = signs[sign];
  const corners = cornersOf(trip, view);
  // One that has not come, or whose other end has no row, would be a mark without a line.
  if (corners.every(({ y }) => y === corners[0]?.y)) return;
  const lit = view.lit?.has(trip.message) ?? false;
  const isBad = tone === 'bad';
  const isInk = tone === 'ink' || tone === 'plate';
  const colour = isBad ? colours.bad : isInk ? colours.ink : colours.trip(trip.technology);
  pen.save();
  pen.globalAlpha = lit ? 1 : view.lit === null ? 0.75 : 0.3;
  pen.strokeStyle = colour;
  pen.lineWidth = lit ? 3.6 : isBad ? 1.8 : 1;
  pen.setLineDash(isBad ? [5, 3] : []);
  pen.beginPath();
  for (const { x, y } of corners) pen.lineTo(x, y);
  pen.stroke();
  const place = mark.at === 'start' ? corners[0] : trip.ended ? corners.at(-1) : undefined;
  if (place) {
    const path = markOf(mark.outline);
    pen.translate(place.x, place.y);
    pen.setLineDash([]);
    pen.lineWidth = isBad ? 2.6 : 1.4;
    pen.fillStyle = tone === 'hollow' || tone === 'plate' ? colours.card : colour;
    if (!isBad) pen.fill(path);
    pen.stroke(path);
  }
  pen.restore();
};

/** What is followed: a broad line with an edge, under its own. */
const paintFollowed = (pen: CanvasRenderingContext2D, trip: Trip, view: View, colours: Colours): void => {
  const corners = cornersOf(trip, view);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  for (const [width, colour] of [
    [9, colours.ink],
    [6.4, colours.follow],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    for (const { x, y } of corners) pen.lineTo(x, y);
    pen.stroke();
  }
  pen.lineCap = 'butt';
  paintTrip(pen, trip, { ...view, lit: null }, colours);
};

/** The flag of what is followed, where it is at the playhead. */
const paintFlag = (pen: CanvasRenderingContext2D, trip: Trip, view: View, colours: Colours): void => {
  const at = cornersOf(trip, view).findLast((corner) => corner.at <= view.now);
  if (!at) return;
  const flag = new Path2D(flagShape);
  pen.save();
  pen.translate(at.x, at.y);
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 3.2;
  pen.stroke(flag);
  pen.fillStyle = colours.follow;
  pen.fill(flag);
  pen.restore();
};

const cross = (pen: CanvasRenderingContext2D, x: number, y: number, arm: number): void => {
  stroke(pen, x - arm, y - arm, x + arm, y + arm);
  stroke(pen, x + arm, y - arm, x - arm, y + arm);
};

const label = (
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  view: View,
  colours: Colours,
): void => {
  pen.font = `600 12px ${colours.sans}`;
  pen.textAlign = 'left';
  const start = Math.min(x + 8, view.width - pen.measureText(text).width - 10);
  pen.strokeStyle = colours.card;
  pen.lineWidth = 4;
  pen.strokeText(text, start, Math.max(10, y));
  pen.fillStyle = colours.bad;
  pen.fillText(text, start, Math.max(10, y));
};

const binWidth = 6;

const paintDensity = (pen: CanvasRenderingContext2D, trips: readonly Trip[], view: View, colours: Colours): void => {
  const index = new Map(view.rows.map((row, i) => [row.station, i]));
  const columns = Math.ceil(view.width / binWidth) + 1;
  // By row and column in one number: names for ten thousand stops would take longer than the painting.
  const bins = new Map(technologies.map((technology) => [technology, new Map<number, number>()]));
  let most = 1;
  for (const trip of trips) {
    const counts = bins.get(trip.technology);
    for (const stop of trip.stops) {
      const row = index.get(stop.station);
      if (!counts || row === undefined || stop.at < view.from || stop.at > view.now) continue;
      const key = row * columns + Math.floor(timeX(view, stop.at) / binWidth);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      most = Math.max(most, count);
    }
  }
  const room = (view.height - top - bottom) / Math.max(1, view.rows.length - 1) - 4;
  for (const [technology, counts] of bins) {
    pen.fillStyle = colours.trip(technology);
    for (const [key, count] of counts) {
      const row = Math.floor(key / columns);
      const bin = key % columns;
      const height = Math.max(1.5, (count / most) * Math.min(room, 20));
      pen.globalAlpha = 0.35 + 0.65 * (count / most);
      pen.fillRect(bin * binWidth, rowY(view, row) - height / 2, binWidth - 1, height);
    }
  }
  pen.globalAlpha = 1;
};

const paintBreaks = (pen: CanvasRenderingContext2D, breaks: readonly Break[], view: View, colours: Colours): void => {
  /** Where the newest death of each row stands, in px. */
  const newest = new Map<string, number>();
  for (const broken of breaks) {
    paintBreak(pen, broken, newest.get(broken.station) ?? view.gutter, view, colours);
    newest.set(broken.station, Math.max(view.gutter, timeX(view, broken.at)));
  }
};

/** What is said of a death stands left of its cross, where there is room from `left` on. */
const paintBreak = (pen: CanvasRenderingContext2D, broken: Break, left: number, view: View, colours: Colours): void => {
  const row = view.rows.findIndex((one) => one.station === broken.station);
  if (row < 0 || broken.at > view.now || broken.at < view.from) return;
  const x = timeX(view, broken.at);
  const y = rowY(view, row);
  pen.strokeStyle = colours.bad;
  pen.lineWidth = 3.4;
  pen.lineCap = 'round';
  cross(pen, x, y, 6);
  pen.lineCap = 'butt';
  pen.font = `600 12px ${colours.mono}`;
  pen.textAlign = 'right';
  pen.strokeStyle = colours.card;
  pen.lineWidth = 4;
  const text = view.words.signal(broken.signal);
  if (x - 10 - pen.measureText(text).width < left) return;
  pen.strokeText(text, x - 10, y - 8);
  pen.fillStyle = colours.bad;
  pen.fillText(text, x - 10, y - 8);
};

const paintPlayhead = (pen: CanvasRenderingContext2D, view: View, colours: Colours): void => {
  const x = timeX(view, view.now);
  if (x < view.gutter - 1 || x > view.width) return;
  pen.strokeStyle = colours.ink;
  pen.fillStyle = colours.ink;
  pen.lineWidth = 2;
  stroke(pen, x, 6, x, view.height - bottom + 2);
  pen.beginPath();
  pen.arc(x, 7, 6, 0, Math.PI * 2);
  pen.fill();
};
