import type { TechnologyView } from '#components/technology-view.ts';
import type { GrpcParts } from '#model/technologies/grpc/model.ts';
import { copy } from './copy.vi.ts';

const sent = (event: { side: string; direction: string }): boolean =>
  (event.direction === 'out') === (event.side === 'client');
const does = (event: { side: string; direction: string }): string => (sent(event) ? 'gửi' : 'nhận');
const nameOf = (method: string): string => method.split('/').at(-1) ?? method;

/** What was seen on the wire. */
export const sentences: TechnologyView<GrpcParts>['sentences'] = {
  'http2.opened': ({ client, server, port }) => `${client} kết nối HTTP/2 tới ${server ?? `cổng ${port}`}`,
  'http2.closed': ({ program, error }) =>
    error ? `${program}: kết nối HTTP/2 hỏng, ${error}` : `${program}: kết nối HTTP/2 đã đóng`,
  'http2.left': (event) => `${event.program} ${does(event)} GOAWAY ${copy.code(event.code)}`,
  'http2.pinged': (event) => `${event.program} ${does(event)} ${event.ack ? 'câu đáp PING' : 'PING'}`,
  'window.updated': (event) =>
    `${event.program} ${does(event)} WINDOW_UPDATE: thêm ${copy.bytes(event.increment)} cho ${event.stream === 0 ? 'cả kết nối' : copy.stream(event.stream)}`,
  'call.opened': ({ program, side, stream, method }) =>
    `${program} ${side === 'client' ? 'mở' : 'nhận'} ${copy.stream(stream)}: ${nameOf(method)}`,
  'call.answered': ({ program, side, stream }) =>
    `${program} ${side === 'server' ? 'gửi' : 'nhận'} HEADERS trả lời của ${copy.stream(stream)}`,
  'call.message': (event) =>
    `${event.program} ${does(event)} message ${event.number} của ${copy.stream(event.stream)}, ${copy.bytes(event.bytes)}`,
  'call.half-closed': ({ program, side, stream }) =>
    side === 'client'
      ? `${program} đóng chiều gửi của ${copy.stream(stream)}`
      : `${program} biết ${copy.stream(stream)} không còn gì gửi tới`,
  'call.closed': ({ program, side, stream, status, details }) =>
    `${program} ${side === 'server' ? 'gửi' : 'nhận'} trailers của ${copy.stream(stream)}: ${copy.status(status)}${details ? `, ${details}` : ''}`,
  'call.reset': (event) =>
    `${event.program} ${does(event)} RST_STREAM ${copy.code(event.code)} của ${copy.stream(event.stream)}`,
  'web.requested': ({ program, server, method }) => `${program} gọi ${nameOf(method)} của ${server} qua trang`,
  'web.message': ({ program, number, flag, bytes }) =>
    `${program} gửi message ${number}, ${copy.bytes(bytes)}${flag === null ? '' : `, cờ ${flag}`}`,
  'web.answered': ({ program, status }) => `${program} trả lời HTTP ${status}`,
  'web.ended': ({ program, backBytes, error }) =>
    error
      ? `câu trả lời của ${program} đứt giữa chừng: ${error}`
      : `câu trả lời của ${program} đã hết, thân dài ${copy.bytes(backBytes)}`,
  'web.reported': ({ program, method, code, text }) =>
    `${program}: ${nameOf(method)} ${code === null ? 'xong' : 'hỏng'}, ${text}`,
};
