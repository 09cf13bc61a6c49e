/** Id of a line of the course: its URL part, its folder without the number, and the token of its colour. */
export type LineId =
  | 'integration'
  | 'grpc'
  | 'broker'
  | 'rabbitmq'
  | 'kafka'
  | 'streaming'
  | 'compare'
  | 'hybrid'
  | 'wrap-up';
