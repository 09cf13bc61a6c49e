import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { secretIn } from '#server/secret-file.ts';

/** Who is who: an anonymous learner is a random id in a signed cookie. */
export interface Learners {
  /** The learner of a request's `Cookie` header; undefined without one, or where the signature is not ours. */
  fromCookies(header: string | null | undefined): string | undefined;
  /** A new learner, and the `Set-Cookie` that makes the browser one; `secure` where it speaks TLS. */
  issue(how?: { secure: boolean }): { id: string; setCookie: string };
}

const cookieName = 'tramtin_learner';
const yearSeconds = 365 * 24 * 3600;

/** Learners whose cookies are signed with the secret kept in the data folder, which is made on first use. */
export const createLearners = (dataDir: string): Learners => {
  mkdirSync(dataDir, { recursive: true });
  const secret = secretIn(path.join(dataDir, 'cookie-secret'));
  const sign = (id: string): string => createHmac('sha256', secret).update(id).digest('base64url');
  return {
    fromCookies(header) {
      const [id, signature] = cookie(header)?.split('.') ?? [];
      if (!id || !signature) return undefined;
      const given = Buffer.from(signature);
      const right = Buffer.from(sign(id));
      return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
    },
    issue({ secure } = { secure: false }) {
      const id = randomBytes(16).toString('hex');
      const attributes = `Path=/; Max-Age=${yearSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
      return { id, setCookie: `${cookieName}=${id}.${sign(id)}; ${attributes}` };
    },
  };
};

const cookie = (header: string | null | undefined): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
