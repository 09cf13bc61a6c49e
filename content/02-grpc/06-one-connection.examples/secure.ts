// Cùng một service, qua TLS: client biết mình nói với đúng kho; và qua mTLS: kho cũng biết ai gọi.
import { createSecureServer } from 'node:http2';
import { type ConnectRouter, createClient, type Interceptor } from '@connectrpc/connect';
import { connectNodeAdapter, createGrpcTransport } from '@connectrpc/connect-node';
import { StockService } from '#proto/shop/v1/stock_pb.ts';
import type { Identity } from './certificates.ts';

type Routes = (router: ConnectRouter) => void;

/** TLS: kho đưa chứng chỉ của nó ra. */
export function serveTls(routes: Routes, { key, cert }: Identity) {
  return createSecureServer({ key, cert }, connectNodeAdapter({ routes }));
}

/** mTLS: kho đòi chứng chỉ của client, và chỉ nhận chứng chỉ do CA của cửa hàng ký. */
export function serveMutualTls(routes: Routes, { key, cert }: Identity, ca: string) {
  return createSecureServer(
    { key, cert, ca, requestCert: true, rejectUnauthorized: true },
    connectNodeAdapter({ routes }),
  );
}

/** `trust` gồm CA mà client tin, và với mTLS cả khoá lẫn chứng chỉ của chính nó. */
export function stockAt(baseUrl: string, trust: { ca?: string } & Partial<Identity>, interceptors: Interceptor[] = []) {
  return createClient(StockService, createGrpcTransport({ baseUrl, nodeOptions: trust, interceptors }));
}
