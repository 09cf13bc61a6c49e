import { expect, test } from 'vitest';
import { rabbitmqFromEnvironment } from './address.ts';

const env = (variables: Record<string, string>): NodeJS.ProcessEnv => ({ NODE_ENV: 'test', ...variables });

test('unset variables name no broker', () => {
  expect(rabbitmqFromEnvironment(env({}))).toBeUndefined();
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
