import type { Part } from '#model/technologies.ts';
import type { Corner, Emit, SandboxScope } from '../technology.ts';
import { doorOf, type KafkaAddress } from './address.ts';
import { readClientReport } from './client-report.ts';
import { startMeasuring } from './measure.ts';
import { createObserver } from './observe.ts';
import { deprovision, nameTenant, provision, type Tenant } from './provision.ts';
import { holdAdmin } from './shared-admin.ts';
import { createSurveyor } from './survey.ts';
import { signToken } from './tokens.ts';
import { adminClient } from './warm.ts';

/** Signed anew for every program; a connection outlives its token, a reconnect does not. */
const tokenLifeMs = 24 * 3_600_000;

/**
 * A sandbox's corner of Kafka: a prefix for topics, groups and transactions, with tokens that open nothing else. Topics and
 * permissions outlast a broker that is killed, so nothing has to be made again when it returns.
 */
export const openCorner = async (address: KafkaAddress, scope: SandboxScope, emitEvent: Emit): Promise<Corner> => {
  const tenant = nameTenant(scope.id);
  const topics = scope.lab.topics ?? {};
  const giveBack = holdAdmin(address);
  const admin = adminClient(address, `tramtin-${scope.id}`).admin();
  // Not waited for: the first program takes longer to join its group.
  const connected = admin.connect();
  connected.catch(ignore);
  let closed = false;
  const emit: Emit = (draft) => {
    if (!closed) emitEvent(draft);
  };
  try {
    await provision(address, tenant, topics);
  } catch (error) {
    closed = true;
    await Promise.all([deprovision(address, tenant).catch(ignore), hangUp(admin, connected)]);
    giveBack();
    throw error;
  }
  for (const [topic, { partitions }] of Object.entries(topics)) {
    emit({ type: 'topic.created', origin: 'platform', topic, partitions });
  }
  const observer = createObserver({
    prefix: tenant.prefix,
    emit,
    onChange: (how) => measurer.touch(how),
  });
  const names = (isWanted: (topic: string) => boolean): string[] =>
    Object.keys(topics)
      .filter(isWanted)
      .map((topic) => tenant.prefix + topic);
  const kept = names((topic) => topics[topic]?.surveyed === true);
  const measurer = startMeasuring({
    admin,
    observer,
    topics: names(() => true),
    ...(kept.length > 0 && { kept: { topics: kept, surveyor: createSurveyor(admin.logger(), address) } }),
  });

  return {
    env: () => tenantEnv(address, tenant),
    resolve: (value) => tenantName(tenant, value),
    doors: address.programBrokers.map(doorOf),
    report(program, report) {
      const read = readClientReport(report);
      if (read) observer.reported(program, read);
    },
    programStarted: (program) => observer.programStarted(program),
    programExited: (program) => observer.programExited(program),
    programFrozen: (program) => observer.programFrozen(program),
    programThawed: (program) => observer.programThawed(program),
    async close() {
      observer.close();
      closed = true;
      await measurer.stop();
      await Promise.all([deprovision(address, tenant).catch(ignore), hangUp(admin, connected)]);
      giveBack();
    },
  };
};

/** What lets a program in, and lets it reach nothing else. */
export const tenantEnv = (address: KafkaAddress, { subject }: Tenant): Record<string, string> => ({
  KAFKA_BROKERS: address.programBrokers.join(','),
  ...(address.tokenIssuer && { KAFKA_TOKEN: signToken(address.tokenIssuer, subject, tokenLifeMs) }),
});

/** The broker's name for one of the lab's own; undefined for what is another technology's. */
export const tenantName = ({ prefix }: Tenant, value: Part<'env'>): string | undefined => {
  if ('topic' in value) return prefix + value.topic;
  if ('transaction' in value) return prefix + value.transaction;
  return 'group' in value ? prefix + value.group : undefined;
};

const ignore = (): void => {};

const hangUp = async (admin: { disconnect(): Promise<void> }, connected: Promise<void>): Promise<void> => {
  await connected.catch(ignore);
  await admin.disconnect().catch(ignore);
};
