import { messageName } from '#components/message-name.ts';
import { numberFormat } from '#model/number-format.ts';

const decimal = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Words on the diagram itself. */
export const copy = {
  stage: 'Sân ga: sơ đồ các trạm, đường ray và message',
  pid: (pid: number) => `pid ${pid}`,
  priority: (label: string, priority: number) => `${messageName(label)}, ưu tiên ${priority}`,
  tone: { alert: 'Cảnh báo', good: 'Ổn' },
  more: (count: number) => `+ ${count}`,
  train: 'nhiều message đi cùng',
  idle: 'chưa có việc',
  unwatched: 'đang chạy',
  notStarted: 'chưa chạy',
  inHands: (count: number) => `đang giữ ${count}`,
  ofLimit: (count: number, limit: number) => `${count} / ${limit}`,
  cut: (loses: 'both-ways' | 'answers' | undefined) => (loses === 'answers' ? 'mất chiều về' : 'cáp bị cắt'),
  seconds: (ms: number) => `${decimal(ms / 1000)} s`,
  frozen: 'đang đóng băng',
  hasLeft: 'đã rời đi',
  leftPolitely: 'Rời đi êm, không giữ gì',
  diedHolding: (labels: readonly string[]) =>
    labels.length > 3
      ? `Chết khi đang giữ ${labels.length} message`
      : `Chết khi đang giữ ${labels.map(messageName).join(', ')}`,
  diedIdle: 'Chết lúc không làm dở message nào',
  crashed: (code: number | null) => `Tự dừng, mã thoát ${code ?? '?'}`,
  outOfMemory: 'Hết bộ nhớ',
  named: (labels: readonly string[]) =>
    labels.length > 3 ? `${labels.length} message` : labels.map(messageName).join(', '),
  kill: 'kill -9',
  freeze: 'Đóng băng',
  thaw: 'Rã băng',
  leave: 'Rời đi',
  run: 'Chạy lại',
  remove: 'Bỏ thẻ',
  break: 'Phá ▾',
  breakLabel: (program: string) => `Phá ${program}`,
  actionLabel: (action: string, program: string) => `${action}: ${program}`,
  chip: (now: string, next: string) => `Đang là “${now}”. Bấm để đổi sang “${next}”.`,
  change: (setting: string, to: string) => `${setting}: đổi sang ${to}`,
  sent: 'đã gửi lệnh',
  followed: 'đang theo chân',
  openMessage: (label: string, redelivered: boolean, priority: number) =>
    `Xem message ${messageName(label)}${redelivered ? ', redelivered' : ''}${priority > 0 ? `, ưu tiên ${priority}` : ''}`,
  own: (program: string) => `Việc khác của ${program}`,
};
