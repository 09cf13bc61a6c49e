// Vì sao một bước của saga không thành, đọc từ mã lỗi gRPC.
import { Code, ConnectError } from '@connectrpc/connect';

export class Refusal extends Error {
  readonly reason: string;
  /** Service kia nói rõ là nó không làm. Hết hạn chờ hay mất kết nối thì không ai biết nó đã làm hay chưa. */
  readonly isClear: boolean;

  constructor(reason: string, isClear: boolean, message: string) {
    super(message);
    this.reason = reason;
    this.isClear = isClear;
  }
}

const clear = new Set([Code.NotFound, Code.FailedPrecondition, Code.InvalidArgument, Code.Aborted]);

export const isClear = (error: ConnectError) => clear.has(error.code);

/** Cho .catch() của một cuộc gọi: đổi lỗi gRPC thành lời từ chối, mã nào thì lý do ấy. */
export const refusing = (reasons: Partial<Record<Code, string>>) => (thrown: unknown) => {
  const error = ConnectError.from(thrown);
  const unclear = error.code === Code.DeadlineExceeded ? 'service_late' : 'service_away';
  throw new Refusal(reasons[error.code] ?? unclear, isClear(error), error.message);
};
