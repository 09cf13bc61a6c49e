import type { TimeTaken } from '#content/time-taken.ts';

/** Words of the home page. */
export const copy = {
  headline: 'Kill một worker. Xem message đi về đâu.',
  lead: 'Học gRPC, RabbitMQ và Kafka trên server và broker thật: bạn gửi, bạn phá, và từng message hiện ra trên đường nó đi.',
  figure: 'Một worker bị kill khi đang giữ đơn',
  recording: 'Bản ghi một lần chạy thật',
  kill: 'kill -9 một worker',
  killAgain: 'kill -9 lần nữa',
  opening: 'Đang mở phòng của bạn…',
  queued: 'Đang chờ đến lượt…',
  killing: 'Đang gửi đơn, chờ worker nhận…',
  runAgain: (program: string) => `Chạy lại ${program}`,
  /** Beside the button. */
  before: 'Bạn có ngay một góc RabbitMQ riêng. Cửa hàng gửi một loạt đơn, và worker đang giữ đơn bị kill thật.',
  own: 'Phòng này là của riêng bạn. Lab đầy đủ chạy tiếp đúng phòng này, từ chỗ bạn đang dừng.',
  failed: 'Chưa tải được phần chạy thật. Kiểm tra mạng rồi bấm lại.',
  figureFailed: 'Chưa tải được hình này.',
  retry: 'Tải lại',
  whole: 'Mở lab này đầy đủ',
  told: 'Chuyện gì đã xảy ra',
  untold: 'Từng sự kiện broker báo về sẽ hiện ở đây.',
  first: 'Bắt đầu từ đây',
  next: 'Bài tiếp theo',
  start: (lesson: string) => `Bắt đầu: ${lesson}`,
  goOn: (lesson: string) => `Học tiếp: ${lesson}`,
  time: ({ reading, lab, quiz }: TimeTaken) =>
    `Đọc khoảng ${reading} phút${lab === undefined ? '' : `, lab ${lab} phút`}, câu hỏi ${quiz} phút.`,
  needs: (titles: readonly string[]) =>
    titles.length > 0 ? `Cần biết trước: ${titles.join(', ')}.` : 'Không cần biết gì trước.',
  begunLab: (met: number, all: number) => `Lab đang làm dở, ${met} / ${all} mục tiêu:`,
  labOfLast: 'Lab của bài vừa đọc:',
  allRead: (count: number) => `Bạn đã đọc hết ${count} bài`,
  allReadText:
    'Bài kiểm tra cuối khoá mỗi lần một đề, nên làm lại vẫn có chuyện mới. Các lab thì lúc nào cũng chờ bạn phá thêm.',
  finalTest: 'Làm bài kiểm tra cuối khoá',
};
