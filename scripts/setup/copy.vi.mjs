/** What the two commands say. */
export const copy = {
  step: (/** @type {number} */ seconds, /** @type {string} */ text) =>
    `  ${String(seconds.toFixed(1)).replace('.', ',').padStart(5)} s  ${text}`,
  reason: {
    environment: 'có địa chỉ trong biến môi trường',
    docker: (/** @type {string} */ engine) => `Docker ${engine} và compose trả lời`,
    forced: 'TRAMTIN_BROKERS chỉ định',
  },
  dockerWhy: {
    'no-client': 'không có lệnh docker',
    timeout: 'Docker không trả lời trong 3 s',
    'no-engine': 'có lệnh docker nhưng không có engine nào trả lời',
    'no-compose': 'có Docker engine nhưng thiếu compose',
  },
  chosen: (/** @type {string} */ name, /** @type {string} */ version, /** @type {string} */ reason) =>
    `${[name, version].filter(Boolean).join(' ')}: ${reason}`,
  notDocker: (/** @type {string} */ why) => `không dùng Docker: ${why}`,
  dockerFailed: (/** @type {string} */ detail) => `Docker không bật được broker (${detail}), thử cách khác`,
  missing: (/** @type {string} */ name, /** @type {string} */ sentence, /** @type {string} */ remedy) =>
    `${name} chưa có: ${sentence} ${remedy}`,
  sentence: {
    nothingHere: (/** @type {string} */ name) =>
      `máy này không có ${name}, không có Docker, và không phải Debian hay Ubuntu để bung gói.`,
    forcedButAbsent: (/** @type {string} */ choice) => `TRAMTIN_BROKERS=${choice} nhưng máy không đáp ứng được.`,
    failed: (/** @type {string} */ detail) => `bước chuẩn bị dừng giữa chừng (${detail}).`,
  },
  title: 'Trạm Tin',
  shopTitle: 'Trạm Tin: cửa hàng',
  waitingForTurn: (/** @type {number} */ pid) => `một lần chạy khác (pid ${pid}) đang chuẩn bị, chờ nó xong…`,
  packagesKept: 'thư viện đã đủ',
  packagesComing: 'đang lấy thư viện theo package-lock.json (npm ci)…',
  packagesCame: 'đã có thư viện',
  contracts: 'đã sinh mã từ các hợp đồng trong proto/',
  node: (/** @type {string} */ version) => `Node ${version} chạy phần còn lại`,
  nodeTooOld: (/** @type {string} */ version) =>
    `Node ${version} quá cũ và máy này không dùng được bản Node đi kèm. Cài Node 22.18 trở lên (https://nodejs.org) rồi chạy lại.`,
  buildKept: 'bản build còn dùng được',
  buildComing: 'đang build trang…',
  built: 'đã build xong',
  portTaken: (/** @type {number} */ wanted, /** @type {number} */ port) => `cổng ${wanted} đang bận, dùng cổng ${port}`,
  serving: 'server đã nhận kết nối',
  brokersReady: 'các broker đã sẵn sàng',
  brokersNotYet: 'có broker chưa sẵn sàng, trang vẫn mở và sẽ báo khi nó lên',
  alreadyRunning: (/** @type {number} */ port, /** @type {number} */ pid) =>
    `\nTrạm Tin đang chạy rồi (pid ${pid}): http://localhost:${port}\n`,
  stopping: 'Đang dừng…',
  stopped: 'Đã dừng.',
  serverDied: (/** @type {string | number | null} */ why, /** @type {string} */ lines) =>
    `Server dừng bất ngờ (${why}).\n${lines}`,
  failed: (/** @type {string} */ detail) => `Không chuẩn bị xong: ${detail}`,
  testStep: (/** @type {string} */ name) => `── ${name}`,
  testFailed: (/** @type {string} */ name) => `Dừng ở bước: ${name}`,
  browserComing: 'đang lấy Chromium của Playwright…',
  browserReady: 'Chromium đã sẵn sàng',
  noFullChromium:
    'Lighthouse cần một Chromium đầy đủ, máy này chưa có: cài bằng `apt-get install chromium` (cần root) hoặc `npx playwright install chromium`, hoặc đặt CHROME_PATH là đường dẫn tới Chrome đã có.',
};
