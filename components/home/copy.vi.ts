/** Words of the home page. */
export const copy = {
  headline: 'Kill một worker. Xem message đi về đâu.',
  lead: 'Học gRPC, RabbitMQ và Kafka trên broker thật: bạn gửi, bạn phá, broker trả lời, và từng message hiện ra trên đường đi của nó.',
  firstLab: 'Vào lab đầu tiên',
  recording: 'Bản ghi một lần chạy thật: Kafka, 3 partition, một consumer bị kill -9',
};
