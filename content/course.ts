/** The nine lines and their stations: what is planned, joined with what is written. Pure data, safe in the browser. */
import type { LineId } from '#model/line.ts';
import type { LessonHead } from './lesson-head.ts';

/** One lesson on the map; not `open` means that its MDX is still to be written, so it has no page. */
export interface Station {
  line: LineId;
  slug: string;
  number: number;
  title: string;
  lab: boolean;
  open: boolean;
}

/** One module: a coloured line with its stations in order. */
export interface Line {
  id: LineId;
  number: number;
  title: string;
  stations: Station[];
}

/** A written lesson as the map needs it; `line` and `slug` come from its path, without the numbers. */
export interface WrittenLesson extends Pick<LessonHead, 'title' | 'lab'> {
  line: string;
  slug: string;
  number: number;
}

type Planned = [slug: string, title: string, lab?: 'lab'];

const plan: { id: LineId; title: string; stations: Planned[] }[] = [
  {
    id: 'integration',
    title: 'Tích hợp dịch vụ',
    stations: [
      ['what-is-integration', 'Tích hợp là gì'],
      ['sync-and-async', 'Đồng bộ và bất đồng bộ', 'lab'],
      ['when-to-go-async', 'Khi nào nên bất đồng bộ'],
    ],
  },
  {
    id: 'grpc',
    title: 'gRPC',
    stations: [
      ['what-is-grpc', 'gRPC và HTTP/2', 'lab'],
      ['protocol-buffers', 'Protocol Buffers', 'lab'],
      ['call-types', 'Bốn kiểu gọi', 'lab'],
      ['deadlines-errors', 'Deadline, lỗi, retry', 'lab'],
      ['limits-and-browser', 'gRPC trong trình duyệt', 'lab'],
    ],
  },
  {
    id: 'broker',
    title: 'Message broker',
    stations: [
      ['message-queue', 'Message queue', 'lab'],
      ['vocabulary', 'Bảng từ vựng'],
      ['delivery-guarantees', 'Cam kết giao nhận', 'lab'],
    ],
  },
  {
    id: 'rabbitmq',
    title: 'RabbitMQ',
    stations: [
      ['exchanges', 'Exchange', 'lab'],
      ['work-queue', 'Work queue', 'lab'],
      ['pubsub', 'Pub/Sub', 'lab'],
      ['routing', 'Routing', 'lab'],
      ['rpc', 'RPC qua queue', 'lab'],
      ['dlq-retry', 'DLQ và retry', 'lab'],
      ['priority-backpressure', 'Ưu tiên, TTL, giới hạn', 'lab'],
      ['strengths-limits', 'Mạnh và yếu', 'lab'],
    ],
  },
  {
    id: 'kafka',
    title: 'Kafka',
    stations: [
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
    stations: [
      ['messaging-and-streaming', 'Messaging và streaming', 'lab'],
      ['stream-patterns', 'Cửa sổ, lọc, join', 'lab'],
      ['lambda-kappa', 'Lambda và Kappa', 'lab'],
    ],
  },
  {
    id: 'compare',
    title: 'So sánh và lựa chọn',
    stations: [
      ['grpc-and-broker', 'gRPC và broker', 'lab'],
      ['rabbitmq-and-kafka', 'RabbitMQ và Kafka', 'lab'],
      ['choosing', 'Chọn công nghệ'],
      ['scenarios', 'Tình huống thực tế'],
    ],
  },
  {
    id: 'hybrid',
    title: 'Kiến trúc lai',
    stations: [
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
    stations: [
      ['discussion', 'Câu hỏi thảo luận'],
      ['final-test', 'Bài kiểm tra cuối khoá'],
    ],
  },
];

/** The map: every planned station plus every written lesson; what is written wins over what was planned for the same slug. */
export function courseOf(written: readonly WrittenLesson[]): Line[] {
  return plan.map(({ id, title, stations }, index) => {
    const lessons = written.filter((lesson) => lesson.line === id);
    const open = lessons.map<Station>((lesson) => ({
      line: id,
      slug: lesson.slug,
      number: lesson.number,
      title: lesson.title,
      lab: lesson.lab !== undefined,
      open: true,
    }));
    const planned = stations
      .map<Station>(([slug, name, lab], position) => ({
        line: id,
        slug,
        number: position + 1,
        title: name,
        lab: lab !== undefined,
        open: false,
      }))
      .filter((station) => !lessons.some((lesson) => lesson.slug === station.slug));
    return {
      id,
      number: index + 1,
      title,
      stations: [...open, ...planned].sort((a, b) => a.number - b.number || Number(b.open) - Number(a.open)),
    };
  });
}

/** Address of a station's page. */
export function stationHref(station: Pick<Station, 'line' | 'slug'>): string {
  return `/bai/${station.line}/${station.slug}`;
}

/** Key of a lesson in progress and prerequisites: `module/lesson`. */
export function lessonKey(station: Pick<Station, 'line' | 'slug'>): string {
  return `${station.line}/${station.slug}`;
}
