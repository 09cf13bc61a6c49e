// Khách của cửa hàng: ghi tên, rồi đặt từng đơn qua REST. Mã đơn do khách đặt: gửi lại cùng mã thì vẫn là một đơn.
// Chạy riêng:  GATEWAY_URL=http://127.0.0.1:4000 node customer.ts   rồi gõ:  order 1 | item sold-out
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { listenToCommands } from './commands.ts';
import { onLeave } from './serve.ts';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';
const idPrefix = process.env.ID_PREFIX ?? '';
const agent = new Agent({ keepAlive: true });

let item = process.env.ITEM ?? 'in-stock';
let count = 0;

interface Answer {
  status: number | undefined;
  body: Record<string, string>;
}

/** Một request REST; orderId cho biết nó nói về đơn nào. */
function ask(method: string, path: string, body?: object, orderId?: string): Promise<Answer> {
  const about = orderId && { 'idempotency-key': orderId, 'ce-subject': orderId };
  const headers = { ...(body && { 'content-type': 'application/json' }), ...about };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, gateway), { method, headers, agent }, async (response) => {
      resolve({ status: response.statusCode, body: Object(await json(response)) });
    });
    asked.once('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}

/** Ghi tên khách, và nhập hai món: một món còn hàng, một món đã bán hết. */
async function register() {
  const [user, raincoat, boots] = await Promise.all([
    ask('POST', '/api/users', { name: 'An', email: 'an@example.com' }),
    ask('POST', '/api/products', { name: 'Áo mưa', price: 120_000, stock: 1000 }),
    ask('POST', '/api/products', { name: 'Ủng', price: 90_000, stock: 0 }),
  ]);
  console.log('Đã ghi tên, hai món đã có trong danh mục');
  return { user: user.body.id, 'in-stock': raincoat.body.id, 'sold-out': boots.body.id };
}

/** Ghi tên một lần, trước đơn đầu tiên. */
let registered: ReturnType<typeof register> | undefined;

async function placeOrder() {
  count += 1;
  const id = `${idPrefix}${count}`;
  // Không được thì đơn sau thử lại.
  registered ??= register().catch((error) => {
    registered = undefined;
    throw error;
  });
  const { user, ...products } = await registered;
  const productId = item === 'sold-out' ? products['sold-out'] : products['in-stock'];
  console.log(`Đặt đơn #${id}`);
  const { status, body } = await ask('POST', '/api/orders', { userId: user, productId, quantity: 1 }, id);
  console.log(`Đơn #${id}: ${status}, ${body.detail ?? body.title ?? body.status}`);
}

const failed = (what: string) => (error: Error) => console.error(`${what}: ${error.message}`);

listenToCommands({
  order: (many = '1') => {
    for (let i = 0; i < Number(many); i += 1) placeOrder().catch(failed('Cửa hàng không trả lời'));
  },
  item: (which = 'in-stock') => {
    item = which;
  },
});

onLeave(async () => agent.destroy());
