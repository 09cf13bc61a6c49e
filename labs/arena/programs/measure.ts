// Một lượt đo: gửi theo lịch, không theo sức của bên kia (open loop).
import { setTimeout as sleep } from 'node:timers/promises';
import { now, pack, readHead } from './parcel.ts';
import { arrived, begin, histogramOf, latenciesOf } from './tally.ts';
import type { Choice, Receiver, Way } from './ways.ts';

export interface Plan extends Choice {
  /** Gói mỗi giây. */
  rate: number;
  /** Byte mỗi gói. */
  size: number;
  seconds: number;
}

export type Open = (heard: { onReply: (parcel: Uint8Array) => void; onFailure: (error: unknown) => void }) => Way;

/** Còn trên đường nhiều hơn chừng này byte thì thôi gửi: bên kia không theo kịp, và bộ nhớ của máy có hạn. */
const mostUnderWayBytes = 32_000_000;
/** Cứ chừng này ms lại hỏi bên nhận đã có bao nhiêu gói. */
const pollMs = 50;
/** Gom những gói tới hạn trong chừng này ms; không gom thì cứ 1 ms xem lịch một lần, từng gói một. */
const gatherMs = 10;
/** Sau khi thôi gửi, bao lâu không có gói nào tới thêm thì không chờ nữa. */
const patienceMs = 1_500;

// Không bao giờ nhỏ hơn lượt của lần chạy trước: bên nhận bỏ gói của lượt cũ.
let phase = 2 * Math.floor(now() / 1000);

/** Đo một lượt. `measured` là không khi chỉ làm nóng. */
export async function measure(open: Open, receivers: readonly Receiver[], plan: Plan, measured = true) {
  phase += (phase % 2 === 1) === measured ? 2 : 1;
  const own = phase;
  begin(own);
  const wantsReply = plan.mode === 'reply';
  let failures = 0;
  const way = open({
    onReply(parcel) {
      const head = readHead(parcel);
      arrived(head.phase, head.due);
    },
    onFailure() {
      failures += 1;
    },
  });
  const collect = (latencies: boolean) =>
    Promise.all(receivers.map((receiver) => receiver.collect({ phase: own, latencies })));
  /** Bao nhiêu gói đã xong: bên nhận đếm, hoặc bên hỏi đếm câu trả lời. */
  const count = async () =>
    wantsReply
      ? latenciesOf(own).length
      : (await collect(false)).reduce((sum, { count: received }) => sum + received, 0);

  const before = { own: process.cpuUsage(), receivers: await collect(false) };
  const planned = Math.round(plan.rate * plan.seconds);
  const start = now();
  const dueOf = (index: number) => start + (index * 1000) / plan.rate;
  const lateness: number[] = [];
  let sent = 0;
  let done = 0;
  let isAsking = false;
  const poll = setInterval(async () => {
    if (isAsking) return;
    isAsking = true;
    done = Math.max(done, await count().catch(() => done));
    isAsking = false;
  }, pollMs);
  /** Hơn một phần tư giây hàng còn trên đường, mà không phải chỉ dăm trăm gói: bên kia không theo kịp. */
  const most = Math.min(way.most, Math.max(500, plan.rate / 4));
  const isOverwhelmed = () => sent - done > most || (sent - done) * plan.size > mostUnderWayBytes;

  /** Gửi mọi gói đã tới hạn. Chậm thì gửi bù ngay, và độ trễ vẫn tính từ giờ hẹn: hàng chờ không giấu được. */
  const sendDue = () => {
    const at = now();
    const due: Buffer[] = [];
    while (sent < planned && dueOf(sent) <= at && !isOverwhelmed()) {
      lateness.push(at - dueOf(sent));
      const parcel = pack({ due: dueOf(sent), phase: own, wantsReply }, plan.size);
      if (plan.batch === 'on') due.push(parcel);
      else way.send([parcel]);
      sent += 1;
    }
    if (due.length > 0) way.send(due);
  };
  while (sent < planned) {
    sendDue();
    // Con số đã hỏi có thể cũ: hỏi lại rồi mới thôi gửi.
    if (isOverwhelmed()) done = await count();
    if (isOverwhelmed()) break;
    await sleep(plan.batch === 'on' ? gatherMs : 1);
  }
  clearInterval(poll);
  const backlog = sent - (await count());
  await drained(count, sent);
  const tookMs = now() - start;

  const after = await collect(measured);
  const { user, system } = process.cpuUsage(before.own);
  way.close();
  const latencies = wantsReply ? latenciesOf(own) : after.flatMap((one) => one.latencies);
  const late = histogramOf(lateness);
  return {
    phase: own,
    planned,
    sent,
    arrived: latencies.length,
    failures,
    backlog,
    // Giữ được: đã gửi đủ, đúng lịch, và lúc thôi gửi chỉ còn không quá 0,2 giây hàng trên đường.
    held: sent === planned && late.max < 250 && backlog <= Math.max(10, plan.rate / 5) ? 1 : 0,
    throughput: latencies.length / (tookMs / 1000),
    late: late.p99,
    ...histogramOf(latencies),
    senderCpu: (user + system) / 10 / tookMs,
    receiverCpu:
      (after.reduce((sum, { cpuMs }, i) => sum + cpuMs - (before.receivers[i]?.cpuMs ?? 0), 0) / tookMs) * 100,
  };
}

/** Chờ tới khi mọi gói đã tới nơi, hoặc chẳng còn gói nào tới nữa. */
async function drained(count: () => Promise<number>, sent: number) {
  let seen = -1;
  let since = now();
  for (;;) {
    const got = await count();
    if (got >= sent) return;
    if (got > seen) since = now();
    seen = got;
    if (now() - since > patienceMs) return;
    await sleep(50);
  }
}
