import { expect, onTestFinished, test } from 'vitest';
import type { Corner } from '#server/technologies/technology.ts';
import { loadLab } from './labs.ts';
import { openSandbox } from './sandbox.ts';

/** A room of the lab whose browser calls, without the programs that it calls. */
const openRoom = async () => {
  const lab = await loadLab('grpc-in-browser');
  const browser = lab?.roles.browser;
  if (!lab || !browser) throw new Error('no such lab');
  const reports: unknown[] = [];
  const corner: Corner = {
    env: () => ({ SECRET: 'nothing for a browser' }),
    resolve: () => 'http://127.0.0.1:15000',
    report: () => {},
    browserReport: (_program, report) => reports.push(report),
    carry: () => Promise.resolve(new Response('carried')),
    close: async () => {},
  };
  const sandbox = await openSandbox({
    id: 'room',
    lab: { ...lab, roles: { browser } },
    learner: 'an',
    openCorners: async () => new Map([['grpc', corner]]),
    onEvent: () => {},
    onRestart: () => {},
    onFailure(error) {
      throw error;
    },
  });
  onTestFinished(sandbox.close);
  return { sandbox, reports };
};

test('who presses gets what their browser is to do, with the settings of that moment, paths of the site and no secret', async () => {
  const { sandbox } = await openRoom();
  const env = { GATEWAY_URL: '/api/sandboxes/room/programs/gateway', KIND: 'ask', PROTOCOL: 'grpc-web' };
  const task = { lab: 'grpc-in-browser', program: 'browser', line: 'call', env };
  expect(await sandbox.act({ action: 'call' })).toEqual(task);
  expect(await sandbox.act({ action: 'protocol', value: 'connect' })).toBeUndefined();
  expect(await sandbox.act({ action: 'call' })).toEqual({ ...task, env: { ...env, PROTOCOL: 'connect' } });
  expect(sandbox.pids()).toEqual([]);
});

test('a request is carried to a program that runs, and to no other', async () => {
  const { sandbox } = await openRoom();
  const request = new Request('http://site.test/', { method: 'POST' });
  await expect(sandbox.carry('gateway', '/a.B/C', request)).rejects.toMatchObject({
    status: 503,
    code: 'program-not-running',
  });
});

test('only what runs in the browser reports from there', async () => {
  const { sandbox, reports } = await openRoom();
  sandbox.browserReport('browser', { said: 1 });
  expect(() => sandbox.browserReport('gateway', { said: 2 })).toThrow('unknown-program');
  expect(reports).toEqual([{ said: 1 }]);
});
