import { randomBytes } from 'node:crypto';
import type { IsLeft } from '../technology.ts';
import { type Binding, ownPrefix } from './link.ts';
import { type Management, namesIn } from './management.ts';

/** A sandbox's place on the broker: a vhost of its own, and the only user besides the platform who may enter it. */
export interface Tenant {
  vhost: string;
  username: string;
  password: string;
}

const prefix = 'tt-';
const everything = { configure: '.*', write: '.*', read: '.*' };
/** What one lab may use at most; the platform's own connection and queue count too. */
const limits = { 'max-connections': 24, 'max-queues': 40 };

/**
 * Where queues without a dead-letter exchange send what they give up, so that the platform hears of it: messages that are
 * too old, too many or rejected are in no other report of the broker's. An argument of a queue goes before this policy.
 */
const droppedExchange = `${ownPrefix}dropped`;

/**
 * Alternate exchange of those that have none of their own: a dead letter that its exchange routes nowhere comes here. It
 * takes dead letters only, so what a program publishes to nowhere is still returned where that is asked for.
 */
const nowhereExchange = `${ownPrefix}nowhere`;

/** Bindings by which the platform's queue gets what the two exchanges are there for. */
export const ownBindings: readonly Binding[] = [
  { exchange: droppedExchange, routingKey: '', arguments: {} },
  // Without a value: the header has to be there, whatever it says. Up to 3.x `x-death` would do as well, 4.x adds it later.
  { exchange: nowhereExchange, routingKey: '', arguments: { 'x-match': 'all-with-x', 'x-first-death-queue': null } },
];

/** What a sandbox is called on the broker, with a password made up; nothing is there yet. */
export const nameTenant = (sandbox: string): Tenant => ({
  vhost: `${prefix}${sandbox}`,
  username: `${prefix}${sandbox}`,
  password: randomBytes(18).toString('base64url'),
});

/**
 * Makes its vhost, traced and limited, for its user and for the platform. Making it again changes nothing but the
 * password; resolves with whether the vhost is new.
 */
export const provision = async (management: Management, tenant: Tenant, platformUser: string): Promise<boolean> => {
  const vhost = encodeURIComponent(tenant.vhost);
  const isNew = await provideVhost(management, tenant, true);
  await Promise.all([
    management.put(`/permissions/${vhost}/${encodeURIComponent(platformUser)}`, everything),
    management.put(`/policies/${vhost}/${droppedExchange}`, {
      pattern: `^(?!${ownPrefix})`,
      definition: { 'dead-letter-exchange': droppedExchange },
      'apply-to': 'queues',
    }),
    management.put(`/policies/${vhost}/${nowhereExchange}`, {
      pattern: `^(?!${ownPrefix}|amq\\.rabbitmq\\.)`,
      definition: { 'alternate-exchange': nowhereExchange },
      'apply-to': 'exchanges',
    }),
  ]);
  // Only now may the platform declare anything there.
  await Promise.all([
    management.put(`/exchanges/${vhost}/${droppedExchange}`, { type: 'fanout', durable: true }),
    management.put(`/exchanges/${vhost}/${nowhereExchange}`, { type: 'headers', durable: true }),
  ]);
  return isNew;
};

/** The same without anything of the platform's: for programs that run bare. */
export const provisionBare = async (management: Management, tenant: Tenant): Promise<void> => {
  await provideVhost(management, tenant, false);
};

const provideVhost = async (
  management: Management,
  { vhost: name, username, password }: Tenant,
  tracing: boolean,
): Promise<boolean> => {
  const [vhost, user] = [encodeURIComponent(name), encodeURIComponent(username)];
  const [isNew] = await Promise.all([
    management.put(`/vhosts/${vhost}`, { tracing }),
    management.put(`/users/${user}`, { password, tags: '' }),
  ]);
  await Promise.all([
    management.put(`/permissions/${vhost}/${user}`, everything),
    ...Object.entries(limits).map(([limit, value]) => management.put(`/vhost-limits/${vhost}/${limit}`, { value })),
  ]);
  return isNew;
};

/** Takes vhost and user away, with every queue, message and connection in it. */
export const deprovision = async (
  management: Management,
  tenant: Pick<Tenant, 'vhost' | 'username'>,
): Promise<void> => {
  await Promise.all([
    management.delete(`/vhosts/${encodeURIComponent(tenant.vhost)}`),
    management.delete(`/users/${encodeURIComponent(tenant.username)}`),
  ]);
};

/** Deletes the tenants of sandboxes that are left; returns how many vhosts and users that were. */
export const sweepTenants = async (management: Management, isLeft: IsLeft): Promise<number> => {
  const [vhosts, users] = await Promise.all([management.get('/vhosts'), management.get('/users')]);
  const ours = (list: unknown): string[] =>
    namesIn(list).filter((name) => name.startsWith(prefix) && isLeft(name.slice(prefix.length)));
  const paths = [
    ...ours(vhosts).map((name) => `/vhosts/${encodeURIComponent(name)}`),
    ...ours(users).map((name) => `/users/${encodeURIComponent(name)}`),
  ];
  await Promise.all(paths.map((path) => management.delete(path)));
  return paths.length;
};
