import { expect, test } from 'vitest';
import { kafkaFromEnvironment, rabbitmqFromEnvironment } from './environment.ts';

const env = (variables: Record<string, string>): NodeJS.ProcessEnv => ({ NODE_ENV: 'test', ...variables });

test('unset variables name no broker', () => {
  expect(rabbitmqFromEnvironment(env({}))).toBeUndefined();
  expect(kafkaFromEnvironment(env({ TRAMTIN_KAFKA_BROKERS: ' , ' }))).toBeUndefined();
});

test('a RabbitMQ URL is taken apart, with the usual ports where none are given', () => {
  expect(rabbitmqFromEnvironment(env({ TRAMTIN_RABBITMQ_URL: 'amqp://me:p%40ss@mq.example' }))).toEqual({
    host: 'mq.example',
    amqpPort: 5672,
    managementUrl: 'http://mq.example:15672',
    username: 'me',
    password: 'p@ss',
  });
  const named = env({ TRAMTIN_RABBITMQ_URL: 'amqp://mq:5673', TRAMTIN_RABBITMQ_MANAGEMENT_URL: 'https://ui.example/' });
  expect(rabbitmqFromEnvironment(named)).toMatchObject({ amqpPort: 5673, managementUrl: 'https://ui.example' });
});

test('another protocol is refused', () => {
  expect(() => rabbitmqFromEnvironment(env({ TRAMTIN_RABBITMQ_URL: 'http://mq' }))).toThrow('amqp://');
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
