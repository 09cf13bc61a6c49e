import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
const ofFiles = "default-src 'none'; frame-ancestors 'none'";
const ofMissing = '/_not-found';

/** Gives an answer its headers before anybody writes it. */
export type SecurityHeaders = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Headers that tell a browser what our pages never do. A page may run the site's files and the very scripts that stand in
 * its own HTML, known by their hashes from the build in `builtDir`; without one, as in development, any script of its HTML.
 */
export const createSecurityHeaders = (builtDir: string | undefined): SecurityHeaders => {
  const policies = builtDir === undefined ? undefined : policiesOf(path.join(builtDir, 'server', 'app'));
  const fallback = policies
    ? (policies.get(ofMissing) ?? policyWith([]))
    : policyWith(["'unsafe-inline'", "'unsafe-eval'"]);
  return (request, response) => {
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
    const [place = '/'] = request.url?.split('?') ?? [];
    const policy = place.startsWith('/_next/static/') ? ofFiles : (policies?.get(place) ?? fallback);
    response.setHeader('content-security-policy', policy);
  };
};

/** The policy of every built page by its path. */
const policiesOf = (folder: string): Map<string, string> => {
  if (!existsSync(folder)) return new Map();
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return new Map(
    pages.map((file) => {
      const place = `/${file.replaceAll(path.sep, '/').replace(/\.html$/, '')}`;
      return [
        place === '/index' ? '/' : place,
        policyWith(inlineScripts(readFileSync(path.join(folder, file), 'utf8'))),
      ];
    }),
  );
};

/** Sources that allow exactly the scripts written into the HTML. */
const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );

const policyWith = (scripts: readonly string[]): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...new Set(scripts)].join(' '),
    // React's and mermaid's drawings carry their styles with them.
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
