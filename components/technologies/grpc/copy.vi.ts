import { numberFormat } from '#model/number-format.ts';
import type { CallPicture, Direction } from '#model/technologies/grpc/picture.ts';
import { statusName } from '#model/technologies/grpc/status.ts';

const number = numberFormat();
const decimal = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Codes of RST_STREAM and GOAWAY (RFC 9113, 7). */
const codes = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

const bytes = (count: number): string => `${number(count)} byte`;
const statusText = (status: number | null): string => (status === null ? 'không có grpc-status' : statusName(status));
const codeText = (code: number): string => `${codes[code] ?? 'mã lạ'} (${code})`;
const kinds: Readonly<Record<NonNullable<CallPicture['kind']>, string>> = {
  unary: 'unary',
  'server-streaming': 'server streaming',
  'client-streaming': 'client streaming',
  'bidi-streaming': 'hai chiều',
};

/** Words on gRPC. */
export const copy = {
  corner: 'cổng',
  bytes,
  status: statusText,
  code: codeText,
  /** How messages are written, by their content type. */
  format: (contentType: string) => (contentType.endsWith('json') ? 'JSON' : 'Protobuf'),
  kind: (kind: CallPicture['kind']) => (kind ? kinds[kind] : ''),
  stream: (stream: number) => `stream ${stream}`,
  ms: (ms: number) => decimal(ms),
  /** A call's method, and how long its client would wait. */
  deadline: (method: string, timeoutMs: number | undefined) =>
    `${method}, ${timeoutMs === undefined ? 'không có hạn' : `hạn ${decimal(timeoutMs / 1000)} s`}`,
  lane: (call: CallPicture) => `stream ${call.stream}, ${call.kind ? kinds[call.kind] : call.method}`,
  tunnel: {
    title: 'Một kết nối HTTP/2',
    says: 'mỗi cuộc gọi là một stream',
    none: 'chưa có kết nối',
    left: (code: number) => `GOAWAY ${codeText(code)}`,
    closed: (error: string | null) => (error ? `kết nối đã đứt: ${error}` : 'kết nối đã đóng'),
    door: (port: number) => `h2c, 127.0.0.1:${port}`,
    empty: 'Mở một cuộc gọi: nó hiện thành một làn ở đây',
  },
  rails: {
    waits: (open: number, ms: number) =>
      open > 1 ? `${open} cuộc đang chờ` : `chờ ${decimal(Math.max(0, ms) / 1000)} s`,
    done: (ms: number) => `OK, ${number(ms)} ms`,
    silent: (ms: number) => `PING chờ ${decimal(ms / 1000)} s`,
    broken: 'đứt kết nối',
    gone: 'mất kết nối',
  },
  sent: (count: number) => `gửi ${number(count)}`,
  got: (count: number) => `nhận ${number(count)}`,
  underWay: (count: number) => `${number(count)} message còn trên đường`,
  outClosed: 'chiều gửi đã đóng',
  backOpen: 'chiều nhận còn mở',
  ended: (ended: NonNullable<CallPicture['ended']>, after: string): string =>
    ended.how === 'trailers'
      ? `xong sau ${after} s`
      : ended.how === 'reset'
        ? `huỷ sau ${after} s`
        : `mất kết nối sau ${after} s`,
  seconds: (ms: number) => decimal(ms / 1000),
  waiting: 'server chưa thấy',
  card: {
    client: (open: number) => (open > 0 ? `đang mở ${open} cuộc gọi` : 'không gọi gì'),
    server: (open: number) => (open > 0 ? `đang giữ ${open} cuộc gọi` : 'chờ cuộc gọi'),
    died: (broken: number) => `Chết khi đang giữ ${broken} cuộc gọi`,
  },
  legend: {
    headers: 'HEADERS',
    message: 'message, đánh số theo chiều',
    halfClose: 'half-close: hết chiều gửi',
    trailers: 'trailers, mang grpc-status',
    reset: 'RST_STREAM, mang mã lỗi',
    rails: 'cuộc gọi gRPC: một ray đi, một ray về',
    undo: 'ray đứt nét: lời gọi bù trừ',
  },
  reasons: { late: 'tới sau khi huỷ, bị bỏ', broken: 'kết nối mất giữa đường' },
  late: (names: string) => `${names}: tới sau khi huỷ, bị bỏ`,
  inspector: {
    call: 'cuộc gọi',
    direction: 'chiều',
    size: 'độ dài',
    compressed: 'nén',
    frame: 'frame',
    code: 'mã lỗi',
    status: 'kết quả',
    yes: 'gzip',
    no: 'không',
    flag: 'cờ',
    noFlag: 'không có: cả thân là message',
  },
  direction: (direction: Direction) => (direction === 'out' ? 'client → server' : 'server → client'),
  webDirection: (direction: Direction) => (direction === 'out' ? 'trình duyệt → server' : 'server → trình duyệt'),
  flag: (flag: number) => `0x${flag.toString(16).padStart(2, '0')}`,
  wire: {
    title: 'Trên dây',
    streams: 'Stream',
    odd: 'stream lẻ do client mở',
    frames: (stream: number) => `Frame của stream ${stream}`,
    total: (count: number, sum: number) => `${number(count)} frame, ${bytes(sum)}`,
    none: 'Chưa có cuộc gọi nào.',
    columns: { arrow: 'chiều', ms: 'ms', frame: 'frame', says: 'nội dung', bytes: 'byte' },
    choose: 'Bấm một dòng để xem từng byte của nó, và tìm nó trên biểu đồ.',
    seenByClient: 'Nhìn từ phía client: lúc nó gửi đi hoặc nhận được.',
    message: (count: number) => `message ${count}`,
    endStream: 'END_STREAM',
    head: 'Frame header của HTTP/2',
    length: (count: number) => `dài ${bytes(count)}`,
    type: (name: string) => `kiểu ${name}`,
    flags: (names: readonly string[]) => (names.length > 0 ? `cờ ${names.join(', ')}` : 'cờ: không có'),
    several: 'Message này nằm trong nhiều frame, hoặc chung frame với message khác.',
    prefix: 'Tiền tố của gRPC',
    plain: 'không nén',
    zipped: 'nén gzip',
    messageLength: (count: number) => `message dài ${bytes(count)}`,
    protobuf: (name: string) => `Protobuf: ${name}`,
    field: (count: number, name: string, type: string) => `field ${count}, ${name} (${type})`,
    unknownField: (count: number) => `field ${count}, không có trong hợp đồng`,
    cut: (count: number) => `… còn ${bytes(count)}`,
    zippedBody: 'Nội dung đã nén, giải nén rồi mới đọc được từng field.',
    headers: (count: number) => `Header sau khi giải nén HPACK, ${bytes(count)} trên dây`,
    empty: 'Không có byte nào: mọi field đều ở giá trị mặc định.',
  },
};
