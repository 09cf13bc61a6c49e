/** The nine lines and their stops. Pure data, safe in the browser. */
import type { LineId } from '#model/line.ts';
import type { LessonHead } from './lesson-head.ts';

/** One lesson on the map. */
export interface MapStop {
  line: LineId;
  slug: string;
  number: number;
  title: string;
  lab: boolean;
}

/** One module: a coloured line with its stops in order. */
export interface Line {
  id: LineId;
  number: number;
  title: string;
  stops: MapStop[];
}

/** A written lesson as the map needs it; `line` and `slug` come from its path, without the numbers. */
export interface WrittenLesson extends Pick<LessonHead, 'title' | 'lab'> {
  line: string;
  slug: string;
  number: number;
}

const titles: readonly (readonly [LineId, string])[] = [
  ['integration', 'Tích hợp dịch vụ'],
  ['grpc', 'gRPC'],
  ['broker', 'Message broker'],
  ['rabbitmq', 'RabbitMQ'],
  ['kafka', 'Kafka'],
  ['streaming', 'Streaming'],
  ['compare', 'So sánh và lựa chọn'],
  ['hybrid', 'Kiến trúc lai'],
  ['wrap-up', 'Tổng kết'],
];

/** The map: each line with its lessons in order. */
export function courseOf(written: readonly WrittenLesson[]): Line[] {
  return titles.map(([id, title], index) => ({
    id,
    number: index + 1,
    title,
    stops: written
      .filter(({ line }) => line === id)
      .map(({ slug, number, title: name, lab }) => ({ line: id, slug, number, title: name, lab: lab !== undefined }))
      .sort((a, b) => a.number - b.number),
  }));
}

/** All stops, in the order of the course. */
export function stopsOf(lines: readonly Line[]): MapStop[] {
  return lines.flatMap(({ stops }) => stops);
}

/** Where to go on: the first stop after the one read last that is not read, else the first of all; `read` are keys, oldest first. */
export function nextStop(lines: readonly Line[], read: readonly string[]): MapStop | undefined {
  const stops = stopsOf(lines);
  const last = stops.findIndex((stop) => lessonKey(stop) === read.at(-1));
  return [...stops.slice(last + 1), ...stops].find((stop) => !read.includes(lessonKey(stop)));
}

/** The lessons that another one builds on, by their keys. */
export function lessonsBefore(lines: readonly Line[], prerequisites: readonly string[]): MapStop[] {
  const stops = stopsOf(lines);
  return prerequisites.flatMap((key) => stops.find((stop) => lessonKey(stop) === key) ?? []);
}

/** Address of a stop's page. */
export function stopHref(stop: Pick<WrittenLesson, 'line' | 'slug'>): string {
  return `/bai/${stop.line}/${stop.slug}`;
}

/** Key of a lesson in progress and prerequisites: `module/lesson`. */
export function lessonKey(stop: Pick<WrittenLesson, 'line' | 'slug'>): string {
  return `${stop.line}/${stop.slug}`;
}
