// Quầy: client gRPC có nhiều kho để gọi. Connect không chia tải, nên quầy tự chọn kho theo hai cách có tên trong gRPC.
// Chạy riêng:  STOCK_URLS=http://127.0.0.1:50051,http://127.0.0.1:50052 node shop.ts
// Các lệnh gõ được: call 12 | policy round_robin | keepalive on
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { StockService } from '#proto/shop/v1/stock_pb.ts';

const urls = (process.env.STOCK_URLS ?? 'http://127.0.0.1:50051,http://127.0.0.1:50052').split(',');
const items = ['AO-MUA', 'BAN-PHIM', 'CA-PHE', 'DEP', 'AM-TRA', 'GHE-GO'];
const betweenCallsMs = 250;
const restMs = 5000;
/** Cuộc gọi chờ 1 giây mà không nhận byte nào thì gửi PING, thêm 1 giây không ai đáp thì bỏ kết nối. Mặc định là không gửi. */
const pings = { pingIntervalMs: 1000, pingTimeoutMs: 1000 };

let policy = process.env.POLICY ?? 'pick_first';
let keepalive = process.env.KEEPALIVE ?? 'off';

/** Một kho, với một kết nối riêng tới nó. */
interface Backend {
  name: string;
  connection: Http2SessionManager;
  stock: Client<typeof StockService>;
  /** Cuộc gọi đang chờ nó trả lời. */
  calls: Set<Promise<unknown>>;
  restsUntil: number;
}

let backends: Backend[] = urls.map(backendAt);
let turn = -1;

function backendAt(baseUrl: string, index: number): Backend {
  const connection = new Http2SessionManager(baseUrl, keepalive === 'on' ? pings : {});
  const stock = createClient(StockService, createGrpcTransport({ baseUrl, sessionManager: connection }));
  return { name: `kho ${index + 1}`, connection, stock, calls: new Set(), restsUntil: 0 };
}

/** Chọn kho cho một cuộc gọi: kho đầu tiên nối được, theo thứ tự của cách chọn. */
async function pick() {
  for (const backend of policy === 'round_robin' ? inTurn() : connectedFirst()) {
    if (await reach(backend)) return backend;
  }
  throw new ConnectError('không nối được với kho nào', Code.Unavailable);
}

/** round_robin: kho kế tiếp sau kho vừa thử. */
function* inTurn() {
  for (let tries = 0; tries < urls.length; tries += 1) {
    turn = (turn + 1) % urls.length;
    const backend = backends[turn];
    if (backend) yield backend;
  }
}

/** pick_first: còn một kết nối thì mọi cuộc gọi đi trên nó. Mất nó rồi mới dò lại danh sách, từ đầu. */
function connectedFirst() {
  return backends.toSorted((a, b) => Number(isUp(b)) - Number(isUp(a)));
}

/** Kết nối còn mở, theo những gì client biết. Kho đứng im thì kết nối của nó vẫn mở. */
function isUp({ connection }: Backend) {
  return ['open', 'idle', 'verifying'].includes(connection.state());
}

/** connect() chỉ nối khi chưa có kết nối, hoặc khi kho đã gửi GOAWAY. Kho vừa hỏng thì nghỉ một lúc mới thử lại. */
async function reach(backend: Backend) {
  if (isResting(backend)) return false;
  if ((await backend.connection.connect()) === 'error') rest(backend);
  return !isResting(backend); // trong lúc nối, một cuộc gọi khác có thể đã thấy kho này hỏng
}

function rest(backend: Backend) {
  backend.restsUntil = Date.now() + restMs;
}

function isResting({ restsUntil }: Backend) {
  return Date.now() < restsUntil;
}

const prefix = process.env.ID_PREFIX ?? '';
let count = 0;

async function call() {
  count += 1;
  const name = `#${prefix}${count}`;
  const headers = { 'ce-subject': `${prefix}${count}` };
  const began = performance.now();
  const waited = () => `sau ${Math.round(performance.now() - began)} ms`;
  let backend: Backend | undefined;
  const timer = setInterval(() => console.log(`${name}, ${backend?.name}: vẫn chờ ${waited()}`), 2000);
  try {
    backend = await pick();
    const answer = backend.stock.getStock({ sku: items[count % items.length] ?? 'DEP' }, { headers });
    backend.calls.add(answer);
    const { sku, left } = await answer.finally(() => backend?.calls.delete(answer));
    console.log(`${name}, ${backend.name}: ${sku} còn ${left}, ${waited()}`);
  } catch (error) {
    const { code, message } = ConnectError.from(error);
    if (backend && code === Code.Unavailable) rest(backend);
    console.error(`${name}, ${backend?.name ?? 'chưa chọn được kho'}: lỗi ${waited()}, ${message}`);
  } finally {
    clearInterval(timer);
  }
}

async function callMany(times: number) {
  for (let i = 0; i < times; i += 1) {
    void call();
    await sleep(betweenCallsMs);
  }
}

/** Đổi cách gọi là nối lại từ đầu. Kết nối cũ đóng khi cuộc cuối cùng trên nó xong. */
async function reopen() {
  for (const { calls, connection } of backends) void Promise.allSettled(calls).then(() => connection.abort());
  backends = urls.map(backendAt);
  await connect();
}

/** round_robin nối sẵn với mọi kho; pick_first chỉ cần một. */
async function connect() {
  if (policy === 'round_robin') await Promise.all(backends.map(reach));
  else await pick().catch(() => {}); // chưa có kho nào: cuộc gọi tới sẽ thử lại
}

process.once('SIGTERM', () => {
  for (const { connection } of backends) connection.abort();
  process.exit(0);
});

// Kho đầu tiên có thể lên sau quầy: thử tới khi nối được.
while ((await backends[0]?.connection.connect()) === 'error') await sleep(200);
await connect();
console.log(`Biết ${urls.length} địa chỉ, đã nối`);

// Lệnh gõ trước lúc này vẫn nằm chờ ở đầu vào.
createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'call') void callMany(Number(value));
  else if (command === 'policy') {
    policy = value;
    void reopen();
  } else if (command === 'keepalive') {
    keepalive = value;
    void reopen();
  } else console.error(`Không hiểu lệnh "${line}". Có: call 12, policy round_robin, keepalive on`);
});
