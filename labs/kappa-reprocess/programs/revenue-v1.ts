// Doanh thu, phiên bản 1.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=views.db node revenue-v1.ts
import { keepView } from './stream.ts';

// Lỗi: quên nhân với số lượng.
await keepView('revenue_v1', ({ price }) => price);
