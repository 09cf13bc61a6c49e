// Service payment: thu tiền và hoàn tiền theo mã đơn. Ngân hàng phía sau hôm nay có thể từ chối, hay trả lời muộn.
// Chạy riêng:  PORT=50054 DB=payment.db node payment.ts
// rồi gõ:  bank decline | bank late 2 | bank ok | late 5000 | work 300 | die charge after
import { setTimeout as sleep } from 'node:timers/promises';
import { Code, ConnectError } from '@connectrpc/connect';
import { PaymentService } from '#proto/shop/v2/payment_pb.ts';
import { listenToCommands } from './commands.ts';
import { here } from './faults.ts';
import { charge, refund } from './money.ts';
import { onLeave, serve } from './serve.ts';

/** ok; decline: từ chối; down: báo lỗi, chưa thu; late: thu ngay mà trả lời muộn. */
let bank = process.env.BANK ?? 'ok';
/** Ngân hàng như thế trong bao nhiêu lần thu nữa. */
let times = Number.POSITIVE_INFINITY;
let lateMs = Number(process.env.LATE_MS ?? 5000);
let workMs = Number(process.env.WORK_MS ?? 0);

/** Hôm nay ngân hàng thế nào với lần thu này. */
function moodNow() {
  const mood = times > 0 ? bank : 'ok';
  times -= 1;
  return mood;
}

const door = serve(50054, (router) => {
  router.service(PaymentService, {
    async charge({ orderId, userId, amount }, { signal }) {
      here('charge before');
      await sleep(workMs, undefined, { signal });
      const mood = moodNow();
      if (mood === 'down') throw new ConnectError('ngân hàng không trả lời', Code.Unavailable);
      const outcome = charge({ orderId, userId, amount, isDeclined: mood === 'decline' });
      console.log(`Đơn #${orderId}: ${outcome.said}`);
      here('charge after');
      // Tiền đã thu rồi. Người gọi hết hạn chờ thì không biết điều đó.
      if (mood === 'late') await sleep(lateMs);
      if ('code' in outcome) throw new ConnectError(outcome.said, outcome.code);
      return { paymentId: outcome.paymentId };
    },

    async refund({ orderId }, { signal }) {
      here('refund before');
      await sleep(workMs, undefined, { signal });
      const amount = refund(orderId);
      console.log(`Đơn #${orderId}: hoàn ${amount} đồng`);
      here('refund after');
      return { amount };
    },
  });
});

listenToCommands({
  bank: (mood = 'ok', count) => {
    bank = mood;
    times = count === undefined ? Number.POSITIVE_INFINITY : Number(count);
    console.log(`Ngân hàng: ${mood}${count === undefined ? '' : `, ${count} lần`}`);
  },
  late: (ms = '5000') => {
    lateMs = Number(ms);
  },
  work: (ms = '0') => {
    workMs = Number(ms);
  },
});

onLeave(() => door.close());
