/**
 * Suites of Debian's that a RabbitMQ is taken from, the best first; the machine's own packages come after them. By their code
 * names, for these keep naming the same distribution: on the day of a release `testing` and `stable` become others.
 */
export const suites = ['forky', 'trixie'];

/** Versions that the live tests have run on (`npm run test:rabbitmq -- <version>`), as docs/rabbitmq-versions.md tells. */
export const tried = ['4.3.6', '4.0.5', '3.10.8'];
