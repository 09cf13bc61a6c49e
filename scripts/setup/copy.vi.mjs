/** What the two commands say. */
export const copy = {
  step: (seconds, text) => `  ${String(seconds.toFixed(1)).replace('.', ',').padStart(5)} s  ${text}`,
  technology: { rabbitmq: 'RabbitMQ', kafka: 'Kafka' },
  reason: {
    environment: 'có địa chỉ trong biến môi trường',
    docker: (engine) => `Docker ${engine} và compose trả lời`,
    installed: 'máy đã cài sẵn',
    installedJava: (version) => `máy có Java ${version} và Maven, jar của Kafka lấy bằng Maven`,
    extracted: 'bung từ gói Debian vào thư mục dữ liệu, không cài gì vào máy',
    forced: 'TRAMTIN_BROKERS chỉ định',
  },
  dockerWhy: {
    'no-client': 'không có lệnh docker',
    timeout: 'Docker không trả lời trong 3 s',
    'no-engine': 'có lệnh docker nhưng không có engine nào trả lời',
    'no-compose': 'có Docker engine nhưng thiếu compose',
  },
  chosen: (name, version, reason) => `${name} ${version}: ${reason}`,
  notDocker: (why) => `không dùng Docker: ${why}`,
  dockerFailed: (detail) => `Docker không bật được broker (${detail}), thử cách khác`,
  missing: (name, sentence, remedy) => `${name} chưa có: ${sentence} ${remedy}`,
  remedy: {
    rabbitmq:
      'Cài RabbitMQ (kèm Erlang) hoặc Docker có compose, hoặc đặt TRAMTIN_RABBITMQ_URL và TRAMTIN_RABBITMQ_MANAGEMENT_URL, rồi chạy lại npm start.',
    kafka:
      'Cài Java 17 trở lên cùng Maven hoặc Docker có compose, hoặc đặt TRAMTIN_KAFKA_BROKERS, rồi chạy lại npm start.',
  },
  sentence: {
    nothingHere: (name) => `máy này không có ${name}, không có Docker, và không phải Debian hay Ubuntu để bung gói.`,
    forcedButAbsent: (choice) => `TRAMTIN_BROKERS=${choice} nhưng máy không đáp ứng được.`,
    failed: (detail) => `bước chuẩn bị dừng giữa chừng (${detail}).`,
  },
  unknownChoice: (value) =>
    `TRAMTIN_BROKERS=${value} không hợp lệ: dùng environment, docker, installed hoặc extracted.`,
  title: 'Trạm Tin',
  packagesKept: 'thư viện đã đủ',
  packagesComing: 'đang lấy thư viện theo package-lock.json (npm ci)…',
  packagesCame: 'đã có thư viện',
  node: (version) => `Node ${version} chạy phần còn lại`,
  nodeTooOld: (version) =>
    `Node ${version} quá cũ và máy này không dùng được bản Node đi kèm. Cài Node 22.18 trở lên (https://nodejs.org) rồi chạy lại.`,
  buildKept: 'bản build còn dùng được',
  buildComing: 'đang build trang…',
  built: 'đã build xong',
  portTaken: (wanted, port) => `cổng ${wanted} đang bận, dùng cổng ${port}`,
  serving: 'server đã nhận kết nối',
  brokersReady: 'các broker đã sẵn sàng',
  brokersNotYet: 'có broker chưa sẵn sàng, trang vẫn mở và sẽ báo khi nó lên',
  alreadyRunning: (port, pid) => `\nTrạm Tin đang chạy rồi (pid ${pid}): http://localhost:${port}\n`,
  stopping: 'Đang dừng…',
  stopped: 'Đã dừng.',
  serverDied: (why, lines) => `Server dừng bất ngờ (${why}).\n${lines}`,
  failed: (detail) => `Không chuẩn bị xong: ${detail}`,
  testStep: (name) => `── ${name}`,
  testFailed: (name) => `Dừng ở bước: ${name}`,
  browserComing: 'đang lấy Chromium của Playwright…',
  browserReady: 'Chromium đã sẵn sàng',
};
