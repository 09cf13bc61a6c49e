import { type Answers, holds } from './questions.ts';
import type { Way } from './ways.ts';

/** Which design goes with an advice: the first whose answers are all given. */
const fits: readonly { way: Way; given?: Answers; design: string }[] = [
  { way: 'grpc', given: { exchange: 'both' }, design: 'position-stream' },
  { way: 'grpc', given: { caller: 'browser', exchange: 'down' }, design: 'live-prices' },
  { way: 'grpc', given: { wait: 'part' }, design: 'checkout' },
  { way: 'grpc', design: 'service-call' },
  { way: 'http', given: { wait: 'long' }, design: 'report' },
  { way: 'http', given: { exchange: 'down' }, design: 'live-prices' },
  { way: 'http', design: 'partner-api' },
  { way: 'rabbitmq', given: { what: 'task', each: 'care' }, design: 'webhooks' },
  { way: 'rabbitmq', given: { wait: 'long', what: 'task' }, design: 'report' },
  { way: 'rabbitmq', given: { what: 'task' }, design: 'invoice-workers' },
  { way: 'rabbitmq', given: { each: 'care' }, design: 'tenant-routing' },
  { way: 'rabbitmq', given: { wait: 'part' }, design: 'checkout' },
  { way: 'rabbitmq', design: 'tenant-routing' },
  { way: 'kafka', given: { what: 'changes' }, design: 'search-copy' },
  { way: 'kafka', given: { what: 'flow', volume: 'huge' }, design: 'clickstream' },
  { way: 'kafka', given: { what: 'flow' }, design: 'fraud-windows' },
  { way: 'kafka', design: 'order-events' },
  { way: 'table', design: 'job-table' },
];

/** Id of the design that shows this way for these answers. */
export const designFor = (way: Way, answers: Answers): string | undefined =>
  fits.find((fit) => fit.way === way && holds(answers, fit.given))?.design;
