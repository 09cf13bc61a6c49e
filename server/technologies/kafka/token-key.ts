import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TokenIssuer } from './address.ts';

/** What signs the tokens of lab programs, and the file by which the broker checks them. */
export interface TokenKey {
  issuer: TokenIssuer;
  jwksFile: string;
}

/**
 * The RSA key of this data folder, made on first use. Its public half lies beside it as `jwks.json`, which the broker
 * reads; the private half never leaves the platform.
 */
export function tokenKeyOf(folder: string): TokenKey {
  const keyFile = path.join(folder, 'token-key.pem');
  const jwksFile = path.join(folder, 'jwks.json');
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const partial = `${keyFile}.${randomBytes(4).toString('hex')}`;
    writeFileSync(partial, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    renameSync(partial, keyFile);
  }
  const privateKeyPem = readFileSync(keyFile, 'utf8');
  const keyId = 'tramtin-programs';
  const jwk = createPublicKey(privateKeyPem).export({ format: 'jwk' });
  writeFileSync(jwksFile, JSON.stringify({ keys: [{ ...jwk, kid: keyId, use: 'sig', alg: 'RS256' }] }), {
    mode: 0o644,
  });
  return { issuer: { privateKeyPem, keyId, issuer: 'tramtin', audience: 'tramtin' }, jwksFile };
}
