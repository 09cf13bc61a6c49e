import { syncBuiltinESMExports } from 'node:module';
import sqlite from 'node:sqlite';
import { fileURLToPath } from 'node:url';

/** Throws as Node does where this process may not read and write the file of a database. */
const check = (file: unknown): void => {
  const path = pathOf(file);
  if (path === undefined || mayOpen(path)) return;
  throw Object.assign(new Error('Access to this API has been restricted'), { code: 'ERR_ACCESS_DENIED' });
};

const mayOpen = (path: string): boolean => {
  // Without the permission model there is nobody to ask.
  if (!process.permission) return true;
  return process.permission.has('fs.read', path) && process.permission.has('fs.write', path);
};

/** The file on the disk that SQLite would open; undefined for a database in memory. */
const pathOf = (file: unknown): string | undefined => {
  if (file instanceof URL) return fileURLToPath(file);
  const name = String(file);
  if (name === '' || name === ':memory:') return undefined;
  return name.startsWith('file:')
    ? decodeURIComponent(name.slice('file:'.length).replace(/^\/\/[^/]*|[?#].*$/g, ''))
    : name;
};

/**
 * Keeps node:sqlite to the files that the program may read and write: Node's permission model, as of Node 24, does not ask when
 * SQLite opens one. Must run before the program imports node:sqlite.
 */
export const keepWithinReach = (): void => {
  const { DatabaseSync: Original, backup } = sqlite;
  const DatabaseSync = new Proxy(Original, {
    construct(target, args, newTarget) {
      check(args[0]);
      return Reflect.construct(target, args, newTarget);
    },
  });
  Original.prototype.constructor = DatabaseSync;
  Object.assign(sqlite, {
    DatabaseSync,
    backup: (...args: Parameters<typeof backup>) => {
      check(args[1]);
      return backup(...args);
    },
  });
  syncBuiltinESMExports();
};

/** Whether a statement may open that file as well, as ATTACH and VACUUM INTO ask. */
export const mayAttach = (file: string | null): boolean => {
  const path = pathOf(file ?? '');
  return path === undefined || mayOpen(path);
};
