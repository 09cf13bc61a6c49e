import type { ContainerSpec, SetupFile } from '../../technology-setup.ts';

const inside = { amqp: 5672, management: 15672 };

/** Writes what RabbitMQ's container reads at its start, and says where the site will find it. */
export function configureRabbitmq({ host, port, write, secret }: ContainerSpec): SetupFile['rabbitmq'] {
  const address = {
    host,
    amqpPort: port('amqp'),
    managementUrl: `http://${host}:${port('management')}`,
    username: 'tramtin',
    password: secret('rabbitmq-password'),
  };
  write('enabled_plugins', '[rabbitmq_management,rabbitmq_event_exchange].\n');
  write(
    'tramtin.conf',
    [
      `listeners.tcp.default = ${inside.amqp}`,
      `management.tcp.port = ${inside.management}`,
      `default_user = ${address.username}`,
      `default_pass = ${address.password}`,
      'log.console = true',
      'collect_statistics_interval = 500',
      '',
    ].join('\n'),
  );
  return { source: 'docker', version: '4', address };
}
