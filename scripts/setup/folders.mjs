import { existsSync, mkdirSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const projectDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The one ignored folder into which everything of this project goes; `TRAMTIN_DATA` moves it. */
export const dataDir = path.resolve(projectDir, process.env.TRAMTIN_DATA || '.data');

/** Where the set-up writes what it found, for the server to read. */
export const setupFile = path.join(dataDir, 'setup.json');

const plain = /^[\w/.@+-]+$/;

/**
 * Where extracted programs live: in the data folder, or in the user's cache where its path has a space or a letter
 * beyond ASCII, which RabbitMQ's and Kafka's own scripts and settings do not bear.
 */
export function toolsDir() {
  const inside = path.join(dataDir, 'tools');
  if (plain.test(inside) || process.platform === 'win32') return inside;
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'tram-tin');
  return path.join(plain.test(cache) ? cache : `/var/tmp/tram-tin-${userInfo().uid}`, 'tools');
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
