import { expect, test } from 'vitest';
import { rabbitmqFromEnvironment } from './environment.mjs';

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

test.each(['http://mq', 'mq:5672', 'amqp://me:geheim%@mq', 'amqp://me:geheim@mq:x'])(
  '%s is refused unrepeated',
  (url) => {
    const read = () => rabbitmqFromEnvironment(env({ TRAMTIN_RABBITMQ_URL: url }));
    expect(read).toThrow(/^TRAMTIN_RABBITMQ_URL không dùng được: [^\n]+\.$/);
    expect(read).not.toThrow('geheim');
  },
);
