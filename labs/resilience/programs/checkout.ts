// Quầy thanh toán: gọi payment để thu tiền, gọi bảng giá để hỏi giá.
// Chạy riêng:  PAYMENT_URL=http://127.0.0.1:50052 CATALOG_URL=http://127.0.0.1:50053 node checkout.ts
// Các lệnh gõ được: pay 1 | pay 12 | price | retry jitter | limit budget | breaker on | bulkhead on | key on
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CallOptions, createClient } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { noop } from 'cockatiel';
import { CardService, PriceService } from '#proto/shop/v1/till_pb.ts';
import { breakerPolicy, failureOf, limits, openMs, paymentBulkhead, pool, retryPolicy } from './policies.ts';

const paymentUrl = process.env.PAYMENT_URL ?? 'http://127.0.0.1:50052';
const catalogUrl = process.env.CATALOG_URL ?? 'http://127.0.0.1:50053';
const prefix = process.env.ID_PREFIX ?? '';

const toPayment = new Http2SessionManager(paymentUrl);
const toCatalog = new Http2SessionManager(catalogUrl);
const cards = createClient(CardService, createGrpcTransport({ baseUrl: paymentUrl, sessionManager: toPayment }));
const prices = createClient(PriceService, createGrpcTransport({ baseUrl: catalogUrl, sessionManager: toCatalog }));

let retries = retryPolicy(process.env.RETRY ?? 'none');
let limit = limits(process.env.LIMIT ?? 'none');
let bulkhead = process.env.BULKHEAD === 'on' ? paymentBulkhead() : noop;
let breaker = process.env.BREAKER === 'on' ? watchedBreaker() : noop;
let hasKey = process.env.KEY === 'on';

/** Trạng thái cầu dao và thời gian nó ở trạng thái trước đó, cho ai theo dõi quầy này. */
const breakerWords = { closed: 'đóng', open: 'mở', ready: 'đã mở đủ lâu', 'half-open': 'nửa mở' };
type BreakerState = keyof typeof breakerWords;
let [breakerState, since]: [BreakerState, number] = ['closed', performance.now()];
function breakerIs(state: BreakerState) {
  console.log(`Cầu dao ${breakerWords[state]}`);
  performance.measure('breaker', { start: since, detail: { breaker: state } });
  performance.clearMeasures();
  [breakerState, since] = [state, performance.now()];
}

function watchedBreaker() {
  const policy = breakerPolicy();
  let waiting: NodeJS.Timeout;
  // Cuộc gọi dở có thể còn cầm một cầu dao đã bị thay. Trạng thái của cái cũ không ai cần nữa.
  const say = (state: BreakerState) => breaker === policy && breakerIs(state);
  policy.onBreak(() => {
    say('open');
    // Thư viện không có hẹn giờ: quá 5 giây thì cuộc gọi kế tiếp mới làm nó đổi trạng thái.
    clearTimeout(waiting);
    waiting = setTimeout(() => say('ready'), openMs + 20);
  });
  policy.onHalfOpen(() => say('half-open'));
  policy.onReset(() => say('closed'));
  return policy;
}

/** Từ ngoài vào trong: ngân sách của cả đơn, thử lại, cầu dao, rồi mới tới lời gọi. */
function chargeCard(order: string, count: () => void) {
  const began = performance.now();
  const wanted = { orderId: order, amount: 120_000, idempotencyKey: hasKey ? `thu-${order}` : '' };
  return limit.budget.execute(({ signal }) =>
    retries.execute(({ signal }) => {
      signal.throwIfAborted(); // khách đã có câu trả lời trong lúc ta nghỉ
      return breaker.execute(() => {
        count();
        const left = Math.ceil(limit.all - (performance.now() - began));
        return cards.chargeCard(wanted, callOptions(order, signal, Math.min(limit.perTry, left)));
      }, signal);
    }, signal),
  );
}

function callOptions(subject: string, signal?: AbortSignal, timeoutMs = Number.POSITIVE_INFINITY): CallOptions {
  return {
    headers: { 'ce-subject': subject },
    ...(signal && { signal }),
    ...(timeoutMs < Number.POSITIVE_INFINITY && { timeoutMs: Math.max(1, timeoutMs) }), // 0 là không có hạn
  };
}

/** Một khách trả tiền. Khách chờ từ đây, kể cả khi quầy hết chỗ. */
async function pay(order: string, of: number) {
  const start = performance.now();
  let tries = 0;
  const count = () => {
    tries += 1;
  };
  const { outcome, said } = await pool
    .execute(() => bulkhead.execute(() => chargeCard(order, count)))
    .then(({ charge }) => ({ outcome: 'paid', said: `trả được, lần thu số ${charge}` }), failureOf);
  const detail = { order, of, outcome, tries, breaker: breakerState };
  const { duration } = performance.measure('pay', { start, detail });
  performance.clearMeasures();
  console.log(`Đơn #${order}: ${said}, sau ${Math.round(duration)} ms, ${tries} lần gọi`);
}

/** Một khách chỉ hỏi giá. Nó không cần payment, nhưng cũng cần một chỗ trong quầy. */
async function price(order: string) {
  const start = performance.now();
  const { price } = await pool.execute(() => prices.getPrice({ sku: 'AO-MUA' }, callOptions(order)));
  const { duration } = performance.measure('price', { start, detail: { order, breaker: breakerState } });
  performance.clearMeasures();
  console.log(`Hỏi giá #${order}: ${price} đồng, sau ${Math.round(duration)} ms`);
}

let count = 0;
const next = () => {
  count += 1;
  return `${prefix}${count}`;
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'pay') {
    const [group, of] = [next(), Number(value)];
    for (let one = 1; one <= of; one += 1) void pay(`${group}-${one}`, of);
  } else if (command === 'price') price(next()).catch((error) => console.error(`Hỏi giá: ${error.message}`));
  else if (command === 'retry') retries = retryPolicy(value);
  else if (command === 'limit') limit = limits(value);
  else if (command === 'bulkhead') bulkhead = value === 'on' ? paymentBulkhead() : noop;
  else if (command === 'key') hasKey = value === 'on';
  else if (command === 'breaker') {
    breaker = value === 'on' ? watchedBreaker() : noop;
    breakerIs('closed');
  } else
    console.error(
      `Không hiểu "${line}". Có: pay 12, price, retry jitter, limit budget, breaker on, bulkhead on, key on`,
    );
});

process.once('SIGTERM', () => {
  toPayment.abort();
  toCatalog.abort();
  process.exit(0);
});

// Nối sẵn. Server lên sau quầy thì thử lại tới khi nối được.
while ((await toPayment.connect()) === 'error') await sleep(200);
while ((await toCatalog.connect()) === 'error') await sleep(200);
console.log(`Đã nối với payment ở ${paymentUrl} và bảng giá ở ${catalogUrl}`);
