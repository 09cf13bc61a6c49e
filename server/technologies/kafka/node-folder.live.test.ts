import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readPart } from '#server/brokers/setup-file.ts';
import { kafkaPrograms } from './node.ts';
import { format, jvmArguments, writeNodeFolder } from './node-folder.ts';

const programs = readPart('kafka', kafkaPrograms, '.data');

test.skipIf(!programs)(
  'a folder is formatted for a cluster whose name begins with a dash, as one in 64 does',
  async () => {
    if (!programs) return;
    const dataDir = mkdtempSync(path.join(tmpdir(), 'kafka-folder-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const logs = path.join(dataDir, 'logs');
    const settings = writeNodeFolder(
      dataDir,
      [
        'process.roles=broker,controller',
        'node.id=1',
        'controller.listener.names=CONTROLLER',
        'listeners=CONTROLLER://127.0.0.1:1,PLAINTEXT://127.0.0.1:2',
        'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
        'controller.quorum.voters=1@127.0.0.1:1',
        `log.dirs=${logs}`,
        '',
      ].join('\n'),
    );
    const clusterId = `-${Buffer.alloc(16).toString('base64url').slice(1)}`;
    await format(programs.java, jvmArguments(programs.libs, dataDir), { dataDir, settings, clusterId });
    expect(existsSync(path.join(logs, 'meta.properties'))).toBe(true);
  },
);
