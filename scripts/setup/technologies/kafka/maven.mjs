import path from 'node:path';
import { whole } from '../../debian.mjs';
import { onPath } from '../../folders.mjs';

/**
 * The machine's own Maven, or the folder of an extracted one.
 * @typedef {{ command: string } | { home: string }} Maven
 */

/** The machine's Maven, or undefined. */
export const findMaven = () => onPath('mvn');

/**
 * Maven and the Java libraries that its folder links to, extracted on first use.
 * @param {import('../../extraction.mjs').Extraction} extraction
 */
export async function extractMaven(extraction) {
  const root = path.join(extraction.tools, 'maven');
  await whole(root, async (partial) => {
    const apt = extraction.apt();
    const names = (await apt.closure('maven', 'everything')).filter((name) => /^(maven|lib.*-java)$/.test(name));
    await apt.extract(names, partial);
  });
  return path.join(root, 'usr/share/maven');
}
