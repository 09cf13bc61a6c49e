// Sổ của một lượt đo: độ trễ của từng gói, và một giây bốn dòng tóm tắt.
import { createHistogram } from 'node:perf_hooks';
import { now } from './parcel.ts';

/** Histogram của Node (HdrHistogram) đếm số nguyên, nên ghi bằng µs; ba chữ số có nghĩa. */
export function histogramOf(latencies: Iterable<number>) {
  const histogram = createHistogram({ lowest: 1, highest: 600_000_000, figures: 3 });
  for (const ms of latencies) histogram.record(Math.max(1, Math.round(ms * 1000)));
  const at = (percent: number) => histogram.percentile(percent) / 1000;
  return {
    p50: at(50),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    p999: at(99.9),
    max: histogram.count > 0 ? histogram.max / 1000 : 0,
  };
}

/** Lượt lẻ được đo; lượt chẵn chỉ để làm nóng. */
export const isMeasured = (phase: number) => phase % 2 === 1;

let phase = 0;
let latencies: number[] = [];
/** Giờ hẹn của gói đầu và gói cuối trong lịch mà sổ này đã thấy. */
let dues = { first: 0, last: 0 };
let told = 0;

/** Ghi một gói tới nơi; gói của lượt trước tới muộn thì thôi. */
export function arrived(parcelPhase: number, due: number) {
  if (parcelPhase < phase) return;
  if (parcelPhase > phase) begin(parcelPhase);
  if (latencies.length === 0) dues = { first: due, last: due };
  if (due > dues.last) dues.last = due;
  latencies.push(now() - due);
}

export function begin(next: number) {
  phase = next;
  latencies = [];
  told = 0;
}

export const latenciesOf = (asked: number): readonly number[] => (asked === phase ? latencies : []);

const everyMs = 250;

// Khoảng vừa rồi thế nào, và đã tới giây thứ mấy của lịch. Cả cuộc đo chỉ có bấy nhiêu lời.
setInterval(() => {
  const fresh = latencies.slice(told);
  told = latencies.length;
  if (fresh.length === 0 || !isMeasured(phase)) return;
  const { p50, p99, max } = histogramOf(fresh);
  performance.measure('interval', {
    start: performance.now() - everyMs,
    detail: { phase, at: (dues.last - dues.first) / 1000, count: fresh.length, p50, p99, max },
  });
  performance.clearMeasures();
}, everyMs).unref();
