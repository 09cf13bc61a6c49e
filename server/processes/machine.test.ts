import { expect, test } from 'vitest';
import { limitingGroups, machine, timeIn } from './machine.ts';

test('groups that may limit the memory of a process, its own first, up to the root', () => {
  expect(limitingGroups('0::/system.slice/tramtin.service\n').map(({ folder }) => folder)).toEqual([
    '/sys/fs/cgroup/system.slice/tramtin.service',
    '/sys/fs/cgroup/system.slice',
    '/sys/fs/cgroup/',
  ]);
  const both = '9:name=systemd:/\n4:memory:/docker/abc\n1:cpu,cpuacct:/docker/abc\n0::/\n';
  expect(limitingGroups(both).map(({ folder, files }) => [folder, files.limit])).toEqual([
    ['/sys/fs/cgroup/memory/docker/abc', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup/memory/docker', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup/memory/', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup/', 'memory.max'],
  ]);
  expect(limitingGroups('')).toEqual([]);
});

test('processor time of a program, whatever it is called', () => {
  const fields = 'S 1 1 1 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 7 0 100 1000 100';
  expect(timeIn(`42 (node) ${fields}`)).toBe(3);
  expect(timeIn(`42 (a) b (c) ${fields}`)).toBe(3);
  expect(timeIn(undefined)).toBeUndefined();
  expect(timeIn('')).toBeUndefined();
});

test('this machine has memory and processors, and no more than Node says', () => {
  expect(machine.availableMemory()).toBeGreaterThan(0);
  expect(machine.processors).toBeGreaterThan(0);
  expect(machine.processorTime(0)).toBeUndefined();
});
