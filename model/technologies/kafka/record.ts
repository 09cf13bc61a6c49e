/** Id of a Kafka record, where an AMQP message would have its `message-id`: `orders/1@17`. */
export const recordId = (record: { topic: string; partition: number; offset: number }): string =>
  `${partitionId(record)}@${record.offset}`;

/** Key of a partition in the picture, such as `orders/1`. */
export const partitionId = (partition: { topic: string; partition: number }): string =>
  `${partition.topic}/${partition.partition}`;
