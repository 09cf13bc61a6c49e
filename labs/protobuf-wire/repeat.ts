import type { Picture } from '#model/picture.ts';
import { numbers } from './contract.ts';
import { fieldsOn, integerIn, orderIn, textIn } from './orders.ts';

/** What "again" makes the shop send: the last order by the fields that the lab's questions are about; before it, the shop's own. */
export const likeTheLast = (picture: Pick<Picture, 'streams'>): string => {
  const on = fieldsOn(orderIn(picture)?.protobuf.call.out);
  if (on.size === 0) return 'quantity 2 · points 50';
  const voucher = on.get(numbers.voucher);
  const named = [`quantity ${integerIn(on.get(numbers.quantity))}`, `points ${integerIn(on.get(numbers.points))}`];
  return [...named, ...(voucher ? [`voucher ${textIn(voucher)}`] : [])].join(' · ');
};
