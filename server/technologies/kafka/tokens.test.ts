import { createVerify, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { signToken } from './tokens.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const issuer = {
  privateKeyPem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  keyId: 'k',
  issuer: 'house',
  audience: 'programs',
};
const now = 1_700_000_000_000;

test('a token names its sandbox and its end, and is signed by the issuer’s key', () => {
  const [header = '', claims = '', signature = ''] = signToken(issuer, 's1', 60_000, now).split('.');
  const decoded = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(decoded(header)).toMatchObject({ alg: 'RS256', kid: 'k' });
  expect(decoded(claims)).toMatchObject({ iss: 'house', aud: 'programs', sub: 's1', exp: now / 1000 + 60 });
  const verify = (text: string) => createVerify('RSA-SHA256').update(text).verify(publicKey, signature, 'base64url');
  expect(verify(`${header}.${claims}`)).toBe(true);
  expect(verify(`${header}.${claims}x`)).toBe(false);
});
