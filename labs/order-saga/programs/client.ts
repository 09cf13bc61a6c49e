// Gọi service khác của cửa hàng bằng gRPC.
import type { DescService } from '@bufbuild/protobuf';
import { createClient, type Interceptor } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { traced, traceHeaders } from './tracing.ts';

/** Một span cho mỗi cuộc gọi; service kia đọc header để làm span con. */
const withTrace: Interceptor = (next) => (call) => {
  const attributes = { 'rpc.system': 'grpc', 'rpc.service': call.service.typeName, 'rpc.method': call.method.name };
  const orderId = call.header.get('ce-subject') ?? undefined;
  return traced(call.method.name, { kind: 'CLIENT', attributes, orderId }, () => {
    for (const [name, value] of Object.entries(traceHeaders())) call.header.set(name, value);
    return next(call);
  });
};

/** Cuộc gọi nào cũng có hạn chót: service bị treo thì không kéo theo người gọi nó. */
export function clientOf<Service extends DescService>(service: Service, baseUrl: string) {
  const defaultTimeoutMs = Number(process.env.CALL_TIMEOUT_MS ?? 2000);
  return createClient(service, createGrpcTransport({ baseUrl, defaultTimeoutMs, interceptors: [withTrace] }));
}

/** Ghi trong metadata cuộc gọi này nói về đơn nào: muốn theo một đơn qua mọi service thì cần mã ấy. */
export function about(orderId: string) {
  return { headers: { 'ce-subject': orderId } };
}
