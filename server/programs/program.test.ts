import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { preloadsOf, serverTechnologies } from '#server/technologies.ts';
import { startProgram } from './program.ts';
import { type Report, readTiming } from './report.ts';

const makeFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'program-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};
let data: string;
let programs: string;
let shared: string;
beforeEach(() => {
  [data, programs, shared] = [makeFolder(), makeFolder(), makeFolder()];
  writeFileSync(path.join(data, 'secret'), 'the secret');
  writeFileSync(path.join(data, 'secret.json'), '"the secret"');
  writeFileSync(path.join(data, 'secret.mjs'), 'export default "the secret"');
  const database = new DatabaseSync(path.join(data, 'progress.db'));
  database.exec("CREATE TABLE learners (name); INSERT INTO learners VALUES ('the secret')");
  database.close();
});

/** What a program of that source prints, by stream, until it ends. */
const run = async (
  source: string,
  preloads: Record<string, string> = {},
  flags: string[] = [],
  reports: Report[] = [],
): Promise<Record<'stdout' | 'stderr', string[]>> => {
  const file = path.join(programs, 'trying.ts');
  writeFileSync(file, source);
  const printed: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] };
  const program = await startProgram({
    id: 'trying',
    file,
    cwd: programs,
    env: { DATA: data, SHARED: shared, PACKAGES: path.join(import.meta.dirname, '../../node_modules') },
    shares: [shared],
    flags,
    preloads,
    cables: {},
    onLine: (stream, line) => printed[stream].push(line),
    onReport: (report) => reports.push(report),
  });
  await program.ended;
  return printed;
};

const attempt = (expression: string): string => `
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const data: string = process.env.DATA ?? '';
const shared: string = process.env.SHARED ?? '';
try {
  console.log('got', JSON.stringify(await (${expression})));
} catch (error) {
  console.log('refused', error instanceof Error && 'code' in error ? error.code : error);
}`;

test.each([
  ['a file of the data folder', "fs.readFileSync(data + '/secret', 'utf8')"],
  ['the list of them', 'fs.readdirSync(data)'],
  ['one that is JSON, by require', "require(data + '/secret.json')"],
  ['one that is JSON, by import', "import(data + '/secret.json', { with: { type: 'json' } })"],
  ['one that is a module', "import(data + '/secret.mjs')"],
  [
    'one by a link that it made',
    "(fs.symlinkSync(data + '/secret', shared + '/link'), fs.readFileSync(shared + '/link', 'utf8'))",
  ],
  [
    'one by a copy that it made',
    "(fs.copyFileSync(data + '/secret', shared + '/copy'), fs.readFileSync(shared + '/copy', 'utf8'))",
  ],
  [
    'one by a hard link',
    "(fs.linkSync(data + '/secret', shared + '/link'), fs.readFileSync(shared + '/link', 'utf8'))",
  ],
  ['the server’s environment', "fs.readFileSync('/proc/' + process.ppid + '/environ', 'utf8')"],
  ['the server’s memory', "fs.openSync('/proc/' + process.ppid + '/mem', 'r')"],
  ['a file of the server by its descriptors', "fs.readdirSync('/proc/' + process.ppid + '/fd')"],
  [
    'a program of the machine',
    "require('node:child_process').execFileSync('/bin/cat', [data + '/secret'], { encoding: 'utf8' })",
  ],
  [
    'a thread',
    "new Promise((resolve, reject) => { const { Worker } = require('node:worker_threads'); new Worker('require(\"node:worker_threads\").parentPort.postMessage(1)', { eval: true }).on('message', resolve).on('error', reject); })",
  ],
  ['a file beside its own', "fs.writeFileSync(import.meta.filename + '.new', '')"],
])('a program may not have %s', async (_, expression) => {
  expect(await run(attempt(expression))).toEqual({ stdout: ['refused ERR_ACCESS_DENIED'], stderr: [] });
});

test.each([
  ['its own text', "fs.readFileSync(import.meta.filename, 'utf8').length > 100", 'true'],
  ['the packages', "typeof require(process.env.PACKAGES + '/amqplib').connect", '"function"'],
  ['files that it shares', "(fs.writeFileSync(shared + '/a', 'b'), fs.readFileSync(shared + '/a', 'utf8'))", '"b"'],
])('a program may have %s', async (_, expression, value) => {
  expect(await run(attempt(expression))).toEqual({ stdout: [`got ${value}`], stderr: [] });
});

const open = "const open = (file: string) => new (require('node:sqlite').DatabaseSync)(file);";
const all = ".prepare('SELECT name FROM learners').all()";

test.each([
  ['by its path', `open(data + '/progress.db')${all}`],
  ['by a URL', `open(new URL('file://' + data + '/progress.db'))${all}`],
  ['by a URI', `open('file:' + data + '/progress.db?mode=ro')${all}`],
  ['by the constructor of a database', `new (open(':memory:').constructor)(data + '/progress.db')${all}`],
  ['by a link', `(fs.symlinkSync(data + '/progress.db', shared + '/link.db'), open(shared + '/link.db')${all})`],
  ['by a backup into it', "require('node:sqlite').backup(open(':memory:'), data + '/progress.db')"],
])('a program that uses SQLite may not open a database of the server %s', async (_, expression) => {
  const { stdout } = await run(open + attempt(expression), preloadsOf(['sqlite']));
  expect(stdout).toEqual(['refused ERR_ACCESS_DENIED']);
});

test.each([
  ['ATTACH', 'open(shared + \'/own.db\').exec("ATTACH \'" + data + "/progress.db\' AS other")'],
  ['VACUUM INTO', 'open(shared + \'/own.db\').exec("VACUUM INTO \'" + data + "/copy.db\'")'],
])('a program that uses SQLite may not go to the server’s files by %s', async (_, expression) => {
  const { stdout } = await run(open + attempt(expression), preloadsOf(['sqlite']));
  expect(stdout).toEqual(['refused ERR_SQLITE_ERROR']);
});

test('a program that does not use SQLite has none', async () => {
  const { withheld = '' } = serverTechnologies.sqlite;
  const { stdout } = await run(attempt("require('node:sqlite')"), {}, [withheld]);
  expect(stdout).toEqual(['refused ERR_UNKNOWN_BUILTIN_MODULE']);
});

test('a program that uses SQLite has its database, with the journal beside it', async () => {
  const used =
    "(() => { const d = open(shared + '/own.db'); d.exec('PRAGMA journal_mode = wal; CREATE TABLE a (b); INSERT INTO a VALUES (1)'); d.exec('VACUUM'); return d.prepare('SELECT b FROM a').get(); })()";
  expect(await run(open + attempt(used), preloadsOf(['sqlite']))).toEqual({ stdout: ['got {"b":1}'], stderr: [] });
});

test('what a program did to its database is told with the line on which it did so', async () => {
  const source = `import { DatabaseSync } from 'node:sqlite';
interface Unused {
  of: string;
}
const database: DatabaseSync = new DatabaseSync(':memory:');
database.exec('CREATE TABLE charges (id)');
const insert = database.prepare('INSERT INTO charges VALUES (?)');
const charge = (id: string) =>
  insert.run(id);
database.exec('BEGIN');
charge('7');
database.exec('COMMIT');`;
  const reports: Report[] = [];
  await run(source, preloadsOf(['sqlite']), [], reports);
  expect(reports).toMatchObject([{ kind: 'ran', parameters: ['7'], site: 'trying.ts:9' }]);
});

test('what a program prints when it breaks names its own lines, and nothing of this machine or of the platform', async () => {
  const source = `import { createRequire } from 'node:module';
interface Unused {
  of: string;
}
const { connect } = createRequire(import.meta.url)(process.env.PACKAGES + '/amqplib');
await connect('amqp://127.0.0.1:1').catch((error: Error) => console.log(error.stack));
throw new Error('broken' satisfies string);`;
  const { stdout, stderr } = await run(source, preloadsOf(['rabbitmq']));
  expect(stdout.join('\n')).toContain('ECONNREFUSED');
  expect(stderr).toContain('trying.ts:7');
  expect(stderr).toContain('    at trying.ts:7:7');
  expect([...stdout, ...stderr].filter((line) => /file:|preload|\/server\/|\/tmp\//.test(line))).toEqual([]);
});

test('a program sees nothing in its environment of what the platform gave it to start with', async () => {
  const { stdout } = await run(
    'console.log(Object.keys(process.env).filter((name) => name.startsWith("TRAMTIN")).length)',
  );
  expect(stdout).toEqual(['0']);
});

test('what a program times by itself is reported as it says it, whatever it uses', async () => {
  const reports: Report[] = [];
  const source = `
performance.measure('ask 1', { start: 1, end: 4.5, detail: { way: 'REST', of: 2 } });
performance.measure('bare', { start: 2, end: 3 });
performance.mark('no measure');
await new Promise((resolve) => setTimeout(resolve, 50));`;
  await run(source, {}, [], reports);
  expect(reports.map(readTiming)).toEqual([
    { name: 'ask 1', ms: 3.5, detail: { way: 'REST', of: 2 } },
    { name: 'bare', ms: 1, detail: {} },
  ]);
  expect(readTiming({ of: 'grpc', kind: 'timed', name: 'x', ms: 1, detail: {} })).toBeUndefined();
});
