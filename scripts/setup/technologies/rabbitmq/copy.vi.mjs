/** What the set-up says of RabbitMQ. */
export const copy = {
  name: 'RabbitMQ',
  remedy:
    'Cài RabbitMQ (kèm Erlang) hoặc Docker có compose, hoặc đặt TRAMTIN_RABBITMQ_URL và TRAMTIN_RABBITMQ_MANAGEMENT_URL, rồi chạy lại npm start.',
  installed: 'máy đã cài sẵn',
};
