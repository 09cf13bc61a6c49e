// npm run shop: the shop of the course's last line as it is, without the site: brokers, then its programs, until Ctrl-C.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { dieWithParent } from '#server/processes/die-with-parent.mjs';
import { quietExperiments } from '#server/processes/quiet.mjs';
import { wrongSettingCode } from '#server/settings/reading.mjs';
import { copy } from './setup/copy.vi.mjs';
import { stopCompose } from './setup/docker-compose.mjs';
import { dataDir, projectDir, setupFile } from './setup/folders.mjs';
import { messageOf } from './setup/message-of.mjs';
import { NodeTooOld } from './setup/packages.mjs';
import { prepare } from './setup/prepare.mjs';
import { wrongSettings } from './setup/settings.mjs';
import { stopInOrder } from './setup/stop-in-order.mjs';

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n${error instanceof NodeTooOld ? copy.nodeTooOld(error.version) : copy.failed(messageOf(error))}`);
  process.exit(1);
}

async function main() {
  console.log(copy.shopTitle);
  const wrong = await wrongSettings();
  for (const sentence of wrong) console.error(sentence);
  if (wrong.length > 0) return wrongSettingCode;
  const { node24, brokers, done } = await prepare();
  const found = await brokers;
  done();

  const { command, args, watch } = dieWithParent(node24, [quietExperiments, 'scripts/shop/main.ts'], 'SIGTERM');
  const shop = spawn(command, args, {
    cwd: projectDir,
    env: { ...process.env, TRAMTIN_DATA: path.join(dataDir, 'shop'), TRAMTIN_SETUP: setupFile },
    // What is typed here is for the programs.
    stdio: ['pipe', 'inherit', 'inherit'],
    // Ctrl-C is for this process, which then stops the shop in order.
    detached: true,
  });
  if (shop.pid) watch(shop.pid);
  shop.stdin.on('error', () => {});
  process.stdin.pipe(shop.stdin);
  const stopped = stopInOrder(shop);
  /** @type {number} */
  const code = await new Promise((resolve) => {
    shop.once('error', () => resolve(1));
    shop.once('exit', (code) => resolve(code ?? 1));
  });
  process.stdin.unpipe();
  process.stdin.pause();
  // Containers are nobody's children: they are stopped by name.
  if (Object.values(found).some(({ source }) => source === 'docker')) await stopCompose();
  if (stopped()) console.log(copy.stopped);
  return stopped() ? 0 : code;
}
