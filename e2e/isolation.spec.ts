import type { APIResponse } from '@playwright/test';
import { io } from 'socket.io-client';
import type { JoinReply } from '#model/socket.ts';
import { labPage, logOf, sandboxOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'rabbitmq-work-queue';
test.use({ viewport: wide });

/** A refusal has the status, a code for programs and a sentence that somebody can read. */
const expectRefusal = async (response: APIResponse, status: number, code: string): Promise<void> => {
  expect(response.status(), await response.text()).toBe(status);
  const body: { code: string; sentence: string } = await response.json();
  expect(body.code).toBe(code);
  expect(body.sentence).toMatch(/\p{L}.*[ạ-ỹ].*\.$/iu);
};

test('a sandbox is its owner’s alone', async ({ page, newLearner, baseURL }) => {
  const lab = labPage(page, slug);
  await lab.start();
  const sandbox = await sandboxOf(page.request, slug);
  await lab.press('Gửi 1 đơn hàng');

  const other = await newLearner();
  const theirs = labPage(await other.newPage(), slug);
  await theirs.start();
  expect(await sandboxOf(other.request, slug)).not.toBe(sandbox);
  await theirs.press('Gửi 1 đơn hàng');
  await expect.poll(async () => (await logOf(other.request, slug)).some((e) => e.type === 'message.acked')).toBe(true);

  const path = `/api/sandboxes/${sandbox}`;
  const nobody = await newLearner();
  for (const { request } of [other, nobody]) {
    await expectRefusal(await request.get(`${path}/log`), 404, 'sandbox-not-found');
    await expectRefusal(await request.post(`${path}/actions`, { data: { action: 'send' } }), 404, 'sandbox-not-found');
    const prediction = { prediction: 'after-kill', option: 'lost' };
    await expectRefusal(await request.post(`${path}/predictions`, { data: prediction }), 404, 'sandbox-not-found');
    await expectRefusal(await request.post(`${path}/reset`), 404, 'sandbox-not-found');
    await expectRefusal(await request.post(`${path}/extend`), 404, 'sandbox-not-found');
    await expectRefusal(await request.delete(path), 404, 'sandbox-not-found');
  }

  const cookies = await other.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect(cookies.every(({ httpOnly }) => httpOnly)).toBe(true);
  const socket = io(baseURL ?? '', { transports: ['websocket'], extraHeaders: { cookie } });
  try {
    const reply: JoinReply = await socket.timeout(5_000).emitWithAck('join', { sandboxId: sandbox });
    expect(reply).toMatchObject({ ok: false, error: { code: 'sandbox-not-found' } });
  } finally {
    socket.disconnect();
  }

  const published = (await logOf(page.request, slug)).filter((event) => event.type === 'message.published');
  expect(published).toHaveLength(1);
});

test('what is wrong with a request is said in one sentence', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.start();
  const { request } = page;
  const actions = `/api/sandboxes/${await sandboxOf(request, slug)}/actions`;
  const headers = { 'content-type': 'application/json' };
  await expectRefusal(await request.post(actions, { headers, data: Buffer.from('{"action":') }), 400, 'bad-request');
  await expectRefusal(await request.post(actions, { data: { action: 7 } }), 400, 'bad-request');
  const large = Buffer.alloc(10 * 1024 * 1024, 'a');
  await expectRefusal(await request.post(actions, { headers, data: large }), 413, 'body-too-large');
  await expectRefusal(await request.post(actions, { data: { action: 'explode' } }), 404, 'unknown-action');
  await expectRefusal(await request.post(actions, { data: { action: 'rate', value: 1e9 } }), 400, 'bad-value');
  await expectRefusal(await request.post('/api/sandboxes', { data: { lab: '../../etc' } }), 404, 'lab-not-found');
  const foreign = { origin: 'https://example.com' };
  await expectRefusal(
    await request.post(actions, { headers: foreign, data: { action: 'send' } }),
    403,
    'foreign-origin',
  );
  expect((await logOf(request, slug)).some((event) => event.type === 'message.published')).toBe(false);
});

test('a double click opens one sandbox', async ({ page }) => {
  const lab = labPage(page, slug);
  await lab.open();
  const opened: string[] = [];
  page.on('response', async (response) => {
    if (response.request().method() !== 'POST' || !response.url().endsWith('/api/sandboxes')) return;
    opened.push((await response.json()).sandboxId);
  });
  await lab.startButton.dblclick();
  await expect(lab.badge).toHaveText('TRỰC TIẾP');
  await expect.poll(() => new Set(opened).size).toBe(1);

  const answers = await Promise.all([1, 2, 3].map(() => page.request.post('/api/sandboxes', { data: { lab: slug } })));
  const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).sandboxId));
  expect(new Set([...opened, ...ids]).size).toBe(1);
});
