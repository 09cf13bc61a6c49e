/**
 * What a message is about, where its sender says so: the CloudEvents attribute `subject`, as the protocol bindings write it
 * in Kafka headers, AMQP application properties and HTTP headers. By it one order is followed across technologies.
 */
export const subjectIn = (headers: unknown): string | undefined => {
  if (typeof headers !== 'object' || headers === null) return undefined;
  const found = Object.entries(headers).find(([name]) => names.has(name));
  return found && typeof found[1] === 'string' && found[1] !== '' ? found[1] : undefined;
};

const names: ReadonlySet<string> = new Set(['ce_subject', 'cloudEvents:subject', 'cloudEvents_subject', 'ce-subject']);
