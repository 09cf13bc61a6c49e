import type { Design } from '../design.ts';

export const jobTable: Design = {
  id: 'job-table',
  title: 'Bảng việc trong database',
  lead: 'Bốn mươi email mỗi ngày không cần một broker. Việc được ghi cùng transaction với đơn; một vòng lặp lấy dòng cũ nhất ra làm và đánh dấu.',
  chart: `flowchart LR
  accTitle: Bảng việc trong database
  accDescr: Service order ghi đơn và việc vào cùng một database, trong một transaction. Một chương trình lấy việc cũ nhất chưa làm, gửi email, rồi đánh dấu xong hoặc hẹn lần sau.
  O[order] -- "một transaction" --> D[(orders, jobs)]
  D --> W[chương trình gửi]
  W --> M[máy chủ mail]`,
  settings: [
    {
      kind: 'table',
      name: 'jobs',
      create:
        "CREATE TABLE jobs (id INTEGER PRIMARY KEY, payload TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', tries INTEGER NOT NULL DEFAULT 0, due TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)",
      take: "UPDATE jobs SET state = 'taken', tries = tries + 1 WHERE id = (SELECT id FROM jobs WHERE state = 'waiting' AND due <= CURRENT_TIMESTAMP ORDER BY id LIMIT 1) RETURNING id",
      why: 'Một câu lấy và giữ việc cùng lúc, nên hai chương trình không lấy trùng.',
    },
  ],
  beware:
    'Chương trình chết khi đang giữ việc thì dòng ấy kẹt ở "taken": phải có hạn giữ. Khi có bên thứ hai cần đọc, hoặc bảng bị hỏi liên tục, là lúc nghĩ tới broker.',
  labs: ['outbox', 'delivery-guarantees'],
  lessons: ['hybrid/outbox-cdc', 'integration/when-to-go-async', 'broker/idempotency'],
};
