// Doanh thu, phiên bản 2: cùng dòng sự kiện, view khác.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=views.db node revenue-v2.ts
import { keepView } from './stream.ts';

await keepView('revenue_v2', ({ price, quantity }) => price * quantity);
