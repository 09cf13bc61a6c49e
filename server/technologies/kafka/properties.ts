/** Everything about a single-node Kafka that differs between a native one and the one in the compose file. */
export interface KafkaSetting {
  /** Where each listener is bound. */
  bind: { host: string; admin: number; programs: number; controller: number };
  /** Where clients are told to find them. */
  advertised: { admin: string; programs: string };
  /** `host:port` under which the node reaches its own controller. */
  controller: string;
  logDirs: string;
  /** Absolute path of the key file, as the broker sees it. */
  jwksFile: string;
  adminPassword: string;
  issuer: string;
  audience: string;
}

/** Name of the platform's own user on the administrator's listener. */
export const kafkaAdmin = 'tramtin';

const plain = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
const bearer = 'org.apache.kafka.common.security.oauthbearer';

/**
 * Server properties of a combined broker and controller with two doors: the platform's (SASL/PLAIN) and the one of lab
 * programs (SASL/OAUTHBEARER, tokens checked against a key file). Nothing is allowed unless an ACL says so.
 */
export function kafkaProperties(setting: KafkaSetting): string {
  const { bind, advertised, adminPassword } = setting;
  const login = `${plain} username="${kafkaAdmin}" password="${adminPassword}" user_${kafkaAdmin}="${adminPassword}";`;
  const properties: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${setting.controller}`,
    listeners: [
      `ADMIN://${bind.host}:${bind.admin}`,
      `PROGRAMS://${bind.host}:${bind.programs}`,
      `CONTROLLER://${bind.host}:${bind.controller}`,
    ].join(','),
    'advertised.listeners': `ADMIN://${advertised.admin},PROGRAMS://${advertised.programs}`,
    'listener.security.protocol.map': 'ADMIN:SASL_PLAINTEXT,PROGRAMS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'ADMIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.admin.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.admin.plain.sasl.jaas.config': login,
    // The controller's door needs a password too: a lab program on the same machine could knock there.
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': login,
    'listener.name.programs.sasl.enabled.mechanisms': 'OAUTHBEARER',
    'listener.name.programs.oauthbearer.sasl.jaas.config': `${bearer}.OAuthBearerLoginModule required;`,
    'listener.name.programs.oauthbearer.sasl.server.callback.handler.class': `${bearer}.OAuthBearerValidatorCallbackHandler`,
    'listener.name.programs.sasl.oauthbearer.jwks.endpoint.url': jwksUrl(setting.jwksFile),
    'listener.name.programs.sasl.oauthbearer.expected.audience': setting.audience,
    'listener.name.programs.sasl.oauthbearer.expected.issuer': setting.issuer,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': `User:${kafkaAdmin}`,
    'allow.everyone.if.no.acl.found': false,
    'log.dirs': setting.logDirs,
    'auto.create.topics.enable': false,
    'num.partitions': 1,
    'default.replication.factor': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 8,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 8,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'group.initial.rebalance.delay.ms': 0,
    // The labs show a dead consumer being noticed within seconds.
    'group.min.session.timeout.ms': 1000,
    // Retention and compaction must be seen within a lab.
    'log.retention.check.interval.ms': 500,
    'log.cleaner.backoff.ms': 500,
    'log.initial.task.delay.ms': 1000,
    'log.segment.delete.delay.ms': 500,
    'log.cleaner.dedupe.buffer.size': 8_388_608,
    // A transaction that outlived its time-out is aborted within a second of it, by default within ten.
    'transaction.abort.timed.out.transaction.cleanup.interval.ms': 1000,
    // Nobody can delete a transactional id: what a closed sandbox leaves is forgotten after a day, by default after a week.
    'transactional.id.expiration.ms': 86_400_000,
    // After kill -9 the next start waits until the controller has given up the old registration.
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** A file as Kafka's token check wants it named, and as its allow-list must repeat it. */
export function jwksUrl(file: string): string {
  // Kafka takes the path as it stands: it does not decode %20.
  return `file://${file}`;
}

/** Logging of a native or composed broker: warnings and worse on the standard output. */
export const kafkaLog4j = `<Configuration status="WARN">
  <Appenders>
    <Console name="out"><PatternLayout pattern="%d{ISO8601} %-5p %c{1} %m%n"/></Console>
  </Appenders>
  <Loggers>
    <Root level="WARN"><AppenderRef ref="out"/></Root>
    <Logger name="kafka.server.KafkaRaftServer" level="INFO"/>
  </Loggers>
</Configuration>
`;
