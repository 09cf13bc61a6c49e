// Các lớp chắn trước payment, bằng thư viện cockatiel. Mỗi lớp là một policy, bọc lấy lời gọi.
import { Code, ConnectError } from '@connectrpc/connect';
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  ConstantBackoff,
  circuitBreaker,
  decorrelatedJitterGenerator,
  ExponentialBackoff,
  handleWhen,
  noJitterGenerator,
  noop,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
} from 'cockatiel';

/** Những mã có thể qua đi. Mã khác thì gọi lại vẫn thế. */
const passing = [Code.Unavailable, Code.DeadlineExceeded];
const isOneOf = (codes: Code[]) => handleWhen((error) => error instanceof ConnectError && codes.includes(error.code));

const [pauseMs, longestPauseMs] = [1000, 8000];
const backoffs = {
  fixed: new ConstantBackoff(pauseMs),
  exponential: new ExponentialBackoff({
    generator: noJitterGenerator,
    initialDelay: pauseMs,
    maxDelay: longestPauseMs,
  }),
  jitter: new ExponentialBackoff({
    generator: decorrelatedJitterGenerator,
    initialDelay: pauseMs,
    maxDelay: longestPauseMs,
  }),
};

/** Một lần đầu và ba lần thử lại, nghỉ theo kiểu đã chọn. */
export function retryPolicy(kind: string) {
  if (kind !== 'fixed' && kind !== 'exponential' && kind !== 'jitter') return noop;
  return retry(isOneOf(passing), { maxAttempts: 3, backoff: backoffs[kind] });
}

/** Năm lỗi liền thì ngắt; 5 giây sau cho đúng một cuộc đi thử. */
export const openMs = 5000;
export function breakerPolicy() {
  const breaker = new ConsecutiveBreaker(5);
  // Canceled cũng là hỏng: bỏ ngoài thì một cuộc thử bị huỷ giữa chừng được tính là thành công, và cầu dao đóng.
  return circuitBreaker(isOneOf([...passing, Code.Canceled]), { halfOpenAfter: openMs, breaker });
}

/** Hạn của một lần thử, và của cả đơn, ms. */
export const tryMs = 1000;
const budgetMs = 2500;
export function limits(kind: string) {
  if (kind === 'budget') return { perTry: tryMs, all: budgetMs, budget: timeout(budgetMs, TimeoutStrategy.Aggressive) };
  return { perTry: kind === 'try' ? tryMs : Number.POSITIVE_INFINITY, all: Number.POSITIVE_INFINITY, budget: noop };
}

/** Nhiều nhất bốn đơn ở trong payment một lúc. Người thứ năm bị từ chối ngay, không xếp hàng. */
export function paymentBulkhead() {
  return bulkhead(4, 0);
}

/** Cả quầy làm nhiều nhất 12 việc một lúc, việc nào cũng lấy một chỗ; hết chỗ thì xếp hàng. */
export const pool = bulkhead(12, 1000);

/** Đơn hỏng ở lớp nào? */
export function failureOf(error: unknown) {
  if (error instanceof BulkheadRejectedError) return { outcome: 'refused', said: 'hết chỗ cho payment' };
  if (error instanceof BrokenCircuitError) return { outcome: 'broken', said: 'cầu dao đang mở' };
  if (error instanceof TaskCancelledError) return { outcome: 'late', said: 'hết ngân sách' };
  return { outcome: 'failed', said: error instanceof Error ? error.message : String(error) };
}
