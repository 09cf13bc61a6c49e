import type { Break, Span, Timetable, Trip } from '#model/timetable.ts';

/** One horizontal line of the timetable. */
export interface Row {
  station: string;
  label: string;
}

/** Everything a painting depends on; times in server ms, sizes in CSS px. */
export interface View {
  width: number;
  height: number;
  gutter: number;
  from: number;
  to: number;
  /** The playhead. */
  now: number;
  rows: readonly Row[];
  lit: string | null;
  words: { rebalance: string; silence: string; signal: (signal: string) => string };
}

export interface Colours {
  line: string;
  ink: string;
  ink2: string;
  ink3: string;
  rule: string;
  card: string;
  bad: string;
  warn: string;
  broker: string;
  sans: string;
  mono: string;
}

/** Past this many lines in view the eye cannot part them: density bands instead. */
const tooMany = 300;
const top = 14;
const bottom = 24;
/** Smallest slant of a move, so that a jump in no time is still seen as one. */
const slant = 4;

/** Centre of a row in px. */
export const rowY = (view: Pick<View, 'height' | 'rows'>, index: number): number =>
  top + (index * (view.height - top - bottom)) / Math.max(1, view.rows.length - 1);

export const timeX = (view: View, at: number): number =>
  view.gutter + ((at - view.from) / (view.to - view.from)) * (view.width - view.gutter - 8);

export const xTime = (view: View, x: number): number =>
  view.from + ((x - view.gutter) / (view.width - view.gutter - 8)) * (view.to - view.from);

/** Trips with something to see between the view's ends. */
export const tripsIn = (timetable: Timetable, view: View): Trip[] =>
  timetable.trips().filter((trip) => {
    const first = trip.stops[0];
    const last = trip.stops.at(-1);
    return first && last && first.at <= view.to && (!trip.ended || last.at >= view.from);
  });

/** Corners of a trip on the picture; `dashed` from the corner on. */
export const cornersOf = (trip: Trip, view: View): { x: number; y: number; dashed: boolean; at: number }[] => {
  const index = new Map(view.rows.map((row, i) => [row.station, i]));
  const corners: { x: number; y: number; dashed: boolean; at: number }[] = [];
  let last = '';
  for (const { at, station, back } of trip.stops) {
    const row = index.get(station);
    if (row === undefined) continue;
    const before = corners.at(-1);
    const moved = before !== undefined && station !== last;
    const x = Math.max(timeX(view, at), moved ? before.x + slant : (before?.x ?? -Infinity));
    corners.push({ x, y: rowY(view, row), dashed: back, at });
    last = station;
  }
  const end = corners.at(-1);
  if (end && !trip.ended) corners.push({ ...end, x: Math.max(end.x, timeX(view, view.now)), at: view.now });
  return corners;
};

/** Paints the whole timetable; cheap enough for every frame. */
export const paint = (pen: CanvasRenderingContext2D, timetable: Timetable, view: View, colours: Colours): void => {
  pen.clearRect(0, 0, view.width, view.height);
  paintGrid(pen, view, colours);
  pen.save();
  pen.beginPath();
  pen.rect(view.gutter, 0, view.width - view.gutter, view.height - bottom + 4);
  pen.clip();
  // A death lies under the silence that it began.
  const spans = timetable.spans().toSorted((a, b) => Number(a.kind === 'silent') - Number(b.kind === 'silent'));
  for (const span of spans) paintSpan(pen, span, view, colours);
  const trips = tripsIn(timetable, view);
  // Those that only wait all through the view lie on one line.
  const moving = trips.filter((trip) => trip.stops.some((stop) => stop.at >= view.from && stop.at <= view.to));
  if (moving.length > tooMany) paintDensity(pen, trips, view, colours);
  else for (const trip of trips) paintTrip(pen, trip, view, colours);
  paintFuture(pen, view, colours);
  for (const broken of timetable.breaks()) paintBreak(pen, broken, view, colours);
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
    pen.fillText(row.label, view.gutter - 10, y, view.gutter - 12);
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
  const row = view.rows.findIndex((one) => one.station === span.station);
  if (row < 0) return;
  const y = rowY(view, row);
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
  pen.strokeStyle = span.kind === 'frozen' ? colours.broker : colours.bad;
  pen.setLineDash(span.kind === 'frozen' ? [2, 4] : [2, 6]);
  stroke(pen, x, y, end, y);
  pen.setLineDash([]);
};

const stroke = (pen: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void => {
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
  pen.stroke();
};

const paintTrip = (pen: CanvasRenderingContext2D, trip: Trip, view: View, colours: Colours): void => {
  const corners = cornersOf(trip, view);
  const lit = view.lit !== null && view.lit === trip.message;
  pen.strokeStyle = colours.line;
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
  if (end && trip.ended) {
    pen.globalAlpha = lit ? 1 : 0.9;
    pen.fillStyle = colours.line;
    pen.beginPath();
    pen.arc(end.x, end.y, 3, 0, Math.PI * 2);
    pen.fill();
  }
  pen.globalAlpha = 1;
};

const binWidth = 6;

const paintDensity = (pen: CanvasRenderingContext2D, trips: readonly Trip[], view: View, colours: Colours): void => {
  const index = new Map(view.rows.map((row, i) => [row.station, i]));
  const bins = new Map<string, number>();
  let most = 1;
  for (const trip of trips) {
    for (const stop of trip.stops) {
      const row = index.get(stop.station);
      if (row === undefined || stop.at < view.from || stop.at > view.now) continue;
      const key = `${row}:${Math.floor(timeX(view, stop.at) / binWidth)}`;
      const count = (bins.get(key) ?? 0) + 1;
      bins.set(key, count);
      most = Math.max(most, count);
    }
  }
  const room = (view.height - top - bottom) / Math.max(1, view.rows.length - 1) - 4;
  pen.fillStyle = colours.line;
  for (const [key, count] of bins) {
    const [row = 0, bin = 0] = key.split(':').map(Number);
    const height = Math.max(1.5, (count / most) * Math.min(room, 20));
    pen.globalAlpha = 0.35 + 0.65 * (count / most);
    pen.fillRect(bin * binWidth, rowY(view, row) - height / 2, binWidth - 1, height);
  }
  pen.globalAlpha = 1;
};

const paintBreak = (pen: CanvasRenderingContext2D, broken: Break, view: View, colours: Colours): void => {
  const row = view.rows.findIndex((one) => one.station === broken.station);
  if (row < 0 || broken.at > view.now || broken.at < view.from) return;
  const x = timeX(view, broken.at);
  const y = rowY(view, row);
  pen.strokeStyle = colours.bad;
  pen.lineWidth = 3.4;
  pen.lineCap = 'round';
  stroke(pen, x - 6, y - 6, x + 6, y + 6);
  stroke(pen, x + 6, y - 6, x - 6, y + 6);
  pen.lineCap = 'butt';
  pen.font = `600 12px ${colours.mono}`;
  pen.textAlign = 'right';
  pen.strokeStyle = colours.card;
  pen.lineWidth = 4;
  const text = view.words.signal(broken.signal);
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

/** The message whose line passes nearest to a point, within a few px. */
export const tripAt = (timetable: Timetable, view: View, x: number, y: number): Trip | undefined => {
  let best: Trip | undefined;
  let nearest = 7;
  for (const trip of tripsIn(timetable, view)) {
    const corners = cornersOf(trip, view);
    for (let i = 1; i < corners.length; i += 1) {
      const a = corners[i - 1];
      const b = corners[i];
      if (!a || !b) continue;
      const far = toSegment(x, y, a, b);
      if (far < nearest) {
        nearest = far;
        best = trip;
      }
    }
  }
  return best;
};

const toSegment = (x: number, y: number, a: { x: number; y: number }, b: { x: number; y: number }): number => {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const f = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length));
  return Math.hypot(x - (a.x + (b.x - a.x) * f), y - (a.y + (b.y - a.y) * f));
};
