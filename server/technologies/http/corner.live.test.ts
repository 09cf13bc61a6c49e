import { expect, onTestFinished, test } from 'vitest';
import type { Lab } from '#model/lab.ts';
import { noStory } from '#model/story.ts';
import { createTestbed } from '../testbed.ts';
import { http } from './technology.ts';

const lab: Lab = {
  slug: 'probe',
  line: 'grpc',
  needs: ['http'],
  webServers: ['stock'],
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
import { createServer } from 'node:http';
createServer((request, response) => {
  if (request.url === '/never') return;
  if (request.url === '/half') { response.writeHead(200, { 'content-length': 9 }).write('half'); return; }
  response.end('dép');
}).listen(process.env.PORT, '127.0.0.1', () => console.log('listening'));
`;

const client = (body: string): string => `
import { Agent, get } from 'node:http';
const agent = new Agent({ keepAlive: true, maxSockets: 2 });
const ask = (path) => new Promise((resolve) => {
  get(process.env.STOCK_URL + path, { agent, headers: { 'ce-subject': path.slice(1) } }, async (response) => {
    console.log('begun ' + path);
    const body = await response.toArray().then(String, () => 'broken');
    resolve(body);
  }).on('error', ({ code }) => resolve(code));
});
process.stdin.resume();
${body}
console.log('done');
`;

let opened = 0;
const open = async (rest: Partial<Lab> = {}) => {
  opened += 1;
  const env = (corner: { resolve(value: { webServers: string }): string | undefined }) => ({
    STOCK_URL: corner.resolve({ webServers: 'stock' }),
  });
  const testbed = await createTestbed(
    { technology: http, address: undefined, lab: { ...lab, ...rest }, env },
    `http${opened}`,
  );
  onTestFinished(testbed.close);
  const printed = (line: string) =>
    testbed.until(() => testbed.of('program.printed').some((event) => event.line === line));
  const serve = async () => {
    testbed.run('stock', server);
    await printed('listening');
  };
  return { ...testbed, printed, serve };
};

test('requests share the connections that the agent gives them, and every byte is counted once', async () => {
  const bed = await open();
  await bed.serve();
  bed.run('counter', client(`await Promise.all(['/a', '/b', '/c'].map(ask));`));
  await bed.printed('done');
  await bed.until(() => bed.of('request.answered').length === 3);
  expect(bed.of('http1.opened')).toHaveLength(2);
  const [third] = bed.of('request.made').filter(({ subject }) => subject === 'c');
  const sent = bed.of('request.sent').find(({ request }) => request === third?.request);
  const [first] = bed.of('request.answered');
  expect(sent?.seq).toBeGreaterThan(first?.seq ?? Number.POSITIVE_INFINITY);
  // The same question and the same answer take the same room each time.
  const passed = bed.of('request.answered').map((event) => event.passed);
  expect(new Set(passed.map(({ out }) => out)).size).toBe(1);
  expect(new Set(passed.map(({ back }) => back)).size).toBe(1);
  expect(passed[0]?.out).toBeGreaterThan('GET /a HTTP/1.1\r\n\r\n'.length);
});

test('a request that is never answered fails with its connection', async () => {
  const bed = await open();
  await bed.serve();
  bed.run('counter', client(`console.log((await Promise.all(['/never', '/half'].map(ask))).join(' '));`));
  await bed.until(() => bed.of('request.sent').length === 2);
  await bed.printed('begun /half');
  bed.children.get('stock')?.kill('SIGKILL');
  await bed.printed('ECONNRESET broken');
  await bed.until(() => bed.of('request.failed').length === 2 && bed.of('http1.closed').length === 2);
  expect(bed.picture().requests.every(({ ended }) => ended && 'error' in ended)).toBe(true);
});

test('a client that is killed leaves nothing open', async () => {
  const bed = await open();
  await bed.serve();
  bed.run('counter', client(`await ask('/never');`));
  await bed.until(() => bed.of('request.sent').length === 1);
  bed.children.get('counter')?.kill('SIGKILL');
  await bed.until(() => bed.of('http1.closed').length === 1);
  expect(bed.of('request.failed')).toMatchObject([{ error: 'EXITED' }]);
});

test('who knocks at the door is answered by its server, is told of as one from outside, and brings no cookie', async () => {
  const bed = await open({ door: { role: 'stock', requests: [] } });
  bed.run(
    'stock',
    `
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
createServer(async (request, response) => {
  const { method, url, headers } = request;
  response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'a=b', location: '/items/1' });
  response.end(JSON.stringify({ method, url, cookie: headers.cookie ?? null, body: await text(request) }));
}).listen(process.env.PORT, '127.0.0.1', () => console.log('listening'));
`,
  );
  await bed.printed('listening');
  const headers = { 'content-type': 'application/json', cookie: 'learner=1' };
  const knocked = bed.corner.knock?.(
    '/items?x=1',
    new Request('http://site/', { method: 'POST', headers, body: '{}' }),
  );
  const answer = await knocked;
  expect(answer?.status).toBe(201);
  expect(Object.fromEntries(answer?.headers ?? [])).toEqual({
    'cache-control': 'no-store',
    'content-type': 'application/json',
    location: '/items/1',
  });
  expect(await answer?.json()).toEqual({ method: 'POST', url: '/items?x=1', cookie: null, body: '{}' });
  await bed.until(() => bed.of('http1.closed').length === 1);
  expect(bed.of('request.made')).toMatchObject([{ program: 'terminal', server: 'stock', path: '/items?x=1' }]);
  expect(bed.of('request.answered')).toMatchObject([{ status: 201 }]);
});

test('a door behind which nobody is running answers nothing, and says so in the log', async () => {
  const bed = await open({ door: { role: 'stock', requests: [] } });
  await expect(bed.corner.knock?.('/items', new Request('http://site/'))).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
  expect(bed.of('request.failed')).toMatchObject([{ program: 'terminal', error: 'ECONNREFUSED' }]);
});

test('a lab without a door has none', async () => {
  const bed = await open();
  expect(bed.corner.knock?.('/items', new Request('http://site/'))).toBeUndefined();
});
