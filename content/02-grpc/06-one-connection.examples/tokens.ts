// JWT trong metadata: client gắn vào mỗi cuộc gọi, server soát trước khi handler chạy.
import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { jwtVerify, SignJWT } from 'jose';

const issuer = 'https://dang-nhap.cua-hang.example';
const audience = 'kho';

/** Bên phát token: ký bằng khoá riêng. */
export function issueToken(key: CryptoKey, role: string, expires: string) {
  const token = new SignJWT({ role }).setProtectedHeader({ alg: 'ES256' });
  return token.setIssuer(issuer).setAudience(audience).setExpirationTime(expires).sign(key);
}

/** Phía client: hỏi token cho từng cuộc gọi, vì kết nối sống lâu hơn token. */
export function sendToken(tokenNow: () => string): Interceptor {
  return (next) => (request) => {
    request.header.set('Authorization', `Bearer ${tokenNow()}`);
    return next(request);
  };
}

/** Phía server: khoá công khai đủ để soát. `roles` nói lời gọi nào đòi vai nào. */
export function checkToken(key: CryptoKey, roles: Readonly<Record<string, string>>): Interceptor {
  return (next) => async (request) => {
    const token = (request.header.get('Authorization') ?? '').replace(/^Bearer /, '');
    const { payload } = await jwtVerify(token, key, { issuer, audience }).catch((error: Error) => {
      throw new ConnectError(error.message, Code.Unauthenticated); // không biết bạn là ai
    });
    const role = roles[request.method.name];
    if (role !== undefined && payload.role !== role) {
      throw new ConnectError(`cần vai ${role}`, Code.PermissionDenied); // biết bạn là ai, và không cho
    }
    return next(request);
  };
}
