import { expect, test } from 'vitest';
import { kafkaFromEnvironment } from './address.ts';

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
