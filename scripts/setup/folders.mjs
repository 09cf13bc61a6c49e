import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const projectDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The one ignored folder into which everything of this project goes; `TRAMTIN_DATA` moves it. */
export const dataDir = path.resolve(projectDir, process.env.TRAMTIN_DATA || '.data');

/** Where the set-up writes what it found, for the server to read. */
export const setupFile = path.join(dataDir, 'setup.json');

/**
 * Where extracted programs live. RabbitMQ's own scripts break on a space in their path, so such a checkout keeps them
 * in the user's cache folder.
 */
export function toolsDir() {
  const inside = path.join(dataDir, 'tools');
  if (!/\s/.test(inside)) return inside;
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.join(cache, 'tram-tin', 'tools');
}

/**
 * Path of a program on PATH, with the folders a plain user's PATH leaves out; undefined where it is not to be found.
 * @param {string} name
 */
export function onPath(name) {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/sbin',
  ];
  return folders
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** @param {string} folder */
export function ensureDir(folder) {
  mkdirSync(folder, { recursive: true });
  return folder;
}
