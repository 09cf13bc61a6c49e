import type { GlossaryEntry } from './glossary-entry.ts';

/** Entries of the glossary that signs on the stage explain; apart, so that a lab's page need not load all the others. */
export const stageTerms = [
  {
    id: 'cable-cut',
    term: 'cắt cáp',
    also: ['mất mạng', 'network partition', 'đứt kết nối'],
    text: 'Mạng giữa chương trình và broker bị cắt trong khi cả hai vẫn chạy. Thứ đã gửi mà chưa tới thì mất, và không bên nào được báo ngay.',
    lesson: 'broker/delivery-guarantees',
  },
  {
    id: 'freeze',
    term: 'đóng băng',
    also: ['SIGSTOP', 'freeze'],
    text: 'Bắt một tiến trình đứng yên bằng tín hiệu SIGSTOP. Nó không làm gì nữa nhưng chưa chết: kết nối còn mở, message nó giữ vẫn trong tay nó. Rã băng (SIGCONT) thì nó làm tiếp từ chỗ đã dừng.',
    lesson: 'rabbitmq/work-queue',
  },
  {
    id: 'thaw',
    term: 'rã băng',
    also: ['SIGCONT', 'thaw'],
    text: 'Cho một tiến trình đang đóng băng chạy tiếp bằng tín hiệu SIGCONT. Nó làm tiếp từ đúng chỗ đã dừng và không biết mình vừa đứng yên.',
    lesson: 'rabbitmq/work-queue',
  },
  {
    id: 'queue-depth',
    term: 'độ sâu queue',
    also: ['queue depth', 'backlog', 'tồn đọng'],
    text: 'Số message đang chờ trong queue. Trên sân ga nó là vạch ngang trong queue: đầy một phần ba là khoảng 10 message, hai phần ba là khoảng 100, đầy hẳn là từ 1.000 trở lên.',
    lesson: 'broker/message-queue',
  },
  {
    id: 'kill',
    term: 'kill -9',
    also: ['SIGKILL', 'kill'],
    text: 'Hệ điều hành dẹp tiến trình ngay bằng tín hiệu SIGKILL. Chương trình không kịp làm gì thêm, kể cả ack; hệ điều hành đóng kết nối thay nó.',
    lesson: 'rabbitmq/work-queue',
  },
  {
    id: 'operator',
    term: 'người trực',
    also: ['operator', 'on-call', 'trực ca'],
    text: 'Người theo dõi hệ thống trong ca của mình và xử lý bằng tay khi cần: đọc các message bị kẹt, gửi lại hoặc bỏ đi. Trên sân ga, một chương trình làm thay người đó.',
    lesson: 'rabbitmq/retry-replay',
  },
  {
    id: 'leave',
    term: 'rời đi',
    also: ['SIGTERM', 'graceful shutdown', 'tắt êm'],
    text: 'Bảo chương trình tự dừng bằng tín hiệu SIGTERM. Nó thôi nhận việc, làm nốt message đang giữ, rồi mới đóng kết nối và thoát.',
    lesson: 'rabbitmq/work-queue',
  },
  {
    id: 'session-timeout',
    term: 'session timeout',
    also: ['session.timeout.ms'],
    text: 'Khoảng im lặng dài nhất Kafka chịu được trước khi coi một member là chết. Java client mặc định 45 s, kafkajs 30 s, các lab ở đây 3 s hoặc 6 s.',
    lesson: 'kafka/consumer-groups',
  },
  {
    id: 'claim-check',
    term: 'claim check',
    also: ['phiếu gửi đồ', 'object store', 'kho tệp'],
    text: 'Tệp lớn cất vào một kho riêng, message chỉ mang mã để lấy lại nó, như phiếu gửi đồ. Broker chở cái phiếu, không chở cái vali.',
    lesson: 'kafka/failure-handling',
  },
  {
    id: 'open-transaction',
    term: 'transaction còn mở',
    also: ['transaction.timeout.ms', 'transaction timeout', 'transactionTimeout'],
    text: 'Transaction Kafka mà chương trình mở chưa kết thúc. Chương trình chết hay đứng im thì broker đợi tới hết thời hạn của transaction rồi tự huỷ; producer mới cùng transactional id thì huỷ nó sớm hơn. Java client và kafkajs mặc định 60 s, lab ở đây 10 s.',
    lesson: 'kafka/exactly-once',
  },
] as const satisfies readonly GlossaryEntry[];

export type StageTerm = (typeof stageTerms)[number]['id'];
