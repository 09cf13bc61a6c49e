import type { APIRequestContext } from '@playwright/test';
import { rabbitmqPid } from './support/broker-process.ts';
import { labPage, logOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: wide });

test('RabbitMQ is killed: its lab says so, Kafka goes on, and it comes back', { tag: '@alone' }, async ({
  page,
  context,
}) => {
  const pid = rabbitmqPid();
  test.skip(pid === undefined, 'the broker is not the server’s own');
  test.setTimeout(120_000);
  const queue = labPage(page, 'rabbitmq-work-queue');
  await queue.start();
  await expect(queue.card('worker-1')).toContainText('rảnh, đang chờ');
  await queue.press('Gửi 1 đơn hàng');
  const groups = labPage(await context.newPage(), 'kafka-consumer-groups');
  await groups.start();
  await page.bringToFront();

  if (pid) process.kill(pid, 'SIGKILL');
  const notice = page.getByText('RabbitMQ vừa dừng, trạm đang bật lại.');
  await expect(notice).toBeVisible({ timeout: 5_000 });
  await groups.page.bringToFront();
  await expect(groups.page.getByText('RabbitMQ vừa dừng')).toHaveCount(0);
  await expect(groups.badge).toHaveText('TRỰC TIẾP');

  await page.bringToFront();
  await expect(notice).toBeHidden({ timeout: 40_000 });
  await expect(queue.card('worker-1')).toContainText('rảnh, đang chờ', { timeout: 20_000 });
  await queue.press('Gửi 1 đơn hàng');
  // The order is in a worker's hands for a second only: what became of it stays in the log.
  await expect.poll(() => ackedSinceReturn(page.request)).toBe(true);
  await queue.openTab('Nhật ký');
  await page.getByRole('searchbox', { name: 'Lọc nhật ký' }).fill('broker rabbitmq');
  await expect(page.getByText('Broker RabbitMQ đã trở lại')).toBeVisible();
});

/** Whether an order that was sent after the broker came back has been confirmed: one sent before may be, once more. */
const ackedSinceReturn = async (request: APIRequestContext): Promise<boolean> => {
  const events = await logOf(request, 'rabbitmq-work-queue');
  const returned = events.find(({ type }) => type === 'broker.returned');
  if (!returned) return false;
  const sent = events.filter((event) => event.type === 'message.published').find(({ seq }) => seq > returned.seq);
  return events.some((event) => event.type === 'message.acked' && event.message === sent?.message);
};
