// Chương trình này chạy ngay trong trình duyệt của bạn. Nút "Gọi" đưa cho nó một dòng lệnh và các lựa chọn.
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { GatewayService } from '#proto/shop/v1/gateway_pb.ts';
import { StockService } from '#proto/shop/v1/stock_pb.ts';

type Fetch = typeof globalThis.fetch;

const parcels = [
  { sku: 'AO-MUA', quantity: 12 },
  { sku: 'CA-PHE', quantity: 30 },
  { sku: 'BAN-PHIM', quantity: 5 },
  { sku: 'AO-MUA', quantity: 8 },
];
const changes = 4;

/** Ba giao thức khác nhau đúng một dòng; mã gọi bên dưới không đổi. */
function transportFor(protocol: string, baseUrl: string, fetch: Fetch) {
  if (protocol === 'grpc-web') return createGrpcWebTransport({ baseUrl, fetch });
  return createConnectTransport({ baseUrl, fetch, useBinaryFormat: protocol === 'connect' });
}

async function* oneByOne() {
  yield* parcels;
}

/** Lệnh nào tới đây cũng là "call": gọi gì và bằng giao thức nào thì nằm trong env. */
export async function carryOut(_line: string, env: Record<string, string>, fetch: Fetch) {
  const kind = env.KIND ?? 'ask';
  const transport = transportFor(env.PROTOCOL ?? 'grpc-web', env.GATEWAY_URL ?? '', fetch);
  const stock = createClient(StockService, transport);
  const gateway = createClient(GatewayService, transport);
  // Đi theo cuộc gọi tới tận nhật ký của server, để hai bên nói về cùng một cuộc.
  const requestId = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const options = { headers: { 'x-request-id': requestId } };

  let messages = 0;
  async function call() {
    if (kind === 'watch') {
      let last = 0;
      for await (const { left } of stock.watchStock({ sku: 'CA-PHE', changes }, options)) {
        messages += 1;
        last = left;
      }
      return `${messages} thay đổi, còn ${last}`;
    }
    if (kind === 'stream') {
      const { quantity } = await stock.receiveGoods(oneByOne(), options);
      return `kho nhận ${quantity} món`;
    }
    if (kind === 'relay') {
      const { parcels: count, quantity } = await gateway.importGoods({ parcels }, options);
      messages = 1;
      return `kho nhận ${count} kiện, ${quantity} món`;
    }
    const { sku, left } = await stock.getStock({ sku: kind === 'missing' ? 'KHONG-CO' : 'AO-MUA' }, options);
    messages = 1;
    return `${sku} còn ${left}`;
  }

  const about = { requestId, method: methods[kind] ?? '', agent: agentOf(navigator.userAgent) };
  try {
    const text = await call();
    return { ...about, code: null, text, messages };
  } catch (error) {
    const { code, message } = ConnectError.from(error);
    return { ...about, code: Code[code], text: message, messages };
  }
}

const methods: Record<string, string> = {
  ask: '/shop.v1.StockService/GetStock',
  missing: '/shop.v1.StockService/GetStock',
  watch: '/shop.v1.StockService/WatchStock',
  stream: '/shop.v1.StockService/ReceiveGoods',
  relay: '/shop.v1.GatewayService/ImportGoods',
};

/** Tên và bản của thứ đang chạy chương trình này: Firefox/150.0, Chrome/147.0.0.0, Node.js/24. */
function agentOf(userAgent: string) {
  return /(?:Edg|Firefox|Chrome|Node\.js)\/[\d.]+/.exec(userAgent)?.[0] ?? userAgent.slice(-60);
}
