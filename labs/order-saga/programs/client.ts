// Gọi service khác của cửa hàng bằng gRPC.
import type { DescService } from '@bufbuild/protobuf';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';

/** Cuộc gọi nào cũng có hạn chót: service bị treo thì không kéo theo người gọi nó. */
export function clientOf<Service extends DescService>(service: Service, baseUrl: string) {
  const defaultTimeoutMs = Number(process.env.CALL_TIMEOUT_MS ?? 2000);
  return createClient(service, createGrpcTransport({ baseUrl, defaultTimeoutMs }));
}

/** Ghi trong metadata cuộc gọi này nói về đơn nào: muốn theo một đơn qua mọi service thì cần mã ấy. */
export function about(orderId: string) {
  return { headers: { 'ce-subject': orderId } };
}
