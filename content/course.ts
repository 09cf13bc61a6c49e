/** The nine lines and their stops: what is planned, joined with what is written. Pure data, safe in the browser. */
import type { LineId } from '#model/line.ts';
import type { LessonHead } from './lesson-head.ts';

/** One lesson on the map; not `open` means that its MDX is still to be written, so it has no page. */
export interface MapStop {
  line: LineId;
  slug: string;
  number: number;
  title: string;
  lab: boolean;
  open: boolean;
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

type Planned = [slug: string, title: string, lab?: 'lab'];

const plan: { id: LineId; title: string; stops: Planned[] }[] = [
  {
    id: 'integration',
    title: 'Tích hợp dịch vụ',
    stops: [
      ['what-is-integration', 'Tích hợp là gì'],
      ['sync-and-async', 'Đồng bộ và bất đồng bộ', 'lab'],
      ['when-to-go-async', 'Khi nào nên bất đồng bộ'],
    ],
  },
  {
    id: 'grpc',
    title: 'gRPC',
    stops: [
      ['what-is-grpc', 'gRPC và HTTP/2', 'lab'],
      ['protocol-buffers', 'Protocol Buffers', 'lab'],
      ['call-types', 'Bốn kiểu gọi', 'lab'],
      ['deadlines-errors', 'Deadline, lỗi, retry', 'lab'],
      ['limits-and-browser', 'gRPC trong trình duyệt', 'lab'],
      ['one-connection', 'Một kết nối dài', 'lab'],
    ],
  },
  {
    id: 'broker',
    title: 'Message broker',
    stops: [
      ['message-queue', 'Message queue', 'lab'],
      ['vocabulary', 'Bảng từ vựng'],
      ['delivery-guarantees', 'Cam kết giao nhận', 'lab'],
      ['idempotency', 'Lũy đẳng', 'lab'],
    ],
  },
  {
    id: 'rabbitmq',
    title: 'RabbitMQ',
    stops: [
      ['exchanges', 'Exchange', 'lab'],
      ['work-queue', 'Work queue', 'lab'],
      ['pubsub', 'Pub/Sub', 'lab'],
      ['routing', 'Routing', 'lab'],
      ['rpc', 'RPC qua queue', 'lab'],
      ['dlq-retry', 'Poison message và DLQ', 'lab'],
      ['retry-replay', 'Retry và replay', 'lab'],
      ['priority-backpressure', 'Ưu tiên, TTL, giới hạn', 'lab'],
      ['strengths-limits', 'Mạnh và yếu', 'lab'],
    ],
  },
  {
    id: 'kafka',
    title: 'Kafka',
    stops: [
      ['commit-log', 'Commit log', 'lab'],
      ['consumer-groups', 'Consumer group', 'lab'],
      ['offsets-replay', 'Offset và replay', 'lab'],
      ['retention-compaction', 'Retention, compaction', 'lab'],
      ['failure-handling', 'Xử lý lỗi, DLT', 'lab'],
      ['replication-failover', 'Replica và failover', 'lab'],
      ['exactly-once', 'Exactly-once', 'lab'],
      ['strengths-limits', 'Mạnh và yếu'],
    ],
  },
  {
    id: 'streaming',
    title: 'Streaming',
    stops: [
      ['messaging-and-streaming', 'Messaging và streaming', 'lab'],
      ['stream-patterns', 'Cửa sổ, lọc, join', 'lab'],
      ['lambda-kappa', 'Lambda và Kappa', 'lab'],
    ],
  },
  {
    id: 'compare',
    title: 'So sánh và lựa chọn',
    stops: [
      ['grpc-and-broker', 'gRPC và broker', 'lab'],
      ['rabbitmq-and-kafka', 'RabbitMQ và Kafka', 'lab'],
      ['choosing', 'Chọn công nghệ'],
      ['scenarios', 'Tình huống thực tế'],
    ],
  },
  {
    id: 'hybrid',
    title: 'Kiến trúc lai',
    stops: [
      ['hybrid-design', 'Thiết kế lai'],
      ['saga', 'Saga', 'lab'],
      ['resilience', 'Retry và circuit breaker', 'lab'],
      ['pitfalls', 'Năm cạm bẫy', 'lab'],
      ['observability', 'Quan sát hệ thống', 'lab'],
      ['outbox-cdc', 'Outbox và CDC', 'lab'],
      ['production', 'Lên production'],
    ],
  },
  {
    id: 'wrap-up',
    title: 'Tổng kết',
    stops: [
      ['discussion', 'Câu hỏi thảo luận'],
      ['final-test', 'Bài kiểm tra cuối khoá'],
    ],
  },
];

/** The map: every planned stop plus every written lesson; what is written wins over what was planned for the same slug. */
export function courseOf(written: readonly WrittenLesson[]): Line[] {
  return plan.map(({ id, title, stops }, index) => {
    const lessons = written.filter((lesson) => lesson.line === id);
    const open = lessons.map<MapStop>((lesson) => ({
      line: id,
      slug: lesson.slug,
      number: lesson.number,
      title: lesson.title,
      lab: lesson.lab !== undefined,
      open: true,
    }));
    const planned = stops
      .map<MapStop>(([slug, name, lab], position) => ({
        line: id,
        slug,
        number: position + 1,
        title: name,
        lab: lab !== undefined,
        open: false,
      }))
      .filter((stop) => !lessons.some((lesson) => lesson.slug === stop.slug));
    return {
      id,
      number: index + 1,
      title,
      stops: [...open, ...planned].sort((a, b) => a.number - b.number || Number(b.open) - Number(a.open)),
    };
  });
}

/** The stops that have a page, in the order of the course. */
export function openStops(lines: readonly Line[]): MapStop[] {
  return lines.flatMap(({ stops }) => stops).filter(({ open }) => open);
}

/** Of the lessons that another one builds on, those that can be read: what is still to be written is asked of nobody. */
export function openBefore(lines: readonly Line[], prerequisites: readonly string[]): MapStop[] {
  const open = openStops(lines);
  return prerequisites.flatMap((key) => open.find((stop) => lessonKey(stop) === key) ?? []);
}

/** Address of a stop's page. */
export function stopHref(stop: Pick<WrittenLesson, 'line' | 'slug'>): string {
  return `/bai/${stop.line}/${stop.slug}`;
}

/** Key of a lesson in progress and prerequisites: `module/lesson`. */
export function lessonKey(stop: Pick<WrittenLesson, 'line' | 'slug'>): string {
  return `${stop.line}/${stop.slug}`;
}
