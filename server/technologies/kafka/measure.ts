import type { Admin } from 'kafkajs';
import { z } from 'zod';
import { createExpiry } from './expiry.ts';
import { kafkajs, withHighWatermarks } from './kafkajs.ts';
import type { DescribedGroup, Observer } from './observe.ts';
import type { Surveyor } from './survey.ts';

/** Asks the broker how things stand, as often as what goes on deserves. */
export interface Measurer {
  /** Something happened: keep asking for a while; `group` asks at once. */
  touch(how: 'group' | 'traffic'): void;
  /** Resolves when no question is under way any more. */
  stop(): Promise<void>;
}

/** Whom to ask about what, and who hears the answers. */
export interface MeasurerSpec {
  /** Used by this sandbox alone: kafkajs never forgets a topic it was asked about, and trips over it once it is gone. */
  admin: Admin;
  /** Topics of the lab, names as on the broker. */
  topics: readonly string[];
  observer: Observer;
  /** Topics among them of which is to be known what they keep, and who walks over their logs. */
  kept?: { topics: readonly string[]; surveyor: Surveyor };
}

const { ConfigResourceTypes } = kafkajs;
const { MemberAssignment } = kafkajs.AssignerProtocol;

/** What decides how long a topic keeps what. */
const keepingConfigs = [
  'cleanup.policy',
  'retention.ms',
  'retention.bytes',
  'segment.ms',
  'max.compaction.lag.ms',
  'min.cleanable.dirty.ratio',
  'delete.retention.ms',
] as const;

const betweenMs = 250;
/** While nothing happens, twice as long from look to look. */
const idleMs = { first: 2_000, most: 8_000 };
/** Phases of a rebalance are over quickly; what a client tells of one is looked into at once, but not in a burst. */
const soonMs = 40;
const offsetsEvery = 2;
const lingerMs = 4_000;

const groupState = z.enum(['Empty', 'PreparingRebalance', 'CompletingRebalance', 'Stable', 'Dead']);

/** Begins to ask at once; answers go to the observer. A broker that is away is asked again. */
export const startMeasuring = ({ admin, topics, observer, kept }: MeasurerSpec): Measurer => {
  const expiry = createExpiry();
  let stopped = false;
  let activeUntil = performance.now() + lingerMs;
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let asking: Promise<void> | undefined;
  let round = 0;
  let pauseMs = idleMs.first;

  const ask = async (): Promise<void> => {
    const groups = observer.groups();
    round += 1;
    const offsets = round % offsetsEvery === 0;
    await Promise.allSettled([
      groups.length > 0 && askGroups(admin, groups, observer),
      ...(offsets ? topics.map((topic) => askWatermarks(topic)) : []),
      ...(offsets && kept ? [askConfigs(kept.topics)] : []),
      ...(offsets ? groups.map((group) => askCommits(admin, group, topics, observer)) : []),
    ]);
  };
  const askWatermarks = async (topic: string): Promise<void> => {
    const found = await withHighWatermarks(() => admin.fetchTopicOffsets(topic));
    for (const { partition, ...watermarks } of found) {
      const place = { topic, partition, low: Number(watermarks.low), high: Number(watermarks.high) };
      observer.measured({ ...place, partitions: found.length });
      if (!kept?.topics.includes(topic)) continue;
      expiry.measured(place);
      const survey = await kept.surveyor.survey(place);
      if (survey) observer.surveyed(survey);
    }
    if (observer.hasTransactions(topic)) await askStable(topic, found);
  };
  /** Asked after the watermarks: what is below an older one is below the newer one too. */
  const askStable = async (topic: string, measured: readonly { partition: number; high: string }[]): Promise<void> => {
    for (const { partition, high: stable } of await admin.fetchTopicOffsets(topic)) {
      const high = Number(measured.find((one) => one.partition === partition)?.high ?? stable);
      observer.stable({ topic, partition, stable: Number(stable), high });
    }
  };
  const askConfigs = async (names: readonly string[]): Promise<void> => {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configNames: [...keepingConfigs] })),
    });
    for (const { resourceName, configEntries } of resources) {
      const told = new Map(
        configEntries.map(({ configName, configValue, isDefault }) => [configName, { value: configValue, isDefault }]),
      );
      const config = Object.fromEntries(
        keepingConfigs.flatMap((name) => {
          const one = told.get(name);
          return one ? [[name, one]] : [];
        }),
      );
      expiry.configured(resourceName, config);
      observer.configured(resourceName, config);
    }
  };
  const plan = (inMs: number): void => {
    const at = performance.now() + inMs;
    if (stopped || at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(begin, inMs);
  };
  const begin = (): void => {
    dueAt = Number.POSITIVE_INFINITY;
    if (asking) {
      plan(soonMs);
      return;
    }
    asking = ask().finally(() => {
      asking = undefined;
      if (observer.isUnsettled() || expiry.isNear() || performance.now() < activeUntil) {
        pauseMs = idleMs.first;
        plan(betweenMs);
      } else {
        plan(pauseMs);
        pauseMs = Math.min(2 * pauseMs, idleMs.most);
      }
    });
  };
  begin();

  return {
    touch(how) {
      activeUntil = performance.now() + lingerMs;
      plan(how === 'group' ? soonMs : betweenMs);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await asking;
      await kept?.surveyor.close();
    },
  };
};

const askGroups = async (admin: Admin, names: string[], observer: Observer): Promise<void> => {
  const { groups } = await admin.describeGroups(names);
  for (const { groupId, state, members } of groups) {
    const known = groupState.safeParse(state).data ?? 'Unknown';
    observer.described({ group: groupId, state: known, members: members.map(memberOf) });
  }
};

const memberOf = (member: {
  memberId: string;
  clientId: string;
  memberAssignment: Buffer;
}): DescribedGroup['members'][number] => ({
  memberId: member.memberId,
  clientId: member.clientId,
  partitions: Object.entries(MemberAssignment.decode(member.memberAssignment)?.assignment ?? {}).flatMap(
    ([topic, partitions]) => partitions.map((partition) => ({ topic, partition })),
  ),
});

const askCommits = async (
  admin: Admin,
  group: string,
  topics: readonly string[],
  observer: Observer,
): Promise<void> => {
  if (topics.length === 0) return;
  const since = observer.mark();
  for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group, topics: [...topics] })) {
    for (const { partition, offset } of partitions) {
      observer.committed({ group, topic, partition, offset: Number(offset) }, since);
    }
  }
};
