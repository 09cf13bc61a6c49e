/** What the set-up says of RabbitMQ. */
export const copy = {
  name: 'RabbitMQ',
  remedy:
    'Cài RabbitMQ (kèm Erlang) hoặc Docker có compose, hoặc đặt TRAMTIN_RABBITMQ_URL và TRAMTIN_RABBITMQ_MANAGEMENT_URL, rồi chạy lại npm start.',
  installed: 'máy đã cài sẵn',
  ownPackages: 'gói của chính máy này',
  extracted: (/** @type {string} */ source) =>
    `bung từ ${sourceName(source)} vào thư mục dữ liệu, không cài gì vào máy`,
  untried: (/** @type {readonly string[]} */ tried) =>
    `bộ test chưa chạy trên bản này (đã chạy trên ${tried.join(', ')})`,
  whichVersion: (/** @type {readonly string[]} */ tried) =>
    `Chạy test trên bản nào? Ví dụ: npm run test:rabbitmq -- ${tried[0]} (đã chạy trên ${tried.join(', ')}).`,
  testing: (/** @type {string} */ version, /** @type {string} */ setup) =>
    `test chạy trên RabbitMQ ${version} (TRAMTIN_SETUP=${setup})`,
  passedOver: (/** @type {string} */ source, /** @type {string} */ why) =>
    `RabbitMQ từ ${sourceName(source)}: bỏ qua, ${why}`,
  noSuite: {
    noMirror: 'APT của máy không có mirror nào để hỏi',
    notDebian: 'mirror của máy là của Ubuntu, không có gói Debian (đặt TRAMTIN_DEBIAN_MIRROR nếu muốn)',
    noKeyring: 'không lấy được gói debian-archive-keyring để kiểm chữ ký',
  },
  why: {
    tooSlow: 'lấy gói mãi chưa xong',
    absent: 'mirror không có bộ gói này',
    expired: 'mirror đã cũ, mục lục gói quá hạn',
    unsigned: 'không kiểm được chữ ký của mirror',
    noPackage: 'mirror không có gói rabbitmq-server',
    noVersion: (/** @type {string} */ version) => `không nguồn nào có RabbitMQ ${version}`,
  },
};

const sourceName = (/** @type {string} */ source) => (source.includes(' ') ? source : `gói Debian ${source}`);
