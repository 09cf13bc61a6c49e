import type { Design } from '../design.ts';

export const serviceCall: Design = {
  id: 'service-call',
  title: 'Gọi thẳng, có deadline',
  lead: 'Order hỏi kho và chờ. Hết 300 ms mà chưa có câu trả lời thì order thôi chờ và nói với khách, thay vì để khách nhìn vòng xoay.',
  chart: `flowchart LR
  accTitle: Gọi thẳng, có deadline
  accDescr: Order gọi kho bằng gRPC với deadline 300 ms và chờ câu trả lời. Hết giờ thì order tự trả lỗi cho khách.
  K[khách] --> O[order]
  O -- "gRPC, 300 ms" --> S[kho]
  S -- "còn, hết" --> O`,
  settings: [
    {
      kind: 'call',
      over: 'grpc',
      name: 'stock.GetStock',
      deadlineMs: 300,
      why: 'Ngắn hơn lúc khách bắt đầu sốt ruột, và dài hơn hẳn một câu trả lời bình thường của kho.',
    },
  ],
  beware:
    'Hết giờ không có nghĩa là chưa làm. Lời gọi có ghi thì phải lũy đẳng, rồi mới được gọi lại. Và cả hai bên phải cùng sống.',
  labs: ['grpc-deadlines-errors', 'resilience', 'sync-vs-async'],
  lessons: ['grpc/deadlines-errors', 'hybrid/resilience', 'integration/sync-and-async'],
};
