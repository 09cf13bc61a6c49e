/** How a broker came to be available, in the order in which the choices are tried. */
export type BrokerSource = 'environment' | 'docker' | 'installed' | 'extracted';

/** Where the platform reaches RabbitMQ: administrator credentials, never handed to a lab program. */
export interface RabbitmqAddress {
  host: string;
  amqpPort: number;
  /** Base of the management API, without a trailing slash, such as `http://127.0.0.1:15672`. */
  managementUrl: string;
  username: string;
  password: string;
}

/** Where the platform reaches Kafka, and how it lets a sandbox's programs in. */
export interface KafkaAddress {
  /** `host:port` list of the platform's own listener. */
  adminBrokers: string[];
  /** SASL/PLAIN on the platform's listener; absent where an external Kafka asks for none. */
  admin?: { username: string; password: string };
  /** `host:port` list of the listener that lab programs use. */
  programBrokers: string[];
  /**
   * Signing key of the tokens that the programs' listener accepts (SASL/OAUTHBEARER, RS256).
   * Absent where an external Kafka isolates nobody: then programs connect without credentials.
   */
  tokenIssuer?: { privateKeyPem: string; keyId: string; issuer: string; audience: string };
}

/** What is known of a broker now. `sentence` and `remedy` are Vietnamese, ready to be shown to a learner. */
export type BrokerStatus<Address> =
  | { state: 'starting'; since: number }
  | { state: 'ready'; address: Address; source: BrokerSource; version: string; since: number }
  | { state: 'lost'; since: number; sentence: string; remedy: string }
  | { state: 'missing'; since: number; sentence: string; remedy: string };

/** One broker as the rest of the server sees it, whoever runs it. */
export interface BrokerHandle<Address> {
  readonly technology: 'rabbitmq' | 'kafka';
  status(): BrokerStatus<Address>;
  /** Calls back on every change of state, not at once; returns the way to stop that. */
  onChange(listener: (status: BrokerStatus<Address>) => void): () => void;
  /** Resolves when what this server started has exited; a broker that it did not start is left alone. */
  stop(): Promise<void>;
}
