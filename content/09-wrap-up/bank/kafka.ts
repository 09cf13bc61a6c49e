import type { BankQuestion } from '../bank-question.ts';

/** Questions of the final test on Kafka. */
export const kafka: readonly BankQuestion[] = [
  {
    id: 'kafka-same-key',
    lesson: 'kafka/commit-log',
    kind: 'single',
    prompt: 'Mọi event của đơn #7 phải được xử lý đúng thứ tự, topic có sáu partition. Cách nào đủ?',
    options: [
      {
        id: 'key',
        text: 'Lấy mã đơn làm key',
        correct: true,
        why: 'Cùng key thì cùng partition, và trong partition thì đúng thứ tự.',
      },
      {
        id: 'one-group',
        text: 'Cho mọi consumer vào chung một group',
        correct: false,
        why: 'Group chia partition; event khác partition vẫn chạy song song.',
      },
      {
        id: 'timestamp',
        text: 'Ghi giờ vào mỗi event để consumer đọc theo giờ',
        correct: false,
        why: 'Consumer đọc theo offset của từng partition, không theo giờ.',
      },
    ],
    explanation: 'Thứ tự chỉ có trong một partition, và key quyết định partition.',
  },
  {
    id: 'kafka-idle-members',
    lesson: 'kafka/consumer-groups',
    kind: 'number',
    prompt: 'Topic có 4 partition. Group có 7 consumer đang chạy. Bao nhiêu consumer ngồi không?',
    answer: 3,
    tolerance: 0,
    unit: 'consumer',
    explanation: 'Mỗi partition chỉ thuộc một consumer của group: 7 − 4.',
  },
  {
    id: 'kafka-commit-before',
    lesson: 'kafka/offsets-replay',
    kind: 'single',
    prompt: 'Consumer commit offset trước khi làm, rồi chết giữa lúc làm. Điều gì xảy ra với record ấy?',
    options: [
      {
        id: 'skipped',
        text: 'Không ai làm nữa: group tiếp tục từ record sau',
        correct: true,
        why: 'Offset đã nói là xong, nên lần đọc sau bắt đầu sau nó.',
      },
      {
        id: 'twice',
        text: 'Được làm hai lần, vì việc chưa xong',
        correct: false,
        why: 'Làm hai lần là chuyện của commit sau khi làm.',
      },
      {
        id: 'blocked',
        text: 'Partition dừng lại tới khi consumer ấy trở lại',
        correct: false,
        why: 'Partition được giao cho thành viên khác.',
      },
    ],
    explanation: 'Commit trước là at-most-once, commit sau là at-least-once.',
  },
  {
    id: 'kafka-tombstone',
    lesson: 'kafka/retention-compaction',
    kind: 'single',
    prompt: 'Topic nén giữ trạng thái sản phẩm. Xoá hẳn một sản phẩm khỏi mọi bản chép thì ghi gì?',
    options: [
      {
        id: 'null',
        text: 'Một record có key ấy và value là null',
        correct: true,
        why: 'Đó là tombstone: bản chép thấy nó và xoá theo.',
      },
      {
        id: 'nothing',
        text: 'Không ghi nữa, nén sẽ tự bỏ key cũ',
        correct: false,
        why: 'Nén giữ bản mới nhất của key, tức là giữ mãi.',
      },
      {
        id: 'flag',
        text: 'Bắt buộc một record có trường `deleted`',
        correct: false,
        why: 'Bản chép hiểu được nếu bạn viết thế, nhưng record ấy nằm lại mãi.',
      },
    ],
    explanation: 'Không có tombstone thì nén không có gì để nói là key đã hết.',
  },
];
