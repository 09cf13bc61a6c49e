import { numberFormat } from '#model/number-format.ts';

const number = numberFormat();

/** Words on HTTP/1.1. */
export const copy = {
  corner: 'cổng',
  row: (connection: string) => `kết nối ${connection}`,
  socket: (request: string | undefined) =>
    request === undefined ? 'Một kết nối HTTP/1.1, đang rảnh' : `Một kết nối HTTP/1.1, đang chở request ${request}`,
  card: {
    client: (open: number) => `đang chờ ${open} câu trả lời`,
    server: (open: number) => (open > 0 ? `đang trả lời ${open} request` : 'chờ request'),
  },
  legend: 'kết nối HTTP/1.1: mỗi lúc một request',
  reasons: { unanswered: 'kết nối mất, không có trả lời' },
  bytes: (count: number) => `${number(count)} byte`,
  inspector: {
    asked: 'hỏi',
    status: 'mã trả lời',
    out: 'lên dây, chiều đi',
    back: 'lên dây, chiều về',
    encoding: 'nén',
    plain: 'không',
  },
};
