// The learner's own browser calls a program of its sandbox: with Chromium's fetch, through the site.
import type { Page } from '@playwright/test';
import type { LabEvent } from '#model/events.ts';
import { labPage, logOf, sandboxOf, wide } from './support/lab-page.ts';
import { expect, test } from './support/test.ts';

const slug = 'grpc-in-browser';
test.use({ viewport: wide });

const ofType = <Type extends LabEvent['type']>(events: readonly LabEvent[], type: Type) =>
  events.filter((event): event is Extract<LabEvent, { type: Type }> => event.type === type);

const startedLab = async (page: Page) => {
  const lab = labPage(page, slug);
  await lab.start();
  return lab;
};

test('every objective by what this browser itself calls, in all three protocols', async ({ page, expected }) => {
  // Chromium writes every answer of 404 into its console: that is what Connect says of an item that is not there.
  expected.push(/status of 404/);
  const lab = await startedLab(page);
  const browser = lab.stage.getByRole('region', { name: 'Trình duyệt', exact: true });
  const reported = async (count: number): Promise<void> => {
    await expect.poll(async () => ofType(await logOf(page.request, slug), 'web.reported').length).toBe(count);
  };
  const choose = async (kind: string, protocol: string): Promise<void> => {
    for (const name of [kind, protocol]) {
      await lab.press(name);
      await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true');
    }
  };
  const answer = async (option: string): Promise<void> => {
    await page.locator('[data-question]').getByRole('button', { name: option }).click();
    await expect(page.getByText('Đã ghi dự đoán.')).toBeVisible();
  };

  await lab.press('Gọi');
  await reported(1);
  await expect(browser).toContainText('AO-MUA còn 9');
  await expect(browser).toContainText('Chrome/');
  await expect(lab.stage).toContainText('grpc-status: 0');
  await answer('gRPC-Web, vì nó còn chở thứ khác');
  await choose('hỏi tồn kho', 'Connect JSON');
  await lab.press('Gọi');
  await reported(2);
  await expect(lab.stage).toContainText('{"sku":"AO-MUA","left":9}');
  await choose('hỏi tồn kho', 'Connect nhị phân');
  await lab.press('Gọi');
  await reported(3);

  await choose('theo dõi tồn kho', 'gRPC-Web');
  await lab.press('Gọi');
  await reported(4);
  await expect(browser).toContainText('4 thay đổi, còn 20');

  await answer('200');
  await choose('hỏi món không có', 'Connect JSON');
  await lab.press('Gọi');
  await reported(5);
  await expect(lab.stage).toContainText('HTTP 404');
  await choose('hỏi món không có', 'gRPC-Web');
  await lab.press('Gọi');
  await reported(6);
  await expect(lab.stage).toContainText('HTTP 200');

  await answer('Chưa byte nào đi thì đã có lỗi');
  await choose('gửi từng kiện', 'gRPC-Web');
  await lab.press('Gọi');
  await reported(7);
  await expect(browser).toContainText('The fetch API does not support streaming request bodies');
  await choose('nhờ cổng gửi kiện', 'gRPC-Web');
  await lab.press('Gọi');
  await reported(8);
  await expect(browser).toContainText('kho nhận 4 kiện, 55 món');
  await expect(page.getByRole('tabpanel', { name: 'Nhiệm vụ' }).getByText('Đã đạt')).toHaveCount(6);

  const events = await logOf(page.request, slug);
  expect(ofType(events, 'prediction.settled').map(({ actual }) => actual)).toEqual(['grpc-web', 'ok', 'browser']);
  expect(ofType(events, 'web.reported').every(({ origin, agent }) => origin === 'client' && /Chrome/.test(agent))).toBe(
    true,
  );
  // Messages of the stream passed as they came, half a second apart, and were not held back until there were more.
  const watched = ofType(events, 'web.requested').find(({ kind }) => kind === 'server-streaming');
  const came = ofType(events, 'web.message').filter(
    ({ exchange, direction }) => exchange === watched?.exchange && direction === 'back',
  );
  expect((came[3]?.at ?? 0) - (came[0]?.at ?? 0)).toBeGreaterThan(1_200);
});

test('a call is carried for its owner alone, from our own pages, and nothing else of the request goes along', async ({
  page,
  newLearner,
  baseURL,
}) => {
  const lab = await startedLab(page);
  await lab.press('Gọi');
  await expect(lab.stage).toContainText('AO-MUA còn 9');
  const id = await sandboxOf(page.request, slug);
  const place = (of: string, program = 'gateway', method = 'shop.v1.StockService/GetStock') =>
    `/api/sandboxes/${of}/programs/${program}/${method}`;
  const data = { sku: 'AO-MUA' };
  const headers = { 'content-type': 'application/json', 'connect-protocol-version': '1', 'x-own': 'kept back' };

  const own = await page.request.post(place(id), { headers, data });
  expect(await own.json()).toEqual({ sku: 'AO-MUA', left: 9 });
  const [asked] = ofType(await logOf(page.request, slug), 'web.requested').slice(-1);
  expect(Object.keys(asked?.headers ?? {}).sort()).toEqual([
    'accept',
    'connect-protocol-version',
    'content-type',
    'user-agent',
  ]);

  const other = await newLearner();
  await labPage(await other.newPage(), slug).start();
  const nobody = await newLearner();
  const refused = async (request: typeof own, status: number, code: string): Promise<void> => {
    expect(request.status(), await request.text()).toBe(status);
    expect(await request.json()).toMatchObject({ code });
  };
  for (const { request } of [other, nobody]) {
    await refused(await request.post(place(id), { headers, data }), 404, 'sandbox-not-found');
    const report = { program: 'browser', report: {} };
    await refused(await request.post(`/api/sandboxes/${id}/reports`, { data: report }), 404, 'sandbox-not-found');
  }
  const foreign = { ...headers, origin: 'http://elsewhere.test' };
  await refused(await page.request.post(place(id), { headers: foreign, data }), 403, 'foreign-origin');
  await refused(await page.request.post(place(id, 'nobody'), { headers, data }), 503, 'program-not-running');
  await refused(await page.request.post(place(id, 'gateway', 'a/b/c'), { headers, data }), 400, 'bad-request');
  const large = { sku: 'A'.repeat(20_000) };
  await refused(await page.request.post(place(id), { headers, data: large }), 413, 'body-too-large');

  await lab.act('kill -9', 'Cổng');
  await expect(lab.card('Cổng')).toContainText('SIGKILL');
  await refused(await page.request.post(place(id), { headers, data }), 503, 'program-not-running');
  expect(new URL(page.url()).origin).toBe(baseURL);
});

test('what the page stops reading the program stops sending', async ({ page }) => {
  await startedLab(page);
  const id = await sandboxOf(page.request, slug);
  const status = await page.evaluate(async (sandbox) => {
    const body = new TextEncoder().encode('{"sku":"CA-PHE","changes":20}');
    const envelope = new Uint8Array(5 + body.length);
    new DataView(envelope.buffer).setUint32(1, body.length);
    envelope.set(body, 5);
    const stop = new AbortController();
    const response = await fetch(`/api/sandboxes/${sandbox}/programs/gateway/shop.v1.StockService/WatchStock`, {
      method: 'POST',
      body: envelope,
      headers: { 'content-type': 'application/connect+json', 'connect-protocol-version': '1' },
      signal: stop.signal,
    });
    await response.body?.getReader().read();
    stop.abort();
    return response.status;
  }, id);
  expect(status).toBe(200);
  await expect
    .poll(async () => ofType(await logOf(page.request, slug), 'call.reset').some(({ side }) => side === 'server'))
    .toBe(true);
  const events = await logOf(page.request, slug);
  expect(ofType(events, 'web.ended').at(-1)?.error).not.toBeNull();
  expect(ofType(events, 'web.message').filter(({ direction }) => direction === 'back').length).toBeLessThan(10);
});

test('this Chromium sends no body piece by piece over HTTP/1.1', async ({ page, expected }) => {
  expected.push(/ERR_ALPN_NEGOTIATION_FAILED/);
  await page.goto('/');
  const failed = page.waitForEvent('requestfailed');
  const thrown = await page.evaluate(async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{}'));
        controller.close();
      },
    });
    try {
      await fetch('/api/progress', Object.assign({ method: 'POST', body }, { duplex: 'half' }));
      return 'sent';
    } catch (error) {
      return String(error);
    }
  });
  expect(thrown).toBe('TypeError: Failed to fetch');
  expect((await failed).failure()?.errorText).toBe('net::ERR_ALPN_NEGOTIATION_FAILED');
});
