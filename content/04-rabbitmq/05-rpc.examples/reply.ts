// Câu trả lời có hai dạng, và bên hỏi buộc phải xét dạng nào.

export interface Stock {
  item: string;
  left: number;
}

export type Code = 'unknown-item' | 'invalid' | 'unavailable';

export type Reply = { ok: true; stock: Stock } | { ok: false; code: Code };

/** Trả về hàng còn, hoặc ném đúng mã lỗi mà kho gửi về. */
export function stockOf(reply: Reply): Stock {
  if (reply.ok) return reply.stock;
  throw new Error(`Kho từ chối: ${reply.code}`, { cause: reply.code });
}
