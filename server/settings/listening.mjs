import { copy } from './copy.vi.mjs';

/**
 * Which setting kept a server from listening, by the code of its error.
 * @param {{ host: string, port: number }} door
 * @param {unknown} error
 */
export function wrongDoor({ host, port }, error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
  if (code === 'EACCES') return copy.wrong('PORT', `${port}`, copy.portNotAllowed);
  if (code === 'EADDRINUSE') return copy.wrong('PORT', `${port}`, copy.portTaken);
  return copy.wrong('HOST', host, copy.host(code));
}
