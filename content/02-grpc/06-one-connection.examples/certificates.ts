// CA và chứng chỉ của cửa hàng, làm ngay trong bộ nhớ. Ngoài đời việc này là của một CA thật, hay của service mesh.
import { generate } from 'selfsigned';

/** Khoá riêng và chứng chỉ, dạng PEM, như node:tls đọc. */
export interface Identity {
  key: string;
  cert: string;
}

const how = { keyType: 'ec', algorithm: 'sha256' } as const;

/** Một CA mới: chứng chỉ của nó để người khác tin, và hàm ký chứng chỉ cho một cái tên. */
export async function createAuthority() {
  const own = await generate([{ name: 'commonName', value: 'CA cua hang' }], {
    ...how,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });

  async function issue(name: string): Promise<Identity> {
    const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
      ...how,
      // Client so địa chỉ nó gọi với tên ở đây, không phải với commonName.
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
      ca: { key: own.private, cert: own.cert },
    });
    return { key, cert };
  }

  return { ca: own.cert, issue };
}
