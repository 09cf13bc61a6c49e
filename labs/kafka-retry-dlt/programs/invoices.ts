// Kho hoá đơn, nhìn từ phía người gửi và người lấy: cất một tệp được một mã, đưa mã thì lấy lại được tệp.
import { createHash } from 'node:crypto';
import { get, request } from 'node:http';

const url = process.env.STORE_URL ?? 'http://127.0.0.1:8080';

/** Thứ đi trong record thay cho tệp: mã để lấy, và dấu vân tay để biết đã lấy đúng tệp ấy. */
export interface Claim {
  path: string;
  bytes: number;
  sha256: string;
}

const fingerprint = (file: Buffer) => createHash('sha256').update(file).digest('hex');

export function deposit(order: string, file: Buffer): Promise<Claim> {
  const path = `/invoices/${order}`;
  return new Promise((resolve, reject) => {
    const headers = { 'content-length': file.length, 'ce-subject': order };
    request(`${url}${path}`, { method: 'PUT', headers }, (response) => {
      response.resume();
      if (response.statusCode === 201) resolve({ path, bytes: file.length, sha256: fingerprint(file) });
      else reject(new Error(`Kho trả lời ${response.statusCode}`));
    })
      .on('error', reject)
      .end(file);
  });
}

export function collect(order: string, { path, sha256 }: Claim): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(`${url}${path}`, { headers: { 'ce-subject': order } }, async (response) => {
      const file = Buffer.concat(await response.toArray());
      if (response.statusCode !== 200) reject(new Error(`Kho trả lời ${response.statusCode}`));
      else if (fingerprint(file) !== sha256) reject(new Error('Tệp trong kho không phải tệp đã gửi'));
      else resolve(file);
    }).on('error', reject);
  });
}
