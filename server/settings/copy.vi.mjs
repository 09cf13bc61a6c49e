/** What whoever starts the site is told of a setting that is wrong: which variable, why, and what would be right. */
export const copy = {
  wrong: (/** @type {string} */ variable, /** @type {string} */ value, /** @type {string} */ why) =>
    `${variable}=${value} không dùng được: ${why}`,
  /** Of a variable whose value may hold a password. */
  wrongSecret: (/** @type {string} */ variable, /** @type {string} */ why) => `${variable} không dùng được: ${why}`,
  wholeNumber: (/** @type {number} */ least, /** @type {number} */ most, /** @type {number} */ example) =>
    `cần một số nguyên từ ${least} đến ${most}, ví dụ ${example}.`,
  minutes: (/** @type {number} */ most, /** @type {number} */ example) =>
    `cần một số phút lớn hơn 0 và không quá ${most}, ví dụ ${example}.`,
  oneOf: (/** @type {readonly string[]} */ values) => `cần một trong ${values.join(', ')}.`,
  postgres: 'cần một địa chỉ PostgreSQL dạng postgres://user:password@host:5432/database.',
  notEncoded: 'ký tự đặc biệt trong tên hay mật khẩu phải viết dạng %XX, ví dụ % thành %25.',
  amqp: 'cần một địa chỉ RabbitMQ dạng amqp://user:password@host:5672.',
  http: 'cần một địa chỉ web dạng http://host:15672.',
  doors: 'cần danh sách host:port cách nhau bằng dấu phẩy, ví dụ 127.0.0.1:9092.',
  subnets: (/** @type {string} */ one) =>
    `${one} không phải địa chỉ IP hay dải địa chỉ; cần danh sách cách nhau bằng dấu phẩy, ví dụ 10.0.0.1,192.168.0.0/16.`,
  together: (/** @type {string} */ other) => `phải đặt cùng với ${other}, hoặc bỏ cả hai.`,
  keyFile: 'cần đường dẫn tới một file PEM chứa khoá riêng RSA mà trạm đọc được.',
  folder: (/** @type {string} */ code) => `trạm không ghi được vào thư mục này (${code}); cần một thư mục ghi được.`,
  host: (/** @type {string} */ code) =>
    `máy này không nghe được ở địa chỉ đó (${code}); cần một địa chỉ của chính máy này, ví dụ 127.0.0.1 hoặc 0.0.0.0.`,
  portNotAllowed: 'hệ điều hành không cho dùng cổng này; cần một cổng từ 1024 trở lên, ví dụ 3000.',
  portTaken: 'cổng này đang có chương trình khác dùng; cần một cổng còn trống.',
  database: {
    'no-such-database': 'PostgreSQL trả lời rằng không có database tên đó; tạo nó trước, hoặc sửa phần sau dấu / cuối.',
    'not-let-in': 'PostgreSQL từ chối user hoặc mật khẩu này; cần một user được vào database đó.',
    'may-not-write': 'user này không được tạo bảng trong database; cần một user có quyền CREATE ở schema của nó.',
  },
};
