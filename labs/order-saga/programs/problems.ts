// Lỗi của API, viết theo RFC 9457: một chương trình khác đọc được type và status, người đọc được title và detail.
import { Code, ConnectError } from '@connectrpc/connect';
import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { CancelReason } from '#proto/shop/v2/order_pb.ts';
import { reasonName } from './json.ts';

type Status = 400 | 402 | 404 | 409 | 413 | 415 | 422 | 500 | 503 | 504;

const titles: Record<Status, string> = {
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

/** Ném ra ở đâu cũng được: câu trả lời là lỗi này. */
export class Problem extends Error {
  readonly status: Status;
  readonly more: { orderId?: string; errors?: { field: string; why: string }[] };

  constructor(status: Status, detail = '', more: Problem['more'] = {}) {
    super(detail);
    this.status = status;
    this.more = more;
  }
}

/** Đơn bị huỷ vì sao thì khách nhận status ấy. */
const ofCancelled = new Map<CancelReason, Status>([
  [CancelReason.USER_NOT_FOUND, 404],
  [CancelReason.PRODUCT_NOT_FOUND, 404],
  [CancelReason.OUT_OF_STOCK, 409],
  [CancelReason.PAYMENT_DECLINED, 402],
  [CancelReason.SERVICE_LATE, 504],
  [CancelReason.SERVICE_AWAY, 503],
]);

export function cancelled(orderId: string, reason: CancelReason) {
  return new Problem(ofCancelled.get(reason) ?? 500, `đơn #${orderId} bị huỷ: ${reasonName(reason)}`, { orderId });
}

const ofCode = new Map<Code, Status>([
  [Code.InvalidArgument, 400],
  [Code.NotFound, 404],
  [Code.AlreadyExists, 422],
  // Service bị giết giữa cuộc gọi thì Connect báo CANCELED.
  [Code.Canceled, 503],
  [Code.Unavailable, 503],
  [Code.DeadlineExceeded, 504],
]);

/** Lỗi của một cuộc gọi gRPC, đổi sang HTTP. */
export function ofCall(thrown: unknown, orderId?: string) {
  const error = ConnectError.from(thrown);
  return new Problem(ofCode.get(error.code) ?? 500, error.rawMessage, orderId === undefined ? {} : { orderId });
}

export function answer(context: Context, { status, message, more }: Problem) {
  const body = { type: 'about:blank', title: titles[status], status, ...(message && { detail: message }), ...more };
  const headers = { 'content-type': 'application/problem+json', ...(status === 503 && { 'retry-after': '1' }) };
  return context.body(JSON.stringify(body), status, headers);
}

export const onError: ErrorHandler = (error, context) => {
  if (error instanceof Problem) return answer(context, error);
  if (error instanceof HTTPException && error.status === 400) return answer(context, new Problem(400, error.message));
  console.error(error);
  return answer(context, new Problem(500));
};
