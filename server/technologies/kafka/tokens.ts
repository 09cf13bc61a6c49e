import { createSign } from 'node:crypto';
import type { TokenIssuer } from './address.ts';

/**
 * A bearer token by which the programs' listener knows a sandbox: RS256, valid from now on for `lifeMs`. The broker
 * refuses it once it has expired, and what the subject may do is the ACLs' affair.
 */
export const signToken = (issuer: TokenIssuer, subject: string, lifeMs: number, now = Date.now()): string => {
  const issued = Math.floor(now / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid: issuer.keyId };
  const claims = {
    iss: issuer.issuer,
    aud: issuer.audience,
    sub: subject,
    // The broker wants a scope that is not empty; nothing looks at what it says.
    scope: 'lab',
    // Two machines' clocks may differ a little.
    iat: issued - 5,
    exp: issued + Math.ceil(lifeMs / 1000),
  };
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(issuer.privateKeyPem, 'base64url')}`;
};

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
