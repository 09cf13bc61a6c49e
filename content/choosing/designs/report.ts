import { type Design, deadLetters } from '../design.ts';

export const report: Design = {
  id: 'report',
  title: 'Nhận việc ngay, làm sau: báo cáo hai phút',
  lead: 'Trang gửi yêu cầu và nhận 202 kèm địa chỉ để hỏi. Yêu cầu nằm trong queue; worker nào chết giữa chừng thì worker khác làm lại từ đầu.',
  chart: `flowchart LR
  accTitle: Nhận việc ngay, làm sau
  accDescr: Trang gửi POST reports tới service báo cáo, nhận 202 và một địa chỉ trạng thái. Service gửi việc vào queue reports. Worker vẽ PDF, ghi tệp và đổi trạng thái. Trang hỏi địa chỉ trạng thái tới khi xong hoặc hỏng.
  B[trang] -- "POST, nhận 202" --> R[service báo cáo]
  R --> Q[(reports)]
  Q --> W[worker vẽ PDF]
  W --> S[(trạng thái, tệp)]
  B -- "hỏi trạng thái" --> S`,
  settings: [
    {
      kind: 'call',
      over: 'http',
      name: 'POST /reports',
      deadlineMs: 1000,
      why: 'Chỉ nhận việc, nên trả lời trong một giây.',
    },
    {
      kind: 'queue',
      name: 'reports',
      arguments: {
        'x-queue-type': 'quorum',
        'x-delivery-limit': 3,
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': 'reports.dead',
      },
      why: 'Báo cáo làm worker chết ba lần thì thôi, và có chỗ nằm lại.',
    },
    deadLetters('reports', 'Báo cáo ở đây phải đổi trạng thái thành "hỏng", kẻo vòng xoay quay mãi.'),
  ],
  trials: [{ exchange: '', key: 'reports', arrives: ['reports'] }],
  beware: 'Ack sau khi tệp đã ghi xong. Trạng thái phải có cả "hỏng". Bấm hai lần thì trả lại việc cũ.',
  labs: ['rabbitmq-work-queue', 'delivery-guarantees'],
  lessons: ['integration/when-to-go-async', 'rabbitmq/work-queue'],
};
