import { setTimeout as wait } from 'node:timers/promises';
import type { AclEntry, AclFilter, Admin, ITopicConfig } from 'kafkajs';
import type { Lab } from '#model/lab.ts';
import type { IsLeft } from '../technology.ts';
import type { KafkaAddress } from './address.ts';
import { evictMembers } from './evict.ts';
import { kafkajs } from './kafkajs.ts';
import { withAdmin } from './shared-admin.ts';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** A sandbox's place on the broker: whatever is named with the prefix, open to the principal alone. */
export interface Tenant {
  /** Put before every topic, group and transactional id. */
  prefix: string;
  /** Subject of the sandbox's tokens. */
  subject: string;
}

const everyPrefix = 'tt-';
const tenantName = new RegExp(`^${everyPrefix}([^.]+)\\.`);
const leadersLimitMs = 10_000;
const leadersEveryMs = 10;
const retryMs = 250;
/** A member that nobody can evict is dropped by the broker when its session runs out. */
const limitMs = 15_000;

/** What a sandbox is called on the broker; nothing is there yet. */
export const nameTenant = (sandbox: string): Tenant => ({ prefix: `${everyPrefix}${sandbox}.`, subject: sandbox });

/** Makes topics and permissions side by side; resolves when programs may use them. Making them again changes nothing. */
export const provision = (address: KafkaAddress, tenant: Tenant, topics: Lab['topics'] = {}): Promise<void> =>
  withAdmin(address, async (admin) => {
    const made = Object.entries(topics).map(([topic, { partitions, config }]) => ({
      topic: tenant.prefix + topic,
      numPartitions: partitions,
      configEntries: Object.entries(config ?? {}).map(([name, value]) => ({ name, value })),
    }));
    await Promise.all([
      made.length > 0 && createTopics(admin, made),
      // A broker that asks for no token knows nobody by name.
      address.tokenIssuer && admin.createAcls({ acl: permissions(tenant) }),
    ]);
  });

// kafkajs can wait for leaders itself, but gives up when the broker that it asks has not yet heard of the topic.
const createTopics = async (admin: Admin, topics: ITopicConfig[]): Promise<void> => {
  await admin.createTopics({ topics, waitForLeaders: false });
  const names = topics.map(({ topic }) => topic);
  const deadline = performance.now() + leadersLimitMs;
  for (;;) {
    try {
      const metadata = await admin.fetchTopicMetadata({ topics: names });
      const led = metadata.topics.filter(({ partitions }) => partitions.every(({ leader }) => leader >= 0));
      if (led.length === names.length) return;
    } catch (error) {
      if (!isNotYet(error)) throw error;
    }
    if (performance.now() > deadline)
      throw new Error(`no leader within ${leadersLimitMs / 1000} s: ${names.join(', ')}`);
    await wait(leadersEveryMs);
  }
};

const isNotYet = (error: unknown): boolean =>
  error instanceof Error &&
  'type' in error &&
  (error.type === 'UNKNOWN_TOPIC_OR_PARTITION' || error.type === 'LEADER_NOT_AVAILABLE');

/** Takes topics, groups and permissions away, also those that programs made; rejects when the broker is away. */
export const deprovision = (address: KafkaAddress, tenant: Tenant): Promise<number> =>
  withAdmin(address, async (admin) => {
    const isOurs = (name: string): boolean => name.startsWith(tenant.prefix);
    // Without permissions first: a program that is still dying makes nothing new.
    if (address.tokenIssuer) await admin.deleteAcls({ filters: [filterOf(`User:${tenant.subject}`)] });
    return await remove(admin, address, isOurs);
  });

/** Deletes the tenants of sandboxes that are left; returns how many topics, groups and permissions that were. */
export const sweepTenants = (address: KafkaAddress, isLeft: IsLeft): Promise<number> =>
  withAdmin(address, async (admin) => {
    const isOurs = (name: string): boolean => {
      const [, sandbox] = tenantName.exec(name) ?? [];
      return sandbox !== undefined && isLeft(sandbox);
    };
    const permissionsGone = address.tokenIssuer ? await removePermissions(admin, isOurs) : 0;
    return permissionsGone + (await remove(admin, address, isOurs));
  });

const remove = async (admin: Admin, address: KafkaAddress, isOurs: (name: string) => boolean): Promise<number> => {
  const [topics, groups] = await Promise.all([
    removeTopics(admin, isOurs),
    removeGroups(admin, address, isOurs, performance.now() + limitMs),
  ]);
  return topics + groups;
};

const removeTopics = async (admin: Admin, isOurs: (name: string) => boolean): Promise<number> => {
  const topics = (await admin.listTopics()).filter(isOurs);
  // Asked about a topic that is not there, kafkajs tries for seconds.
  if (topics.length > 0) await admin.deleteTopics({ topics });
  return topics.length;
};

const removeGroups = async (
  admin: Admin,
  address: KafkaAddress,
  isOurs: (name: string) => boolean,
  deadline: number,
): Promise<number> => {
  const { groups } = await admin.listGroups();
  const ours = groups.map(({ groupId }) => groupId).filter(isOurs);
  if (ours.length === 0) return 0;
  await evictMembers(admin, address, ours);
  const gone = await Promise.allSettled(ours.map((group) => admin.deleteGroups([group])));
  const removed = gone.filter(({ status }) => status === 'fulfilled').length;
  if (removed === ours.length || performance.now() > deadline) return removed;
  await wait(retryMs);
  return removed + (await removeGroups(admin, address, isOurs, deadline));
};

const removePermissions = async (admin: Admin, isOurs: (name: string) => boolean): Promise<number> => {
  const { resources } = await admin.describeAcls(filterOf());
  const principals = new Set(
    resources
      .filter(({ resourceName }) => isOurs(resourceName))
      .flatMap(({ acls }) => acls.map(({ principal }) => principal)),
  );
  if (principals.size > 0) await admin.deleteAcls({ filters: [...principals].map(filterOf) });
  return principals.size;
};

const ownResources = [AclResourceTypes.TOPIC, AclResourceTypes.GROUP, AclResourceTypes.TRANSACTIONAL_ID];

const permissions = ({ prefix, subject }: Tenant): AclEntry[] =>
  ownResources.map((resourceType) => ({
    resourceType,
    resourceName: prefix,
    resourcePatternType: ResourcePatternTypes.PREFIXED,
    principal: `User:${subject}`,
    host: '*',
    operation: AclOperationTypes.ALL,
    permissionType: AclPermissionTypes.ALLOW,
  }));

const filterOf = (principal?: string): AclFilter => ({
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.ANY,
  operation: AclOperationTypes.ANY,
  permissionType: AclPermissionTypes.ANY,
  ...(principal !== undefined && { principal }),
});
