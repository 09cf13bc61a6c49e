import { BlockList, isIP, isIPv6 } from 'node:net';
import { copy } from './copy.vi.mjs';

/** @import { Reader } from './reading.mjs' */

/**
 * Addresses and subnets (`10.0.0.0/8`) as a list that addresses are checked against; throws on what is neither.
 * @param {readonly string[]} written
 */
export function readSubnets(written) {
  const list = new BlockList();
  for (const one of written) {
    const [address = '', prefix] = one.split('/');
    const longest = isIPv6(address) ? 128 : 32;
    const bits = Number(prefix ?? longest);
    if (!isIP(address) || !Number.isInteger(bits) || bits < 0 || bits > longest) throw new Error(copy.subnets(one));
    list.addSubnet(address, bits, isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return list;
}

/**
 * The same of a text with commas between.
 * @type {Reader<BlockList>}
 */
export const subnets = (text) => readSubnets(text.split(',').map((one) => one.trim()));
