import { type BlockList, isIP, isIPv6 } from 'node:net';
import { readSubnets } from '#server/settings/subnets.mjs';

/** What is needed of a request to know where it comes from. */
export interface Incoming {
  socket: { remoteAddress?: string | undefined };
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * The address that a request's limits go by: of a reverse proxy's request the one that it was forwarded for, if the proxy is
 * one of those that are trusted. Undefined for this machine itself: who is on it is kept by no limit of ours. Of an IPv6
 * address the subnet, since a household has all of it.
 */
export const clientAddress = (trusted: BlockList, { socket, headers }: Incoming): string | undefined => {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  let address = plain(socket.remoteAddress ?? '');
  // From the last proxy back to the first whom nobody vouches for: what stands before it anybody may have written.
  while (isIP(address) && trusted.check(address, family(address))) {
    const before = plain(forwarded.pop() ?? '');
    if (!isIP(before)) break;
    address = before;
  }
  if (!isIP(address) || thisMachine.check(address, family(address))) return undefined;
  return isIPv6(address) ? subnetOf(address) : address;
};

/** Whether the request comes straight from one of those. */
export const comesFrom = (some: BlockList, { socket }: Pick<Incoming, 'socket'>): boolean => {
  const address = plain(socket.remoteAddress ?? '');
  return isIP(address) !== 0 && some.check(address, family(address));
};

const family = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

const thisMachine = readSubnets(['127.0.0.0/8', '::1']);

/** An IPv4 address may come as an IPv6 one, and one of a link with its interface. */
const plain = (address: string): string => {
  const [bare = ''] = address.trim().split('%');
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1];
  return mapped ?? bare;
};

const subnetOf = (address: string): string => {
  const [head = '', tail] = address.toLowerCase().split('::');
  const front = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - front.length - tail.split(':').filter(Boolean).length;
  const groups = [...front, ...Array<string>(missing).fill('0'), ...(tail?.split(':') ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};
