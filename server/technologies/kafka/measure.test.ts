import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startMeasuring } from './measure.ts';
import { adminClient } from './warm.ts';

let looks = 0;
let isUnsettled = false;

/** Looks that fall into so many seconds. */
const looksIn = async (seconds: number): Promise<number> => {
  const before = looks;
  await vi.advanceTimersByTimeAsync(1000 * seconds);
  return looks - before;
};

const nobody = { survey: async () => undefined, close: async () => {} };

const measure = (kept?: { low: number; high: number }) => {
  const admin = adminClient({ adminBrokers: ['127.0.0.1:1'], programBrokers: [] }, 'test').admin();
  admin.describeGroups = async () => {
    looks += 1;
    return { groups: [] };
  };
  const nothing = (): void => {};
  admin.fetchOffsets = async () => [];
  admin.fetchTopicOffsets = async () => [{ partition: 0, offset: '', low: `${kept?.low}`, high: `${kept?.high}` }];
  const told = { isDefault: false, configSource: 1, isSensitive: false, readOnly: false, configSynonyms: [] };
  const configEntries = [
    { ...told, configName: 'cleanup.policy', configValue: 'delete' },
    { ...told, configName: 'retention.ms', configValue: '10000' },
  ];
  const resources = [{ configEntries, errorCode: 0, errorMessage: '', resourceName: 'orders', resourceType: 2 }];
  admin.describeConfigs = async () => ({ resources, throttleTime: 0 });
  const observer = {
    reported: nothing,
    programStarted: nothing,
    programExited: nothing,
    programFrozen: nothing,
    programThawed: nothing,
    described: nothing,
    measured: nothing,
    surveyed: nothing,
    configured: nothing,
    committed: nothing,
    stable: nothing,
    hasTransactions: () => false,
    close: nothing,
    mark: () => 0,
    groups: () => ['email'],
    isUnsettled: () => isUnsettled,
  };
  const topics = kept ? ['orders'] : [];
  return startMeasuring({ admin, topics, observer, ...(kept && { kept: { topics, surveyor: nobody } }) });
};

beforeEach(() => {
  looks = 0;
  isUnsettled = false;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('the broker is asked four times a second while something goes on, and less and less when nothing does', async () => {
  const measurer = measure();
  expect(await looksIn(4)).toBeGreaterThan(14);
  await looksIn(20);
  expect(await looksIn(80)).toBe(10);
  measurer.touch('traffic');
  expect(await looksIn(4)).toBeGreaterThan(14);
  await measurer.stop();
});

test('what the broker alone knows the end of is looked into as often as ever, however long it takes', async () => {
  isUnsettled = true;
  const measurer = measure();
  await looksIn(20);
  expect(await looksIn(10)).toBeGreaterThan(38);
  await measurer.stop();
});

test('the broker is asked as often as ever while records are there that it will remove before long', async () => {
  const filled = measure({ low: 3, high: 5 });
  await looksIn(20);
  expect(await looksIn(10)).toBeGreaterThan(38);
  await filled.stop();
  const empty = measure({ low: 5, high: 5 });
  await looksIn(40);
  expect(await looksIn(80)).toBe(10);
  await empty.stop();
});
