// Đường đi của một đơn: topic chính, các topic chờ thử lại, và nơi nằm lại.
const { env } = process;

export const main = env.ORDERS ?? 'orders';

/** Mỗi topic một khoảng chờ: ai đọc cũng đọc theo thứ tự, nên record phải đến hạn theo đúng thứ tự ấy. */
export const retries = [
  { topic: env.RETRY_2S ?? 'orders.retry.2s', waitMs: 2_000 },
  { topic: env.RETRY_6S ?? 'orders.retry.6s', waitMs: 6_000 },
];

/** Dead-letter topic: hết lượt thử thì nằm lại đây. */
export const dead = env.DLT ?? 'orders.dlt';
