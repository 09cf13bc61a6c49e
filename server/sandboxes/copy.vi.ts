/** What a learner reads when a request is turned down: what, why, and what to do next. */
export const copy = {
  refusals: {
    'bad-request': (what = '') => `Yêu cầu không hợp lệ${what && `: ${what}`}. Tải lại trang rồi thử lại.`,
    'body-too-large': () => 'Yêu cầu quá lớn: tối đa 16 KB. Gửi ít hơn rồi thử lại.',
    'foreign-origin': () => 'Yêu cầu đến từ một trang khác nên không được nhận. Mở Trạm Tin rồi thao tác ở đó.',
    'lab-not-found': (slug = '') => `Không có lab nào tên “${slug}”. Chọn một lab trong danh sách.`,
    'sandbox-not-found': () =>
      'Không tìm thấy phòng lab này: nó đã hết giờ hoặc không phải của bạn. Mở lab để có phòng mới.',
    'no-door': () =>
      'Địa chỉ này không dẫn tới phòng lab nào: phòng đã hết giờ hoặc địa chỉ chép thiếu. Mở lab rồi chép lại dòng lệnh.',
    'ended-idle': () => 'Phòng lab này đã hết giờ vì lâu không ai dùng. Mở lab để có phòng mới.',
    'ended-shared': () =>
      'Phòng lab này đã nhường lại vì có người xếp hàng: lab mỗi lúc chỉ một người chạy. Mở lab để xếp hàng lại.',
    'ended-closed': () => 'Phòng lab này đã đóng. Mở lab để có phòng mới.',
    'ended-reset-failed': () => 'Phòng lab này không đặt lại được nên đã đóng. Mở lab để có phòng mới.',
    'too-many-sandboxes': (count = '') =>
      `Bạn đang mở ${count} phòng lab cùng lúc. Đóng bớt một phòng rồi mở phòng này.`,
    'place-left': () =>
      'Chỗ chờ của bạn không còn: bạn đã thôi chờ ở một thẻ khác, hoặc trang mất liên lạc quá lâu. Bấm Thử lại để xếp hàng lại.',
    'too-many-sandboxes-here': (count = '', when = '') =>
      `Địa chỉ mạng của bạn đang giữ ${count} phòng lab, nhiều nhất có thể. Đóng bớt một phòng hoặc thử lại ${when}.`,
    'too-many-openings-here': (when = '') =>
      `Từ địa chỉ mạng của bạn vừa có quá nhiều lần mở và đặt lại phòng lab. Thử lại ${when}.`,
    'too-many-learners-here': (when = '') =>
      `Từ địa chỉ mạng của bạn vừa có quá nhiều người học mới. Mở Trạm Tin bằng trình duyệt đã dùng, hoặc thử lại ${when}.`,
    'too-many-requests-here': (when = '') => `Từ địa chỉ mạng của bạn đến quá nhiều yêu cầu. Thử lại ${when}.`,
    'too-many-connections-here': (when = '') =>
      `Từ địa chỉ mạng của bạn đang có quá nhiều kết nối. Đóng bớt thẻ trình duyệt đang mở lab, hoặc thử lại ${when}.`,
    'broker-missing': (name = '', sentence = '', remedy = '') =>
      sentence ? `${sentence} ${remedy}`.trim() : `${name} chưa chạy. Chờ vài giây rồi thử lại.`,
    'no-own-brokers': (sentence = '') => sentence,
    'broker-starting': (name = '') => `${name} đang khởi động. Chờ vài giây rồi thử lại.`,
    'broker-away': (name = '') =>
      `${name} đang vắng nên lệnh này không tới được ai. Lab tự chạy tiếp khi broker trở lại; lúc đó bấm lại.`,
    'could-not-open': () => 'Không mở được phòng lab: broker không trả lời kịp. Chờ vài giây rồi thử lại.',
    'unknown-action': (action = '') => `Lab này không có thao tác “${action}”. Tải lại trang rồi thử lại.`,
    'bad-value': (why = '') => why,
    'cable-cut': (program = '') => `Đường mạng của ${program} đang đứt. Chờ nó nối lại rồi cắt tiếp.`,
    'unknown-program': (program = '') => `Không có chương trình nào tên ${program}. Tải lại trang rồi thử lại.`,
    'program-not-running': (program = '') => `Không gửi được: ${program} đã dừng. Bấm Chạy lại rồi thử tiếp.`,
    'program-not-answering': (program = '') => `${program} không trả lời. Chờ vài giây rồi thử lại.`,
    'program-running': (program = '') => `${program} vẫn đang chạy. Chờ nó dừng rồi thử lại.`,
    'program-frozen': (program = '') => `${program} đang đóng băng nên không nhận lệnh này. Rã băng nó trước.`,
    'program-not-frozen': (program = '') => `${program} không đóng băng nên không có gì để rã băng.`,
    'not-breakable': (program = '') => `${program} không dừng được trong lab này.`,
    'not-removable': (program = '') => `${program} không bỏ được: lab này không có nút nào thêm lại nó.`,
    'role-full': (max = '') => `Đã có đủ ${max} chương trình loại này. Bỏ bớt một cái rồi thêm lại.`,
    'unknown-prediction': () => 'Lab này không có câu dự đoán ấy. Tải lại trang rồi thử lại.',
    'prediction-made': () => 'Bạn đã chốt dự đoán này. Đặt lại lab nếu muốn dự đoán lần nữa.',
    'too-fast': () => 'Bạn bấm nhanh hơn lab nhận được. Chờ một giây rồi bấm tiếp.',
    'progress-away': () =>
      'Chưa đọc hay ghi được tiến độ: cơ sở dữ liệu đang gián đoạn. Bạn cứ học tiếp, trang giữ những gì bạn làm và tự gửi lại.',
    'server-error': () => 'Máy chủ gặp lỗi khi xử lý yêu cầu này. Thử lại; nếu vẫn lỗi, xem nhật ký của máy chủ.',
  } satisfies Record<string, (...details: string[]) => string>,
  /** Why a value is refused; the page puts its label before it. */
  values: {
    missing: 'còn trống. Điền rồi gửi lại.',
    tooLong: (limit: number) => `nhiều nhất ${limit} ký tự. Rút ngắn rồi gửi lại.`,
    controlCharacter: 'không nhận xuống dòng hay ký tự điều khiển. Bỏ chúng rồi gửi lại.',
    notOffered: 'lựa chọn này không còn nữa. Chọn lại rồi gửi.',
    outOfRange: (min: number, max: number) => `chỉ nhận số nguyên từ ${min} đến ${max}. Sửa rồi gửi lại.`,
    unexpected: 'giá trị không đúng dạng. Tải lại trang rồi thử lại.',
  },
  inSeconds: (seconds: number) => (seconds < 90 ? `sau ${seconds} giây` : `sau ${Math.ceil(seconds / 60)} phút`),
  memory: (limitMb: number) => `Chương trình dùng quá ${limitMb} MB bộ nhớ nên bị dừng.`,
  silenced: (count: number) => `… bỏ qua ${count} dòng vì in quá nhanh`,
};
