import { gzipSync } from 'node:zlib';

/** KB (1,000 bytes) of JavaScript, gzipped, that a page names in its HTML: what a first visit loads before it is usable. */
export const firstLoadKb = async (url: string): Promise<number> => {
  const html = await (await fetch(url)).text();
  const sources = [...html.matchAll(/<script[^>]+src="([^"]+)"([^>]*)>/g)]
    // Modern browsers skip what is for those without modules.
    .filter(([tag]) => !/nomodule/i.test(tag))
    .map(([, source]) => new URL(source ?? '', url).href);
  const sizes = await Promise.all(
    [...new Set(sources)].map(async (source) => gzipSync(await (await fetch(source)).bytes()).byteLength),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
};
