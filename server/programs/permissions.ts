import path from 'node:path';

/** What of this machine's files a program may touch. */
export interface Reach {
  /** Folders that it may read. */
  reads: readonly string[];
  /** Folders in which it may also make, change and delete files. */
  writes: readonly string[];
}

/**
 * Node's flags for a program that reaches these folders, the packages and nothing else of the disk: no file of the server, no
 * other process by `/proc`, no child process, no thread, no native code. What SQLite lays beside a file is in its folder.
 */
export const permissionFlags = ({ reads, writes }: Reach): string[] => [
  '--permission',
  ...[...reads, ...writes].map((folder) => `--allow-fs-read=${path.join(folder, '*')}`),
  ...writes.map((folder) => `--allow-fs-write=${path.join(folder, '*')}`),
  // Of Node 25 and later, which keep the network back as well.
  ...(process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : []),
];
