// Nhân viên sửa thẳng trong database, không qua service đơn hàng: khách gọi điện báo nhầm địa chỉ.
// Chạy riêng:  DB=order.db node staff.ts   rồi gõ:  edit
import { createInterface } from 'node:readline';
import { db } from './database.ts';

const newest = db.prepare('SELECT id, address FROM orders ORDER BY rowid DESC LIMIT 1');
const update = db.prepare('UPDATE orders SET address = ? WHERE id = ?');
const [right, other] = ['9 Lê Lợi', '41 Trần Phú'];

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.trim() !== 'edit') {
    console.error(`Không hiểu lệnh "${line}". Có một lệnh: edit`);
    return;
  }
  const order = newest.get();
  if (!order) {
    console.error('Chưa có đơn nào để sửa');
    return;
  }
  const id = String(order.id);
  const address = order.address === right ? other : right;
  update.run(address, id);
  console.log(`Đơn #${id}: địa chỉ mới là ${address}`);
});

process.once('SIGTERM', () => process.exit(0));
console.log('Nhân viên đã mở database');
