import { messageName } from '#components/message-name.ts';
import { numberFormat } from '#model/number-format.ts';
import type { Place } from '#model/socket.ts';
import type { Drift } from './drift.ts';

const whole = numberFormat();
const oneDecimal = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const two = (value: number): string => String(value).padStart(2, '0');

/** A wait in the words of somebody who need not know it to the second. */
const lasting = (ms: number): string => {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 90 ? `${seconds} giây` : `${Math.round(seconds / 60)} phút`;
};

const states = { running: 'đang chạy', frozen: 'đang đóng băng', dead: 'đã chết', left: 'đã rời đi' } as const;

/** Words of the lab page, outside of what a lab itself says. */
export const copy = {
  number: whole,
  seconds: (ms: number) => `${oneDecimal(ms / 1000)} giây`,
  clock: (at: number) => {
    const date = new Date(at);
    const ms = String(date.getMilliseconds()).padStart(3, '0');
    return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${ms}`;
  },
  clockSecond: (at: number) => {
    const date = new Date(at);
    return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  },
  countdown: (ms: number) => {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  },
  stage: 'Sân ga',
  tabs: { stage: 'Sân ga', tasks: 'Nhiệm vụ', code: 'Mã nguồn', wire: 'Trên dây', message: 'Message', log: 'Nhật ký' },
  tabsLabel: 'Các phần của lab',
  live: 'TRỰC TIẾP',
  replay: 'PHÁT LẠI',
  offline: 'MẤT KẾT NỐI',
  recording: 'Bản ghi một lần chạy thật',
  ownRun: 'Bản ghi lần chạy của bạn',
  liveFigure: {
    run: 'Chạy thật ngay đây',
    whole: 'Mở lab đầy đủ',
    back: 'Về bản ghi',
    note: 'Kéo trên biểu đồ để xem lại. Rời bài không sao: phòng này cũng là phòng của lab, và tự dọn khi hết giờ.',
    failed: 'Không tải được phần chạy thật. Kiểm tra mạng rồi bấm lại.',
  },
  ownFile: (name: string) => `Bản ghi từ tệp ${name}`,
  start: 'Chạy thật lab này',
  startAgain: 'Chạy lại lab',
  backToLab: 'Quay lại lab',
  loading: 'Đang tải lab',
  noRecording: 'Lab này chưa có bản ghi. Bấm nút để chạy thật.',
  starting: 'Đang mở phòng lab',
  startingSteps: ['Xin một phòng riêng trên broker', 'Chạy các chương trình', 'Chờ broker báo sự kiện đầu tiên'],
  waiting: {
    opening: ({ position, waitMs, for: what }: Place) => {
      const at = `Bạn đang ở vị trí ${position}, khoảng ${lasting(waitMs)} nữa`;
      if (what === 'turn') return `${at}. Lab tự mở khi đến lượt.`;
      const why =
        what === 'room' ? 'Máy đang kín chỗ.' : 'Lab này cần máy cho riêng mình, nên mỗi lúc chỉ một người chạy.';
      return `${why} ${at} hoặc sớm hơn nếu có người rời đi. Lab tự mở khi đến lượt.`;
    },
    reset: ({ position, waitMs }: Place) =>
      `Lệnh đặt lại đang ở vị trí ${position}, khoảng ${lasting(waitMs)} nữa. Lab vẫn chạy cho đến lúc đó.`,
    revival: ({ position, waitMs }: Place) =>
      `Broker đã trở lại, các chương trình chạy lại theo lượt. Bạn đang ở vị trí ${position}, khoảng ${lasting(waitMs)} nữa.`,
    now: 'Đang chờ đến lượt',
    leave: 'Thôi chờ',
    leaveReset: 'Thôi đặt lại',
  },
  refused: 'Chưa mở được lab',
  retry: 'Thử lại',
  /** Why the room is gone; what stays of it is said after it. */
  ended: {
    idle: 'Phòng lab đã hết giờ vì lâu không có thao tác nào, nên các chương trình đã dừng.',
    shared:
      'Lab này mỗi lúc chỉ một người chạy, và có người đã xếp hàng: phòng của bạn đã mở đủ 15 phút nên nhường lại. Muốn làm tiếp thì chạy lại, bạn vào cuối hàng.',
    'put-away': 'Bạn đã đóng phòng lab.',
    closed: 'Phòng lab đã được đóng, có thể từ một tab khác.',
    'reset-failed': 'Không đặt lại được: broker không trả lời kịp, nên phòng lab đã đóng.',
    restarted: 'Trạm Tin vừa khởi động lại nên phòng lab không còn nữa.',
    elsewhere: 'Một máy chủ khác của Trạm Tin đang trả lời trang này, và phòng lab của bạn không ở đó.',
    left: 'Bạn đã thôi chờ kết nối. Nếu phòng lab vẫn còn trên máy chủ, bấm nút để vào lại.',
    unknown: 'Máy chủ không còn phòng lab này.',
  },
  kept: 'Lần chạy tới lúc đó vẫn còn ở đây dưới dạng bản ghi: bạn xem lại được và lưu được.',
  reconnecting: 'Mất kết nối với máy chủ, đang nối lại. Nối được thì sự kiện bị lỡ sẽ được gửi bù.',
  slow: 'Đường truyền chậm: mạng chặn WebSocket',
  slowWhy:
    'Mạng của bạn không cho WebSocket đi qua, nên trang hỏi máy chủ từng lượt (long polling). Sự kiện tới chậm hơn một chút, không mất.',
  /** What is said when something lasts longer than it should. */
  long: {
    opening: 'Mở phòng lab đang lâu hơn thường lệ: máy chủ chưa trả lời. Bạn chờ tiếp, thử lại, hoặc xem bản ghi.',
    firstEvent:
      'Phòng lab đã mở nhưng trang chưa nhận được sự kiện nào. Mạng của bạn có thể chặn cả WebSocket lẫn long polling. Thử lại, đổi mạng, hoặc xem bản ghi.',
    reconnecting:
      'Vẫn chưa nối lại được. Máy chủ có thể đã dừng, hoặc mạng đang đứt. Trang vẫn thử tiếp; bạn cũng có thể thôi chờ và xem lại lần chạy tới lúc này.',
    resetting: 'Đặt lại đang lâu hơn thường lệ. Nếu chờ thêm mà vẫn vậy, tải lại trang.',
    command: (label: string) =>
      `Lệnh “${label}” đã gửi mà chưa có sự kiện nào báo kết quả. Chương trình nhận lệnh có thể đang bận hoặc đã dừng.`,
    loading: 'Tải lab đang lâu hơn thường lệ. Kiểm tra mạng rồi tải lại trang.',
    recording: 'Bản ghi đang tải chậm. Bạn không cần chờ nó để chạy lab.',
  },
  loadingFailed: 'Không tải được lab này. Kiểm tra mạng rồi tải lại trang.',
  recordingFailed: 'Không tải được bản ghi của lab này. Bạn vẫn chạy được lab.',
  resetting: 'Đang đặt lại: dừng các chương trình, dọn phòng trên broker, rồi chạy lại từ đầu.',
  watchRecording: 'Xem bản ghi',
  reconnect: 'Nối lại ngay',
  stopWaiting: 'Thôi chờ',
  saveRun: 'Lưu bản ghi',
  reload: 'Tải lại trang',
  brokerLost: (names: string) => `${names} vừa ngừng trả lời. Nhật ký vẫn còn; lab sẽ tự chạy tiếp khi broker trở lại.`,
  brokerStarting: (names: string) => `${names} đang khởi động. Đợi vài giây rồi bấm lại.`,
  corners: (corners: readonly string[]) => `${corners.join(', ')} riêng của bạn`,
  real: (name: string, version: string | null | undefined) => (version ? `${name} ${version} thật` : `${name} thật`),
  remaining: (time: string) => `còn ${time}`,
  extend: 'Gia hạn',
  reset: 'Đặt lại',
  resetAsk: {
    question: 'Chạy lab lại từ đầu?',
    goes: 'Message, dự đoán và các mục tiêu của lần chạy này bị xoá, ở mọi tab đang mở lab này.',
    stays:
      'Mục tiêu đã đạt vẫn được ghi trong khoá học. Lần chạy này còn xem lại được cho tới thao tác đầu tiên sau đó; muốn giữ hẳn thì lưu bản ghi.',
    sure: 'Chạy lại từ đầu',
    no: 'Thôi',
  },
  shortcuts: {
    open: 'Phím tắt',
    title: 'Phím tắt của lab',
    close: 'Đóng',
    or: 'hoặc',
    places: {
      programs: 'Trên sân ga: bấm Tab tới một chương trình, rồi',
      program: 'Với chương trình đang chọn',
      timetable: 'Trên biểu đồ chạy tàu',
      page: 'Ở đâu cũng được',
    },
    programs: {
      next: 'Chương trình kế tiếp',
      previous: 'Chương trình trước',
      first: 'Chương trình đầu tiên',
      last: 'Chương trình cuối cùng',
    },
    timetable: {
      back: 'Lùi 0,2 giây',
      on: 'Tiến 0,2 giây',
      farBack: 'Lùi 2 giây',
      farOn: 'Tiến 2 giây',
      first: 'Về đầu lần chạy',
      last: 'Tới lúc mới nhất',
    },
    page: { help: 'Mở bảng này', search: 'Tìm bài, thuật ngữ' },
    note: 'Phím tắt im lặng khi bạn đang gõ vào một ô.',
  },
  /** What is written on carriages. */
  inscription: { label: 'Nhãn trên toa', key: 'key', content: 'số hiệu' },
  /** The run before a reset. */
  former: {
    there:
      'Đã đặt lại: chương trình và queue đều mới. Log, mục tiêu và dự đoán của lần chạy trước còn xem lại được cho tới khi bạn thao tác.',
    open: 'Hoàn tác: xem lại lần trước',
    watched:
      'Đây là lần chạy trước khi đặt lại, dưới dạng bản ghi. Nó không chạy tiếp được: chương trình và queue của nó không còn.',
  },
  closeRoom: { verb: 'Đóng', what: 'phòng', whole: 'Đóng phòng' },
  rooms: {
    label: 'Các phòng bạn đang mở',
    leave: 'Thôi chờ',
    waiting: 'đang chờ đến lượt',
    of: (action: string, lab: string) => `${action}: ${lab}`,
    whatFollows: 'Đóng một phòng là lab này tự mở.',
  },
  failed: 'Không gửi được lệnh: máy chủ không trả lời. Kiểm tra mạng rồi bấm lại.',
  dismiss: 'Đóng',
  returned: (action: string, program: string | null) =>
    `Bạn đang xem lại, nên trang về trực tiếp rồi mới gửi “${action}”${program === null ? '' : ` cho ${program}`}.`,
  astray: {
    why: (action: string, program: string) =>
      `Bạn đang xem lại một lúc trước, nên lệnh “${action}” cho ${program} chưa gửi. Trang đã về trực tiếp:`,
    now: (program: string, drift: Drift) => {
      if (drift.kind === 'gone') return `${program} không còn trên sân ga.`;
      if (drift.kind === 'state') return `${program} giờ ${states[drift.state]}.`;
      if (drift.kind === 'restarted') return `${program} đã chạy lại, giờ là một process khác.`;
      return drift.held
        ? `${program} giờ đang giữ ${messageName(drift.held.label)}.`
        : `${program} giờ không giữ message nào.`;
    },
    send: 'Vẫn gửi',
    drop: 'Thôi',
  },
  sent: 'đã gửi lệnh, chờ broker',
  controls: 'Điều khiển',
  more: 'Điều khiển khác',
  increase: (label: string) => `Tăng ${label}`,
  decrease: (label: string) => `Giảm ${label}`,
  amount: (label: string) => `Số lượng cho ${label}`,
  form: {
    required: (label: string) => `Điền ${label} trước đã.`,
    full: (limit: number) => `Nhiều nhất ${limit} ký tự.`,
    nothingToChoose: (label: string) => `Chưa có ${label} nào để chọn.`,
    empty: '(trống)',
  },
  /** A unit such as /s stands at its number, a word beside it. */
  withUnit: (value: string | number | boolean, unit: string | undefined) =>
    unit === undefined ? `${value}` : /^\p{L}/u.test(unit) ? `${value} ${unit}` : `${value}${unit}`,
  time: {
    label: 'Điều khiển thời gian',
    pause: 'Dừng',
    play: 'Chạy',
    speed: { 1: '1×', 0.5: '½', 0.1: '1/10' },
    speedLabel: { 1: 'Tốc độ thường', 0.5: 'Chậm một nửa', 0.1: 'Chậm mười lần' },
    step: 'Từng bước',
    back: 'Lùi một bước',
    goLive: 'Về trực tiếp',
  },
  told: {
    label: 'Chuyện xảy ra ở thời điểm đang xem',
    proof: 'Bằng chứng:',
    earlier: (count: number) => `${whole(count)} sự kiện trước đó, rồi`,
  },
  timetable: {
    label: 'Biểu đồ chạy tàu: kéo để xem lại thời điểm khác, mũi tên trái phải để dịch 0,2 giây',
    views: 'Cách xem thời gian',
    short: 'Biểu đồ chạy tàu',
    title: 'Biểu đồ chạy tàu: mỗi nét là một message đi qua các trạm',
    key: {
      title: 'Chú giải',
      message: 'một message đi qua các trạm; chấm tròn: xong',
      back: 'trở lại, được giao lần nữa',
      blocks: 'quá nhiều message để vẽ từng nét: khối càng cao, càng nhiều message cùng lúc',
      lost: 'message mất hoặc bị bỏ',
      call: 'một cuộc gọi, từ lúc mở tới lúc xong',
    },
    zoomIn: 'Phóng to thời gian',
    zoomOut: 'Thu nhỏ thời gian',
    rebalance: 'rebalance',
    silence: 'im lặng, chờ session timeout',
    signal: (signal: string) => (signal === 'SIGKILL' ? 'kill -9' : signal),
    lost: (name: string, why: string) => `${name} ${why}`,
    cut: 'đứt cáp',
    answersCut: 'mất câu trả lời',
    incidentsCaption:
      'Những quãng có chuyện: chương trình chết, đóng băng, im lặng, đứt cáp, rebalance, transaction còn mở',
    station: 'Trạm',
    what: 'Chuyện gì',
    when: 'Lúc nào',
    incident: {
      dead: 'không chạy',
      silent: 'im lặng, broker chờ session timeout',
      frozen: 'đóng băng',
      cut: 'đứt cáp, hai chiều đều mất',
      rebalance: 'rebalance, cả group đứng chờ',
      transaction: 'transaction còn mở',
    },
    answersCutWhole: 'đứt cáp, chỉ câu trả lời của broker bị mất',
    lasted: (from: string, to: string | null) => (to === null ? `từ ${from}, chưa hết` : `từ ${from} đến ${to}`),
    tableCaption: 'Các message mới nhất và những trạm chúng đã qua',
    message: 'Message',
    way: 'Đường đi',
  },
  download: 'Tải bản ghi',
  openFile: 'Mở bản ghi',
  fileTooBig: 'Tệp lớn hơn 20 MB nên không thể là bản ghi của một lab.',
  fileNotLog: 'Tệp này không phải bản ghi của Trạm Tin. Hãy chọn tệp .json tải về từ nút “Tải bản ghi”.',
  fileOtherLab: (lab: string) => `Bản ghi này thuộc lab “${lab}”. Mở lab đó rồi thả tệp vào.`,
  door: {
    title: 'Từ terminal của bạn',
    about: 'Các dòng này gọi đúng những chương trình đang chạy trên sân ga. Địa chỉ là của riêng phòng này.',
  },
  tasks: {
    prediction: 'Dự đoán',
    you: 'Bạn chọn',
    actual: 'Thực tế',
    both: 'Bạn chọn, đúng thực tế',
    commit: 'Chọn một đáp án trước khi làm thí nghiệm.',
    tooLate: 'Bạn đã làm thí nghiệm này trước khi đoán. Đoán bây giờ, rồi làm lại một lần để xem mình đúng không.',
    waiting: 'Đã ghi dự đoán. Làm thí nghiệm để broker trả lời.',
    go: 'Tới nút cần bấm',
    locked: 'Chạy lab để trả lời.',
    askedLater: (count: number) =>
      `Lab có ${count} câu dự đoán. Chạy lab thì mỗi câu được hỏi ngay trước thí nghiệm trả lời nó; bản ghi này chiếu sẵn kết quả nên chưa hỏi.`,
    next: 'Dự đoán tiếp',
    previous: 'Dự đoán trước',
    of: (index: number, total: number) => `${index} / ${total}`,
    objectives: 'Mục tiêu',
    met: 'Đã đạt',
    notMet: 'Chưa đạt',
    metBefore: '(đã đạt ở lần chạy trước)',
    hint: 'Gợi ý.',
    hintWaits: 'có gợi ý',
    putAway: 'Cất gợi ý',
    belief: (why: string) => `Chỗ khác với điều bạn đoán: ${why}`,
    evidence: 'Xem lại lúc đó',
    othersWrong: (wrong: number, answered: number) =>
      `${Math.round((100 * wrong) / answered)}% người học ở trang này đoán sai câu này ở lần đầu (${whole(answered)} người đã trả lời).`,
  },
  code: {
    programs: 'Chương trình',
    output: (program: string) => `stdout của ${program}`,
    noOutput: 'Chưa in dòng nào.',
    note: 'Đây đúng là tệp mà máy chủ đang chạy.',
    contract: 'Hợp đồng giữa các chương trình: phần mã mà chúng import được sinh ra từ tệp này.',
    takeAlong: 'Tải tất cả để chạy trên máy bạn (.zip)',
    marked: 'Dòng tô màu là lời gọi vừa gửi, ack, commit hoặc ghi dữ liệu.',
    ranLine: (line: number) => `Dòng vừa chạy, ${line}:`,
    widen: 'Mở rộng',
    narrow: 'Thu lại',
  },
  message: {
    choose: 'Bấm vào một message trên sân ga, trên biểu đồ, hoặc chọn ở danh sách này.',
    list: 'Message mới nhất',
    none: 'Chưa có message nào.',
    body: 'Nội dung',
    headers: 'Headers',
    way: 'Định tuyến',
    history: 'Lịch sử',
    bytes: (bytes: number) => `${whole(bytes)} byte`,
    publishedBefore: 'Message này có từ trước phần nhật ký còn giữ.',
  },
  log: {
    filter: 'Lọc nhật ký',
    filterPlaceholder: 'Lọc theo chữ, ví dụ: ack',
    empty: 'Chưa có sự kiện nào.',
    nothing: 'Không dòng nào khớp.',
    older: (count: number) => `${whole(count)} sự kiện cũ hơn không hiện ở đây. Tải bản ghi để xem đủ.`,
    origin: { broker: 'broker', client: 'thư viện client', platform: 'hệ thống', wire: 'trên dây' },
  },
  recorded: {
    play: 'Phát',
    pause: 'Dừng',
    loading: 'Đang tải bản ghi',
    failed: 'Không tải được bản ghi này.',
    retry: 'Tải lại bản ghi',
    label: 'Bản ghi thật',
    time: (now: string, end: string) => `${now} / ${end}`,
  },
};
