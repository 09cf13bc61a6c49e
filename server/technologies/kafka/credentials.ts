import type { KafkaConfig } from 'kafkajs';

/**
 * What a client gets that does not say it itself: the program's name, and where the environment holds a token, that. So the
 * program's code is what it would be without one.
 */
export const credentials = (): Partial<KafkaConfig> => {
  const { KAFKA_TOKEN: token, PROGRAM_ID: clientId } = process.env;
  return { ...(clientId && { clientId }), ...(token && withToken(token)) };
};

const withToken = (token: string): Pick<KafkaConfig, 'sasl'> => ({
  sasl: { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: token }) },
});
