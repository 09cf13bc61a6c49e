/** What the set-up says of Kafka. */
export const copy = {
  name: 'Kafka',
  remedy:
    'Cài Java 17 trở lên cùng Maven hoặc Docker có compose, hoặc đặt TRAMTIN_KAFKA_BROKERS, rồi chạy lại npm start.',
  installed: (/** @type {string} */ version) => `máy có Java ${version} và Maven, jar của Kafka lấy bằng Maven`,
  extracted: 'Java và Maven bung từ gói Debian vào thư mục dữ liệu, không cài gì vào máy, jar của Kafka lấy bằng Maven',
};
