/** What programs of a lab may talk to, and how: each has a folder of its own on every floor of the house. */
export const technologies = ['grpc', 'http', 'rabbitmq', 'kafka', 'sqlite', 'smtp', 'opentelemetry'] as const;
export type Technology = (typeof technologies)[number];
