import { once } from 'node:events';
import { createServer, type Http2Server } from 'node:http2';
import type { Server } from 'node:net';
import { Code, ConnectError, type ConnectRouter, createClient, type Interceptor } from '@connectrpc/connect';
import { connectNodeAdapter, createGrpcTransport } from '@connectrpc/connect-node';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { StockService } from '#proto/shop/v1/stock_pb.ts';
import { balanceConnections, limitConnectionAge } from './balancer.ts';
import { createAuthority, type Identity } from './certificates.ts';
import { serveMutualTls, serveTls, stockAt } from './secure.ts';
import { checkToken, issueToken, sendToken } from './tokens.ts';

/** Answers both calls that the tests make, and says so. */
const routesOf =
  (onCall = () => {}) =>
  (router: ConnectRouter): void => {
    router.service(StockService, {
      getStock({ sku }) {
        onCall();
        return { sku, left: 16 };
      },
      receiveGoods: async (parcels) => ({ parcels: (await Array.fromAsync(parcels)).length }),
    });
  };
const routes = routesOf();

/** The port on which it listens from now on, until the test is over. */
const listen = async (server: Server | Http2Server): Promise<number> => {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
};

/** The code and the words with which a call fails. */
const failure = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => ConnectError.from(reason),
  );
  if (!error) throw new Error('it did not fail');
  return `${Code[error.code]}: ${error.rawMessage}`;
};

describe('a balancer of connections', () => {
  /** Two stocks that count their calls, behind one balancer. */
  const open = async () => {
    const counts = [0, 0];
    const stocks = counts.map((_, i) =>
      createServer(
        connectNodeAdapter({
          routes: routesOf(() => {
            counts[i] = (counts[i] ?? 0) + 1;
          }),
        }),
      ),
    );
    const ports = await Promise.all(stocks.map(listen));
    const baseUrl = `http://127.0.0.1:${await listen(balanceConnections(ports))}`;
    return { counts, stocks, shop: () => createClient(StockService, createGrpcTransport({ baseUrl })) };
  };

  test('leaves all calls of one connection to one stock', async () => {
    const { counts, shop } = await open();
    const one = shop();
    for (let i = 0; i < 12; i += 1) await one.getStock({ sku: 'DEP' });
    expect(counts).toEqual([12, 0]);
  });

  test('shares connections, and what they are used for is another matter', async () => {
    const { counts, shop } = await open();
    const [busy, idle] = [shop(), shop()];
    await busy.getStock({ sku: 'DEP' });
    await idle.getStock({ sku: 'DEP' });
    for (let i = 0; i < 10; i += 1) await busy.getStock({ sku: 'DEP' });
    expect(counts).toEqual([11, 1]);
  });

  test('gets its say again where connections have an age; who meets the GOAWAY is refused unheard', async () => {
    const { counts, stocks, shop } = await open();
    for (const stock of stocks) limitConnectionAge(stock, 50);
    const one = shop();
    let answered = 0;
    while (counts.some((count) => count === 0)) {
      const error = await one.getStock({ sku: 'DEP' }).then(
        () => undefined,
        (reason: unknown) => ConnectError.from(reason).message,
      );
      if (error) expect(error).toBe('[internal] Stream closed with error code NGHTTP2_REFUSED_STREAM');
      else answered += 1;
    }
    expect(counts.reduce((sum, count) => sum + count)).toBe(answered);
  });
});

describe('TLS', () => {
  let authority: Awaited<ReturnType<typeof createAuthority>>;
  let stock: Identity;
  let shop: Identity;
  beforeAll(async () => {
    authority = await createAuthority();
    [stock, shop] = await Promise.all([authority.issue('localhost'), authority.issue('quay')]);
  });
  const localhost = (port: number): string => `https://localhost:${port}`;
  const sku = 'DEP';

  test('is believed by who trusts the authority, and by nobody else', async () => {
    const url = localhost(await listen(serveTls(routes, stock)));
    expect(await stockAt(url, { ca: authority.ca }).getStock({ sku })).toMatchObject({ left: 16 });
    const stranger = await createAuthority();
    expect(await failure(stockAt(url, { ca: stranger.ca }).getStock({ sku }))).toMatch(/^Internal: .*certificate/);
    expect(await failure(stockAt(url, {}).getStock({ sku }))).toMatch(/^Internal: unable to verify/);
  });

  test('is not believed for another name', async () => {
    const port = await listen(serveTls(routes, await authority.issue('kho-khac')));
    expect(await failure(stockAt(localhost(port), { ca: authority.ca }).getStock({ sku }))).toMatch(
      /^Internal: Hostname\/IP does not match/,
    );
  });

  test('that is mutual refuses who shows no certificate, or a stranger one, before any handler', async () => {
    let calls = 0;
    const server = serveMutualTls(
      routesOf(() => {
        calls += 1;
      }),
      stock,
      authority.ca,
    );
    const url = localhost(await listen(server));
    const { ca } = authority;
    expect(await stockAt(url, { ca, ...shop }).getStock({ sku })).toMatchObject({ left: 16 });
    // The client believes that it is connected, and hears of the refusal afterwards: in OpenSSL's words, or only as an end.
    const refused = /^Internal: .*alert|^Canceled: /;
    const stranger = await createAuthority();
    for (const [own, reason] of [
      [{}, /^ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE$/],
      [await stranger.issue('quay'), /^ERR_SSL_/],
    ] as const) {
      const told = once(server, 'tlsClientError');
      expect(await failure(stockAt(url, { ca, ...own }).getStock({ sku }))).toMatch(refused);
      expect((await told)[0]).toMatchObject({ code: expect.stringMatching(reason) });
    }
    expect(calls).toBe(1);
  });
});

describe('JWT', () => {
  const roles = { ReceiveGoods: 'nhap-kho' };

  /** A stock that checks tokens, and a shop that sends the one that it is given. */
  const open = async () => {
    const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'sign',
      'verify',
    ]);
    const interceptors = [checkToken(publicKey, roles)];
    const port = await listen(createServer(connectNodeAdapter({ routes, interceptors })));
    const shop = (...sends: Interceptor[]) => stockAt(`http://127.0.0.1:${port}`, {}, sends);
    return { key: privateKey, shop };
  };
  async function* parcels() {
    yield { sku: 'DEP', quantity: 5 };
  }

  test('lets in whoever has a token, each to what their role may do', async () => {
    const { key, shop } = await open();
    const seller = await issueToken(key, 'ban-hang', '15 minutes');
    const keeper = await issueToken(key, 'nhap-kho', '15 minutes');
    expect(await shop(sendToken(() => seller)).getStock({ sku: 'DEP' })).toMatchObject({ left: 16 });
    expect(await shop(sendToken(() => keeper)).receiveGoods(parcels())).toMatchObject({ parcels: 1 });
    const refused = await failure(shop(sendToken(() => seller)).receiveGoods(parcels()));
    expect(refused).toBe('PermissionDenied: cần vai nhap-kho');
  });

  test('that is missing, over, or of another signer is no token', async () => {
    const { key, shop } = await open();
    const sku = 'DEP';
    const over = await issueToken(key, 'ban-hang', '1 minute ago');
    const other = await open();
    const forged = await issueToken(other.key, 'ban-hang', '15 minutes');
    expect(await failure(shop().getStock({ sku }))).toBe('Unauthenticated: Invalid Compact JWS');
    expect(await failure(shop(sendToken(() => over)).getStock({ sku }))).toBe(
      'Unauthenticated: "exp" claim timestamp check failed',
    );
    expect(await failure(shop(sendToken(() => forged)).getStock({ sku }))).toBe(
      'Unauthenticated: signature verification failed',
    );
  });

  test('is asked for anew with each call of a connection', async () => {
    const { key, shop } = await open();
    let token = await issueToken(key, 'ban-hang', '1 minute ago');
    const one = shop(sendToken(() => token));
    expect(await failure(one.getStock({ sku: 'DEP' }))).toMatch(/^Unauthenticated/);
    token = await issueToken(key, 'ban-hang', '15 minutes');
    expect(await one.getStock({ sku: 'DEP' })).toMatchObject({ left: 16 });
  });
});
