// Lỗi của API trông ra sao: problem details của RFC 9457, viết cho cả người và chương trình đọc.
import { z } from '@hono/zod-openapi';

export const titles = {
  400: 'Yêu cầu không hợp lệ',
  402: 'Ngân hàng từ chối',
  404: 'Không có',
  409: 'Kho không đủ hàng',
  413: 'Body quá dài',
  415: 'Body phải là application/json',
  422: 'Idempotency-Key đã dùng cho một đơn khác',
  500: 'Lỗi của cửa hàng',
  503: 'Một service không có ở đó',
  504: 'Một service trả lời quá muộn',
};
export type Status = keyof typeof titles;

const schema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    orderId: z.string().optional().openapi({ description: 'Đơn mà lỗi này nói tới' }),
    reason: z.string().optional().openapi({ description: 'Vì sao đơn ấy bị huỷ', example: 'out_of_stock' }),
    errors: z.array(z.object({ field: z.string(), why: z.string() })).optional(),
  })
  .openapi('Problem');

/** Những lỗi mà một địa chỉ có thể trả lời, để ghi vào /openapi.json. */
export const problems = (...statuses: Status[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: titles[status], content: { 'application/problem+json': { schema } } },
    ]),
  );
