import { describe, expect, test } from 'vitest';
import { readSubnets } from '#server/settings/subnets.mjs';
import { clientAddress } from './client-address.ts';

const from = (remoteAddress: string, forwarded?: string, trusted: string[] = []): string | undefined =>
  clientAddress(readSubnets(trusted), {
    socket: { remoteAddress },
    headers: { 'x-forwarded-for': forwarded },
  });

test('without a proxy that is trusted the socket says whose request it is', () => {
  expect(from('203.0.113.7')).toBe('203.0.113.7');
  expect(from('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7');
  expect(from('::ffff:203.0.113.7')).toBe('203.0.113.7');
});

test('this machine itself is nobody who could be limited', () => {
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '']) expect(from(address)).toBeUndefined();
});

describe('behind a proxy', () => {
  const trusted = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'];
  test('that is trusted its word counts, back to the first who is not trusted', () => {
    expect(from('127.0.0.1', '203.0.113.7', trusted)).toBe('203.0.113.7');
    expect(from('::ffff:127.0.0.1', '1.1.1.1, 203.0.113.7, 10.2.3.4', trusted)).toBe('203.0.113.7');
    expect(from('fd00::5', '203.0.113.7', trusted)).toBe('203.0.113.7');
  });
  test('a made-up address before it changes nothing', () => {
    expect(from('127.0.0.1', '127.0.0.1, 203.0.113.7', trusted)).toBe('203.0.113.7');
    expect(from('203.0.113.7', '127.0.0.1', trusted)).toBe('203.0.113.7');
    expect(from('10.0.0.1', 'unknown', trusted)).toBe('10.0.0.1');
  });
});

test('of an IPv6 address it is the subnet', () => {
  const subnet = '2001:db8:0:1::/64';
  for (const address of ['2001:db8:0:1::7', '2001:0DB8:0000:0001:1:2:3:4', '2001:db8:0:1:ffff::'])
    expect(from(address)).toBe(subnet);
  expect(from('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(from('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

test('what is no address and no subnet is named', () => {
  for (const wrong of ['proxy.local', '10.0.0.0/33', '10.0.0.0/x', ''])
    expect(() => readSubnets([wrong])).toThrow(wrong);
});
