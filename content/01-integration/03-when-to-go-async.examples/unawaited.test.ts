import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

/** What the program has printed by its end, where `onReply` is done once the customer has been answered. */
async function printed(onReply: (shop: ReturnType<typeof spawn>) => void): Promise<string[]> {
  const shop = spawn(process.execPath, [path.join(import.meta.dirname, 'unawaited.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: shop.stdout }).on('line', (line) => {
    lines.push(line);
    if (line.startsWith('đã trả lời')) onReply(shop);
  });
  shop.stdin.write('42\n');
  await once(shop, 'close');
  return lines;
}

test('an e-mail that nobody waits for is sent where the program lives on, and is lost where it is stopped', async () => {
  const answered = 'đã trả lời khách: nhận đơn 42';
  expect(await printed((shop) => shop.stdin?.end())).toEqual([answered, 'email của đơn 42 đã gửi']);
  expect(await printed((shop) => shop.kill('SIGTERM'))).toEqual([answered]);
});
