// Thư xác nhận đơn, gửi bằng SMTP.
import { createTransport } from 'nodemailer';
import type { Notice } from './messages.ts';

const { hostname, port } = new URL(process.env.MAIL_URL ?? 'smtp://127.0.0.1:2525');
const timeoutMs = Number(process.env.MAIL_TIMEOUT_MS ?? 5000);

const transport = createTransport({
  host: hostname,
  port: Number(port),
  ignoreTLS: true, // server thư ở ngay máy này
  connectionTimeout: timeoutMs,
  greetingTimeout: timeoutMs,
  socketTimeout: timeoutMs,
});

export async function sendLetter({ orderId, email, product, quantity, amount }: Notice) {
  await transport.sendMail({
    // SMTP không có khoá chống gửi hai lần. Cùng một đơn thì cùng Message-ID: hộp thư nhận ra bản trùng.
    messageId: `<don-${orderId}@tram-tin.example>`,
    headers: { 'ce-subject': orderId },
    from: 'Cửa hàng <cua-hang@tram-tin.example>',
    to: email,
    subject: `Đơn #${orderId} đã đặt`,
    text: `Bạn đã đặt ${quantity} × ${product}, tổng cộng ${amount.toLocaleString('vi-VN')} đồng.`,
  });
}

/** Server thư trả lời 5xx là dứt khoát không nhận; còn lại thì lát nữa gửi có thể được. */
export function isTemporary(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  return code < 500;
}
