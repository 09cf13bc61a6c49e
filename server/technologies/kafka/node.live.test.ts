import { createSign, randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { expect, inject, test } from 'vitest';
import type { KafkaAddress } from './address.ts';
import { kafkajs } from './kafkajs.ts';
import { adminClient } from './warm.ts';

const { kafka: address } = inject('brokers');

test('the internal topics are there before the first learner', async () => {
  const admin = adminClient(address, 'test').admin();
  await admin.connect();
  const topics = await admin.listTopics();
  await admin.disconnect();
  expect(topics).toContain('__consumer_offsets');
  expect(topics).toContain('__transaction_state');
  expect(topics.filter((topic) => topic.startsWith('tramtin-probe'))).toEqual([]);
});

test('a program with a token of ours is let in and may see nothing it was not given', async () => {
  const admin = program(address, token(address, {})).admin();
  await admin.connect();
  expect(await admin.listTopics()).toEqual([]);
  await admin.disconnect();
});

test.each([
  ['forged', (good: string) => `${good.slice(0, -8)}AAAAAAAA`],
  ['expired', () => token(address, { exp: Math.floor(Date.now() / 1000) - 3_600 })],
  ['for another audience', () => token(address, { aud: 'elsewhere' })],
  ['of another issuer', () => token(address, { iss: 'elsewhere' })],
])('a token that is %s opens nothing', async (_, spoil) => {
  const admin = program(address, spoil(token(address, {}))).admin();
  await expect(admin.connect().then(() => admin.listTopics())).rejects.toThrow();
  await admin.disconnect();
});

test('the administrator’s door does not open without the password', async () => {
  const stranger = new kafkajs.Kafka({
    brokers: address.adminBrokers,
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 1 },
    sasl: { mechanism: 'plain', username: 'tramtin', password: randomUUID() },
  }).admin();
  await expect(stranger.connect()).rejects.toThrow();
  await stranger.disconnect();
});

function program({ programBrokers }: KafkaAddress, bearer: string): Kafka {
  return new kafkajs.Kafka({
    brokers: programBrokers,
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 1 },
    sasl: { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: bearer }) },
  });
}

function token({ tokenIssuer }: KafkaAddress, claims: Record<string, unknown>): string {
  if (!tokenIssuer) throw new Error('this Kafka isolates nobody');
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'RS256', kid: tokenIssuer.keyId };
  const payload = {
    iss: tokenIssuer.issuer,
    aud: tokenIssuer.audience,
    sub: 'nobody',
    scope: 'lab',
    iat: now,
    exp: now + 60,
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part({ ...payload, ...claims })}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(tokenIssuer.privateKeyPem, 'base64url')}`;
}
