import type { KafkaConfig } from 'kafkajs';
import { credentials } from './credentials.ts';
import { kafkajs } from './kafkajs.ts';

/** Lets the program's clients in at the broker, and watches none of them. */
export const patch = (): void => {
  const exposed: { Kafka: new (config: KafkaConfig) => object } = kafkajs;
  const Original = exposed.Kafka;
  exposed.Kafka = class Kafka extends Original {
    constructor(config: KafkaConfig) {
      super({ ...credentials(), ...config });
    }
  };
};
