// Lệnh gõ vào từng chương trình: mỗi dòng là tên lệnh rồi tới giá trị, như "bank late 2".
import { createInterface } from 'node:readline';
import { dieAt } from './faults.ts';

type Command = (...values: string[]) => void;

/** Nghe lệnh trên stdin. Chương trình nào cũng có thêm lệnh die. */
export function listenToCommands(own: Record<string, Command>) {
  const commands = new Map<string, Command>(Object.entries({ ...own, die: (...point) => dieAt(point.join(' ')) }));
  createInterface({ input: process.stdin }).on('line', (line) => {
    const [name = '', ...values] = line.trim().split(' ');
    const command = commands.get(name);
    if (command) command(...values);
    else console.error(`Không hiểu lệnh "${line}". Có: ${[...commands.keys()].join(', ')}`);
  });
}
