// Danh mục hàng: cả hai server trả lời từ đây, nên phần việc của chúng như nhau.
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Item {
  sku: string;
  name: string;
  price: number;
  left: number;
}

const names = ['Áo mưa', 'Bàn phím', 'Cà phê', 'Dép', 'Ấm trà', 'Ghế gỗ', 'Nón lá', 'Đèn bàn'];

/** Mỗi câu hỏi làm mất bao lâu, ms: thay cho một lần đọc database. */
let workMs = Number(process.env.WORK ?? 0);

/** Những món đầu tiên, sau khi đã làm xong phần việc của một câu hỏi. */
export async function listItems(count: number): Promise<Item[]> {
  await sleep(workMs);
  return Array.from({ length: count }, (_, i) => ({
    sku: `HANG-${1000 + i * 7}`,
    name: `${names[i % names.length]} ${i + 1}`,
    price: 40 + ((i * 37) % 460),
    left: (i * 13) % 90,
  }));
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = '0'] = line.trim().split(' ');
  if (command === 'work') workMs = Number(value);
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: work 200`);
});
