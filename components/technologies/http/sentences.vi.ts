import type { TechnologyView } from '#components/technology-view.ts';
import type { HttpParts } from '#model/technologies/http/model.ts';
import { copy } from './copy.vi.ts';

/** A request as it is called in a sentence: what it is about, else its number. */
const nameOf = (request: string, subject?: string): string => `#${subject ?? request.split('.r').at(-1)}`;
const socketOf = (connection: string): string => connection.split('.h').at(-1) ?? connection;

/** What a client asked over HTTP/1.1. */
export const sentences: TechnologyView<HttpParts>['sentences'] = {
  'http1.opened': ({ program, connection, port }) =>
    `${program} mở kết nối HTTP/1.1 thứ ${socketOf(connection)}, tới cổng ${port}`,
  'http1.closed': ({ program, connection, error }) =>
    `${program}: kết nối HTTP/1.1 thứ ${socketOf(connection)} ${error ? `hỏng, ${error}` : 'đã đóng'}`,
  'request.made': ({ program, request, subject, method, path }) =>
    `${program} có request ${nameOf(request, subject)}: ${method} ${path}`,
  'request.sent': ({ program, request, connection }) =>
    `${program} gửi request ${nameOf(request)} trên kết nối thứ ${socketOf(connection)}`,
  'request.answered': ({ program, request, status, passed }) =>
    `${program} nhận trả lời của request ${nameOf(request)}: ${status}, ${copy.bytes(passed.out)} đi, ${copy.bytes(passed.back)} về`,
  'request.failed': ({ program, request, error }) =>
    `${program}: request ${nameOf(request)} không có trả lời, ${error}`,
};
