// The shop with brokers of its own, until it is asked to stop: what scripts/shop.mjs starts once everything is in place.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { openBrokers } from '#server/brokers/open.ts';
import { addressesOf } from '#server/brokers/until-ready.ts';
import { freePortFrom } from '../setup/ports.mjs';
import { copy } from './copy.vi.ts';
import { type MemberName, memberNames, members } from './members.ts';
import { openShopPlace } from './place.ts';
import { openShop, type Shop } from './shop.ts';

/** Before a program that has ended is started again, as a container with `restart: always` is. */
const restartMs = 1_000;

const dataDir = path.resolve(process.env.TRAMTIN_DATA || '.data/shop');
const folder = path.join(dataDir, 'databases');
mkdirSync(folder, { recursive: true });

const told: string[] = [];
const brokers = openBrokers({ dataDir, log: (line) => told.push(line) });
let shop: Shop | undefined;
let stopping = false;

const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await shop?.stop();
  await brokers.stop();
  process.exit();
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());

const isMember = (name: string): name is MemberName => name in members;

const revive = async (name: MemberName): Promise<void> => {
  await wait(restartMs);
  // One that ends again before it is ready comes here once more.
  if (!stopping) await shop?.start(name).catch(() => {});
};

try {
  const addresses = await addressesOf(brokers);
  for (const line of told) console.log(line);
  const place = await openShopPlace(addresses, 'shop');
  shop = await openShop({
    folder,
    env: place.env,
    portFor: freePortFrom,
    onLine: ({ program, text }) => console.log(copy.line(program, text)),
    onEnd: (program, { signal, code }) => {
      if (!shop) return;
      console.error(copy.ended(program, signal ?? code));
      void revive(program);
    },
  });
  const { ports, pidOf, databaseOf, url } = shop;
  for (const name of memberNames) console.log(copy.member(name, pidOf(name), ports[name], members[name].database));
  console.log(copy.open(url.replace('127.0.0.1', 'localhost'), path.dirname(databaseOf('order'))));
} catch (error) {
  if (!stopping) {
    for (const line of told) console.error(line);
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  await stop();
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [name = '', ...command] = line.trim().split(' ');
  if (isMember(name) && command.length > 0) {
    try {
      shop?.tell(name, command.join(' '));
    } catch {
      console.error(copy.notRunning(name));
    }
  } else console.error(copy.usage(memberNames));
});
