import { expect, test } from 'vitest';
import { kafkaFromEnvironment } from './environment.mjs';

const env = (variables: Record<string, string>): NodeJS.ProcessEnv => ({ NODE_ENV: 'test', ...variables });

test('unset variables name no broker', () => {
  expect(kafkaFromEnvironment(env({ TRAMTIN_KAFKA_BROKERS: ' , ' }))).toBeUndefined();
});

test('a Kafka without accounts serves programs on the same brokers', () => {
  expect(kafkaFromEnvironment(env({ TRAMTIN_KAFKA_BROKERS: 'a:9092, b:9092' }))).toEqual({
    adminBrokers: ['a:9092', 'b:9092'],
    programBrokers: ['a:9092', 'b:9092'],
  });
});

test('a Kafka with accounts and a listener for programs', () => {
  const named = env({
    TRAMTIN_KAFKA_BROKERS: 'a:9092',
    TRAMTIN_KAFKA_PROGRAM_BROKERS: 'a:9094',
    TRAMTIN_KAFKA_USERNAME: 'me',
    TRAMTIN_KAFKA_PASSWORD: 'secret',
  });
  expect(kafkaFromEnvironment(named)).toEqual({
    adminBrokers: ['a:9092'],
    admin: { username: 'me', password: 'secret' },
    programBrokers: ['a:9094'],
  });
});

test.each(['nonsense', 'a:9092,b', 'a:0', 'a:70000', 'http://a:9092', 'a:b:9092'])(
  'brokers at %s are refused',
  (brokers) => {
    const read = () => kafkaFromEnvironment(env({ TRAMTIN_KAFKA_BROKERS: brokers }));
    expect(read).toThrow(`TRAMTIN_KAFKA_BROKERS=${brokers} không dùng được`);
  },
);

test('half an account and a key that is none are refused, the secret unrepeated', () => {
  const named = { TRAMTIN_KAFKA_BROKERS: '[::1]:9092' };
  const half = () => kafkaFromEnvironment(env({ ...named, TRAMTIN_KAFKA_PASSWORD: 'geheim' }));
  expect(half).toThrow(/^TRAMTIN_KAFKA_PASSWORD .*TRAMTIN_KAFKA_USERNAME/);
  expect(half).not.toThrow('geheim');
  const key = () => kafkaFromEnvironment(env({ ...named, TRAMTIN_KAFKA_TOKEN_KEY_FILE: 'package.json' }));
  expect(key).toThrow('TRAMTIN_KAFKA_TOKEN_KEY_FILE=package.json không dùng được');
});
