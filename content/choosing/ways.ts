/** What the chooser can advise: two ways to be answered, three to have something done later. Pure data. */
import type { LineId } from '#model/line.ts';

/** What has to be chosen: how to be answered, and how the rest gets done afterwards. */
export type Part = 'call' | 'later';

export type Way = 'grpc' | 'http' | 'rabbitmq' | 'kafka' | 'table';

interface WayWords {
  part: Part;
  name: string;
  /** One sentence: what choosing it means. */
  means: string;
  /** Whose colour it bears. */
  line: LineId;
}

export const ways: Readonly<Record<Way, WayWords>> = {
  grpc: {
    part: 'call',
    name: 'gRPC',
    means: 'Gọi thẳng bằng gRPC: có hợp đồng, có deadline, chờ trên một kết nối dài.',
    line: 'grpc',
  },
  http: {
    part: 'call',
    name: 'HTTP và JSON',
    means: 'Gọi thẳng bằng HTTP và JSON: ai cũng gọi được, không phải cài gì.',
    line: 'integration',
  },
  rabbitmq: {
    part: 'later',
    name: 'RabbitMQ',
    means: 'Đưa việc vào queue của RabbitMQ: broker chia việc, đếm lần giao, giữ việc hỏng ở một chỗ riêng.',
    line: 'rabbitmq',
  },
  kafka: {
    part: 'later',
    name: 'Kafka',
    means: 'Ghi event vào log của Kafka: mỗi bên đọc theo nhịp của mình và đọc lại được.',
    line: 'kafka',
  },
  table: {
    part: 'later',
    name: 'Một bảng việc trong database',
    means: 'Ghi việc vào một bảng cạnh dữ liệu, một chương trình lấy ra làm. Chưa cần broker nào.',
    line: 'hybrid',
  },
};

export const partTitles: Readonly<Record<Part, string>> = {
  call: 'Phần có người chờ',
  later: 'Phần làm sau',
};
