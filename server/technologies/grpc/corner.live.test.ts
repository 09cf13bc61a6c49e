import { connect as dial } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Lab } from '#model/lab.ts';
import { noStory } from '#model/story.ts';
import { differencesOf } from '../audit.ts';
import { createTestbed } from '../testbed.ts';
import { portsOf } from './corner.ts';
import { grpc } from './technology.ts';

const lab: Lab = {
  slug: 'probe',
  line: 'grpc',
  needs: ['grpc'],
  servers: ['stock'],
  roles: {
    stock: { program: 'stock.ts', start: 1, max: 1 },
    counter: { program: 'counter.ts', start: 1, max: 1 },
  },
  controls: [],
  predictions: [],
  guide: [],
  story: noStory,
};

const server = `
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { StockService } from '#proto/shop/v1/stock_pb.ts';
const routes = (router) => router.service(StockService, {
  getStock: async ({ sku }) => ({ sku, left: -2 }),
  async *watchStock({ sku, changes, detailBytes }, { signal }) {
    for (let number = 1; number <= changes; number += 1) {
      if (detailBytes === 0) await sleep(50, undefined, { signal });
      yield { number, left: 3, detail: randomBytes(detailBytes) };
    }
  },
  async receiveGoods(parcels) {
    let count = 0;
    for await (const _ of parcels) count += 1;
    return { parcels: count, quantity: 0 };
  },
  async *checkCart(items) { for await (const { sku } of items) yield { sku, available: true }; },
});
const server = createServer(connectNodeAdapter({ routes })).listen(process.env.PORT, '127.0.0.1', () => console.log('listening'));
process.once('SIGTERM', () => server.close(() => process.exit(0)));
`;

const client = (body: string): string => `
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, ConnectError, Code } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { StockService } from '#proto/shop/v1/stock_pb.ts';
const baseUrl = process.env.STOCK_URL;
const sessionManager = new Http2SessionManager(baseUrl);
const stock = createClient(StockService, createGrpcTransport({ baseUrl, sessionManager }));
process.stdin.resume();
process.once('SIGTERM', () => process.exit(0));
${body}
console.log('done');
`;

let opened = 0;
const open = async () => {
  opened += 1;
  const env = (corner: { resolve(value: { servers: string }): string | undefined }) => ({
    STOCK_URL: corner.resolve({ servers: 'stock' }),
  });
  const testbed = await createTestbed({ technology: grpc, address: undefined, lab, env }, `grpc${opened}`);
  onTestFinished(testbed.close);
  const printed = (line: string, times = 1) =>
    testbed.until(() => testbed.of('program.printed').filter((event) => event.line === line).length >= times);
  let served = 0;
  return {
    ...testbed,
    printed,
    serve: async () => {
      testbed.run('stock', server);
      served += 1;
      await printed('listening', served);
    },
  };
};

const seenBy = <Event extends { side: string }>(events: readonly Event[], side: 'client' | 'server'): Event[] =>
  events.filter((event) => event.side === side);

test('a call is seen by both ends, each frame sent before it is got', async () => {
  const bed = await open();
  await bed.serve();
  bed.run('counter', client(`await stock.getStock({ sku: 'dép' }, { headers: { 'ce-subject': '1042' } });`));
  await bed.printed('done');
  await bed.until(() => bed.of('call.closed').length === 2);
  const told = bed.events.filter(({ origin }) => origin === 'wire');
  const typesOf = (side: string) =>
    told.flatMap((event) => ('side' in event && event.side === side ? [event.type] : []));
  const all = ['call.opened', 'call.message', 'call.half-closed', 'call.answered', 'call.message', 'call.closed'];
  expect(typesOf('client')).toEqual(['http2.opened', ...all]);
  expect(typesOf('server')).toEqual(all);
  for (const [type, sender] of [
    ['call.opened', 'client'],
    ['call.half-closed', 'client'],
    ['call.answered', 'server'],
    ['call.closed', 'server'],
  ] as const) {
    expect(told.find((event) => event.type === type)).toMatchObject({ side: sender });
  }
  const [call] = bed.picture().streams;
  expect(call).toMatchObject({
    method: '/shop.v1.StockService/GetStock',
    kind: 'unary',
    client: 'counter',
    server: 'stock',
    stream: 1,
    ended: { how: 'trailers', status: 0 },
    out: { sent: 1, got: 1 },
    back: { sent: 1, got: 1 },
  });
  expect(bed.of('call.opened')[0]).toMatchObject({ headers: { 'ce-subject': '1042', te: 'trailers' } });
  // dép is four bytes, and -2 as an int32 takes ten.
  expect(bed.of('call.message').map(({ side, direction, bytes, hex }) => [side, direction, bytes, hex])).toEqual([
    ['client', 'out', 6, '0a0464c3a970'],
    ['server', 'out', 6, '0a0464c3a970'],
    ['server', 'back', 17, '0a0464c3a97010feffffffffffffffff01'],
    ['client', 'back', 17, '0a0464c3a97010feffffffffffffffff01'],
  ]);
});

test('a call that is cancelled is reset with CANCEL, and the server hears of it', async () => {
  const bed = await open();
  await bed.serve();
  bed.run(
    'counter',
    client(`const cancel = new AbortController();
try { for await (const { number } of stock.watchStock({ sku: 'dép', changes: 100 }, { signal: cancel.signal })) if (number === 3) cancel.abort(); }
catch (error) { console.log(Code[ConnectError.from(error).code]); }`),
  );
  await bed.printed('done');
  await bed.until(() => bed.of('call.reset').length === 2);
  expect(bed.of('program.printed').map(({ line }) => line)).toContain('Canceled');
  expect(bed.of('call.reset')).toMatchObject([
    { side: 'client', direction: 'out', code: 8, stream: 1 },
    { side: 'server', direction: 'out', code: 8, stream: 1 },
  ]);
  expect(bed.picture().streams[0]).toMatchObject({ reset: { by: 'client', seen: true }, ended: { how: 'reset' } });
});

test('END_STREAM of the client leaves the way back open', async () => {
  const bed = await open();
  await bed.serve();
  bed.run(
    'counter',
    client(`async function* parcels() { yield { sku: 'a' }; yield { sku: 'b' }; }
const { parcels: count } = await stock.receiveGoods(parcels());
console.log(count);`),
  );
  await bed.printed('done');
  await bed.until(() => bed.of('call.closed').length === 2);
  const [closed] = seenBy(bed.of('call.half-closed'), 'server');
  const [answer] = seenBy(bed.of('call.message'), 'client').filter(({ direction }) => direction === 'back');
  expect(closed?.seq).toBeLessThan(answer?.seq ?? 0);
  expect(bed.picture().streams[0]).toMatchObject({ kind: 'client-streaming', out: { sent: 2 }, back: { got: 1 } });
});

test('a server that is faster than its client waits for the window to open', async () => {
  const bed = await open();
  await bed.serve();
  bed.run(
    'counter',
    client(`for await (const { number } of stock.watchStock({ sku: 'a', changes: 20, detailBytes: 16_000 })) {
  if (number === 1) { console.log('first'); await sleep(700); }
}`),
  );
  await bed.printed('done');
  await bed.until(() => bed.of('call.closed').length === 2);
  const sent = seenBy(bed.of('call.message'), 'server').filter(({ direction }) => direction === 'back');
  const [{ at = 0 } = {}] = bed.of('program.printed').filter(({ line }) => line === 'first');
  const atOnce = sent.filter((message) => message.at < at + 500);
  const updates = bed.of('window.updated').filter(({ direction }) => direction === 'out');
  expect(sent).toHaveLength(20);
  expect(atOnce.length).toBeLessThan(8);
  expect(updates.some((update) => update.stream === 1 && update.at > at + 500)).toBe(true);
});

test('the end of a server that is killed, is asked to leave, or was never there', async () => {
  const bed = await open();
  await bed.serve();
  bed.run(
    'counter',
    client(`const ask = () => stock.getStock({ sku: 'a' }).then(() => 'OK', (error) => Code[ConnectError.from(error).code]);
console.log(await ask());
for await (const _ of process.stdin) console.log(await ask());`),
  );
  await bed.printed('OK');
  bed.children.get('stock')?.kill('SIGKILL');
  await bed.until(() => bed.of('http2.closed').length === 2);
  bed.children.get('counter')?.stdin?.write('\n');
  await bed.printed('Unavailable');
  await bed.until(() => bed.of('http2.closed').some(({ error }) => error === 'ECONNREFUSED'));
  await bed.serve();
  bed.children.get('counter')?.stdin?.write('\n');
  await bed.printed('OK', 2);
  bed.children.get('stock')?.kill('SIGTERM');
  await bed.until(() => bed.of('http2.left').length > 0);
  expect(bed.of('http2.left')[0]).toMatchObject({ side: 'server', direction: 'back', code: 0 });
  await bed.until(() => bed.picture().programs.stock?.state === 'left');
  bed.children.get('counter')?.stdin?.write('\n');
  await bed.printed('Unavailable', 2);
  // It has outlived all of that.
  expect(bed.picture().programs.counter?.state).toBe('running');
});

test('what connect makes of a server that dies in the middle of a call, and of a deadline that passes', async () => {
  const bed = await open();
  await bed.serve();
  bed.run(
    'counter',
    client(`const watch = async (options) => {
  try { for await (const { number } of stock.watchStock({ sku: 'a', changes: 100 }, options)) if (number === 1) console.log('first'); }
  catch (error) { console.log(Code[ConnectError.from(error).code]); }
};
await watch({ timeoutMs: 300 });
await watch();`),
  );
  await bed.printed('DeadlineExceeded');
  await bed.printed('first', 2);
  bed.children.get('stock')?.kill('SIGKILL');
  // Nobody has cancelled anything: other libraries say UNAVAILABLE.
  await bed.printed('Canceled');
  await bed.until(() => bed.picture().streams.every(({ ended }) => ended));
  expect(seenBy(bed.of('call.reset'), 'client')).toMatchObject([{ direction: 'out', code: 2, stream: 1 }]);
  expect(bed.picture().streams).toMatchObject([
    { timeoutMs: 300, ended: { how: 'reset', code: 2 } },
    { ended: { how: 'connection', error: null } },
  ]);
});

test('who does not greet is hung up on', async () => {
  const bed = await open();
  await bed.serve();
  const port = portsOf.get(bed.id)?.get('stock') ?? 0;
  const stranger = dial(port, '127.0.0.1');
  const heard: Buffer[] = [];
  stranger.on('data', (bytes: Buffer) => heard.push(bytes));
  stranger.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0');
  await new Promise((resolve) => stranger.once('close', resolve));
  expect(heard).toEqual([]);
});

test('the kernel counts the same connections, and knows what still listens', async () => {
  const bed = await open();
  await bed.serve();
  const audit = grpc.audit(undefined);
  const [aspect] = audit.aspects;
  const sandbox = { id: bed.id, files: () => [] };
  const compare = async () =>
    differencesOf(aspect?.read(bed.picture()) ?? new Map(), (await aspect?.ask(sandbox))?.figures ?? new Map());
  bed.run('counter', client(`console.log(await sessionManager.connect()); await new Promise(() => {});`));
  await bed.printed('idle');
  expect(aspect?.read(bed.picture())).toEqual(new Map([['connections to stock', 1]]));
  expect(await compare()).toEqual([]);
  expect(await audit.leftovers(sandbox)).toEqual(['server stock']);
  await bed.close();
  expect(await audit.leftovers(sandbox)).toEqual([]);
});
