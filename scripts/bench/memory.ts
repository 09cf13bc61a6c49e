import { readdir, readFile } from 'node:fs/promises';

/** Proportional memory (PSS) in MB of a process and all its descendants, each by command name and pid. Linux only. */
export const memoryOf = async (pid: number): Promise<{ pid: number; name: string; mb: number }[]> => {
  const [name, rollup] = await Promise.all([read(`/proc/${pid}/comm`), read(`/proc/${pid}/smaps_rollup`)]);
  const kb = Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  const own = { pid, name: name.trim(), mb: kb / 1024 };
  const children = await Promise.all((await childrenOf(pid)).map(memoryOf));
  return [own, ...children.flat()];
};

/** Pids of a process's children. */
export const childrenOf = async (pid: number): Promise<number[]> => {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(tasks.map((task) => read(`/proc/${pid}/task/${task}/children`)));
  return lists.flatMap((list) => list.split(' ').map(Number).filter(Boolean));
};

const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
