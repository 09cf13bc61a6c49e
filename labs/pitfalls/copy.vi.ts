import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Năm sự cố trong một ca trực',
  summary:
    'Trừ tiền hai lần, queue phình ra, một message làm kẹt cả hàng, ảnh quá lớn, đơn huỷ rồi vẫn giao: tìm nguyên nhân rồi chữa.',
  intro:
    'Bạn trực đêm. Mỗi sự cố chỉ có lời kêu của khách. Chọn một sự cố, cho cửa hàng gửi loạt đơn giống hôm đó, rồi đọc bảng, log và từng message để tìm nguyên nhân. Chữa xong thì gửi lại loạt đơn: triệu chứng phải hết.',
  roles: {
    shop: { name: 'Cửa hàng' },
    worker: { name: 'Worker' },
  },
  controls: {
    incident: {
      label: 'Sự cố',
      options: {
        twice: 'Trừ tiền hai lần',
        slow: 'Chờ lâu dần',
        stuck: 'Nhãn ngừng in',
        refused: 'Mất hoá đơn',
        undone: 'Huỷ vẫn giao',
      },
      help: 'Mỗi sự cố có queue riêng. Đổi sự cố thì worker chuyển sang đọc queue của sự cố ấy.',
    },
    send: {
      label: 'Gửi loạt đơn',
      help: 'Cửa hàng gửi loạt message giống hôm xảy ra sự cố đang chọn.',
    },
    dedup: {
      label: 'Đơn lặp',
      options: { none: 'làm lại', 'auto-ack': 'ack tự động', table: 'tra bảng' },
      help: 'Đơn thu tiền tới lần nữa thì worker làm gì. Ack tự động: broker quên message ngay khi giao. Tra bảng: ghi message-id vào processed, cùng transaction với lần trừ tiền.',
    },
    limit: {
      label: 'Queue',
      options: { none: 'vô hạn', drop: 'bỏ cũ', reject: 'từ chối' },
      help: 'Queue của đơn giảm giá. Bỏ cũ và từ chối: chứa nhiều nhất 10 đơn chờ. Từ chối: broker nack đơn mới khi đã đủ 10 đơn chờ, cửa hàng nghỉ 100 ms rồi gửi lại. Đổi thì áp dụng cho loạt sau.',
    },
    failed: {
      label: 'Nhãn lỗi',
      options: { requeue: 'về queue', drop: 'bỏ', dlq: 'sang DLQ' },
      help: 'Bỏ và sang DLQ đều cho thử lại một lần trước đã.',
    },
    attach: {
      label: 'Ảnh',
      options: { inline: 'gửi kèm', gzip: 'nén lại', claim: 'ở kho' },
      help: 'Ảnh hoá đơn đi đường nào. Mỗi loạt có hai hoá đơn: ảnh 20 kB và ảnh 13 MB.',
    },
    lanes: {
      label: 'Luồng',
      options: { turns: 'lần lượt', paced: 'thưa', keyed: 'theo đơn' },
      help: 'Mỗi sự kiện vào một trong hai luồng, lần lượt hay theo đơn. Thưa: vẫn lần lượt, nhưng nghỉ 100 ms sau mỗi message. Theo đơn: hai sự kiện của một đơn vào cùng một queue.',
    },
  },
  predictions: {
    'why-twice': {
      question:
        'Khách gửi ảnh sao kê: một đơn, hai lần trừ. Cửa hàng gửi 20 đơn thì bảng charges có 24 dòng. Bạn nghi gì?',
      options: {
        'sent-twice': 'Cửa hàng gửi đơn ấy hai lần',
        'two-hands': 'Broker giao đơn ấy cho hai consumer cùng lúc',
        redelivered: 'Worker trừ tiền rồi báo lỗi, broker giao lại',
      },
      explanation: {
        redelivered:
          'Đơn {order} chỉ được gửi {sent} lần. Worker trừ tiền xong thì máy chủ điểm thưởng không trả lời, handler báo lỗi và nack. Broker giao lại với cờ redelivered, và worker trừ tiền lần nữa.',
        'sent-twice': 'Cửa hàng đã gửi đơn {order} {sent} lần.',
        'two-hands': 'Đơn {order} bị trừ hai lần mà không lần nào mang cờ redelivered.',
      },
      beliefs: {
        'sent-twice':
          'Bảng giờ có một dòng publish cho mỗi đơn, và message-id không lặp lại. Gửi hai lần thì phải thấy hai.',
        'two-hands':
          'Queue có đúng một consumer. Lần giao thứ hai chỉ tới sau khi lần thứ nhất bị nack, và mang cờ redelivered.',
      },
    },
    'why-slow': {
      question:
        'Ngày giảm giá, đơn nào cũng xong, nhưng khách sau chờ lâu hơn khách trước. Worker không báo lỗi nào. Bạn nghi gì?',
      options: {
        broker: 'Broker quá tải, giữ đơn lại không giao kịp',
        'one-order': 'Có một đơn rất chậm chặn những đơn sau nó',
        outpaced: 'Đơn tới nhanh hơn sức làm của worker',
      },
      explanation: {
        outpaced:
          'Trong {ms} ms có {sent} đơn tới mà worker chỉ xong {done}, dù {busy}% thời gian nó có đơn trong tay. Đơn lâu nhất mất {longest} ms, nên không đơn nào là thủ phạm. Queue dài ra vì vào nhanh hơn ra.',
        broker: 'Có {waiting} đơn chờ mà worker chỉ có đơn trong tay {busy}% thời gian.',
        'one-order': 'Có một đơn mất tới {longest} ms.',
      },
      beliefs: {
        broker:
          'Worker vừa ack là broker giao ngay đơn kế. Nếu broker chậm thì worker phải có lúc rảnh tay trong khi queue có đơn.',
        'one-order':
          'Xem bảng giờ: thời gian cầm trong tay của các đơn gần như nhau. Chỉ thời gian nằm trong queue tăng.',
      },
    },
    'why-stuck': {
      question: 'Kho kêu không có nhãn nào để dán. Queue parcels đứng yên. CPU của worker thì vẫn chạy. Bạn nghi gì?',
      options: {
        'worker-dead': 'Worker treo, không nhận message nào nữa',
        'all-fail': 'Máy in hỏng: nhãn nào in cũng lỗi',
        poison: 'Một message luôn lỗi và cứ quay lại đầu queue',
      },
      explanation: {
        poison:
          'Message {order} lỗi rồi quay lại {times} lần liền. Nack có requeue đặt nó về chỗ cũ, là đầu queue, nên {waiting} nhãn phía sau không tới lượt.',
        'all-fail': 'Nhiều message cùng lỗi, trong đó có {order}.',
        'worker-dead': 'Worker đã chết, {waiting} message còn chờ.',
      },
      beliefs: {
        'worker-dead':
          'Worker có một message trong tay, và số lần giao tăng mấy lần mỗi giây. Treo thì không đếm được.',
        'all-fail': 'Hai nhãn đầu loạt đã in xong. Dòng lỗi trong log lúc nào cũng nói cùng một message.',
      },
    },
    'why-refused': {
      question:
        'Hoá đơn nhỏ in được, hoá đơn có ảnh chụp 13 MB thì không bao giờ tới worker. Gửi lại cũng vậy. Bạn nghi gì?',
      options: {
        network: 'Mạng đứt giữa chừng vì gửi lâu quá',
        worker: 'Worker nhận rồi mà đọc không nổi',
        size: 'Broker không nhận message lớn như thế',
      },
      explanation: {
        size: 'Broker đóng channel với 406 PRECONDITION_FAILED: message {size} byte, trần là {most}. Ảnh 13 MB viết bằng base64 dài thêm một phần ba.',
        network: 'Kết nối của cửa hàng đã đứt.',
        worker: 'Worker đã nhận và nack hoá đơn.',
      },
      beliefs: {
        network: 'Kết nối của cửa hàng vẫn mở: chỉ channel gửi ảnh bị đóng. Log của cửa hàng có nguyên văn lời broker.',
        worker: 'Queue invoices chưa từng có message ấy, worker cũng không in dòng lỗi nào.',
      },
    },
    'why-undone': {
      question: 'Khách huỷ đơn ngay sau khi đơn có lệnh giao. Sổ ghi "huỷ", rồi ghi đè thành "giao". Bạn nghi gì?',
      options: {
        shop: 'Cửa hàng gửi "huỷ" trước, "giao" sau',
        queue: 'Queue giao hai message không đúng thứ tự',
        'side-by-side': 'Hai message nằm ở hai luồng, "huỷ" xong trước',
      },
      explanation: {
        'side-by-side':
          'Đơn {order}: "giao" vào {first}, "huỷ" vào {second}. Mỗi queue đều đúng thứ tự của mình, nhưng "giao" mất 400 ms còn "huỷ" mất 50 ms, nên "giao" ghi sau.',
        shop: 'Cửa hàng đã gửi "huỷ" của đơn {order} trước.',
        queue: 'Queue {first} đã giao "huỷ" của đơn {order} trước.',
      },
      beliefs: {
        shop: 'Bảng giờ có hai lần publish của mỗi đơn, "giao" trước, "huỷ" sau.',
        queue: 'Hai message không ở cùng một queue nên không queue nào đảo được chúng. Xem cột queue trong bảng giờ.',
      },
    },
  },
  objectives: {
    'charged-once': 'Trừ tiền hai lần: chữa, rồi gửi một loạt 20 đơn mà đơn nào cũng bị trừ đúng một lần',
    bounded: 'Chờ lâu dần: chữa, rồi cho 60 đơn tới dồn mà không quá 20 đơn cùng chờ, không mất đơn nào',
    aside: 'Nhãn ngừng in: chữa cho kho có nhãn trở lại, mà không message nào biến mất',
    light: 'Mất hoá đơn: chữa, rồi in được ảnh 13 MB',
    'in-order': 'Huỷ vẫn giao: chữa, rồi gửi loạt 4 đơn mà đơn nào cũng kết thúc bằng "huỷ"',
  },
  guide: {
    'charged-once': [
      'Rã băng worker.',
      'Chạy lại worker.',
      'Chọn sự cố "Trừ tiền hai lần".',
      'Để đơn lặp là làm lại, như hôm đó.',
      'Gửi loạt 20 đơn, rồi so số đơn với số lần trừ tiền.',
      'Chờ tới lúc thấy một đơn bị trừ lần thứ hai. Tìm message ấy trong bảng giờ: nó được gửi mấy lần, giao mấy lần?',
      'Chữa: cho worker tra bảng processed.',
      'Gửi lại loạt đơn.',
      'Chờ loạt đơn xong: broker vẫn giao lại, số lần trừ tiền có tăng quá số đơn không?',
    ],
    bounded: [
      'Rã băng worker.',
      'Chạy lại worker.',
      'Chọn sự cố "Chờ lâu dần".',
      'Để queue vô hạn, như hôm đó.',
      'Gửi loạt 60 đơn.',
      'Nhìn queue và tay của worker trong lúc đơn tới. Ai rảnh, ai bận?',
      'Chữa: đặt trần 10 đơn và từ chối đơn mới khi đầy.',
      'Gửi lại loạt đơn.',
      'Chờ đủ 60 đơn xong: queue dài nhất bao nhiêu, mất đơn nào không?',
    ],
    aside: [
      'Rã băng worker.',
      'Chạy lại worker.',
      'Chọn sự cố "Nhãn ngừng in".',
      'Để nhãn lỗi về queue, như hôm đó.',
      'Gửi loạt 7 nhãn.',
      'Xem log của worker: nó đang làm message nào, và làm lần thứ mấy?',
      'Chữa: nhãn lỗi lần thứ hai thì sang DLQ.',
      'Gửi lại loạt nhãn.',
      'Chờ những nhãn còn lại in xong.',
    ],
    light: [
      'Rã băng worker.',
      'Chạy lại worker.',
      'Chọn sự cố "Mất hoá đơn".',
      'Để ảnh gửi kèm trong message, như hôm đó.',
      'Gửi loạt hai hoá đơn.',
      'Hoá đơn thứ hai đi đâu? Mở log của cửa hàng và đọc dòng lỗi.',
      'Chữa: để ảnh ở kho, message chỉ mang phiếu.',
      'Gửi lại loạt hoá đơn.',
      'Chờ worker lấy ảnh ở kho rồi in.',
    ],
    'in-order': [
      'Rã băng worker.',
      'Chạy lại worker.',
      'Chọn sự cố "Huỷ vẫn giao".',
      'Để luồng là lần lượt, như hôm đó.',
      'Gửi loạt 4 đơn, mỗi đơn có "giao" rồi "huỷ".',
      'Tìm hai message của một đơn trong bảng giờ: queue nào, xong lúc nào?',
      'Chữa: chia luồng theo đơn.',
      'Gửi lại loạt đơn.',
      'Chờ loạt đơn xong, rồi xem trạng thái cuối.',
    ],
  },
  hints: {
    'auto-lost':
      'Ack tự động thì broker không giao lại nữa, nên không trừ hai lần. Nhưng có đơn lỗi trước khi trừ tiền, và bây giờ không ai làm lại nó: đơn ấy mất hẳn. Để broker giao lại, và nhận ra đơn đã làm.',
    'orders-dropped':
      'Queue ngắn lại vì broker bỏ những đơn cũ nhất. Cửa hàng vẫn nhận confirm, nên không ai biết mà gửi lại. Cần một giới hạn mà người gửi nghe thấy.',
    'parcel-lost':
      'Queue chạy lại được, nhưng nhãn hỏng biến mất: không ai xem được nó sai ở đâu. Cho nó nằm lại ở một queue khác.',
    'still-large':
      'Ảnh JPEG đã nén sẵn: nén lần nữa vẫn chừng ấy byte, và broker vẫn từ chối. Thứ phải bớt là cả tấm ảnh trong message.',
    'still-overtaken':
      'Vẫn có đơn bị ghi ngược: hai message của nó ở hai luồng, và "giao" lâu hơn khoảng nghỉ. Thứ tự chỉ có trong một queue với một consumer.',
  },
};

/** Caption of the exchange that has no name. */
export const defaultExchange = 'exchange mặc định';

/** What the stage says of a queue. */
export const limitsText: Record<string, string> = {
  'sale.none': 'không giới hạn',
  'sale.drop': 'max-length 10, drop-head',
  'sale.reject': 'max-length 10, reject-publish',
  'parcels.dead': 'dead letter queue, chờ người xem',
};

/** Names of the figures on the stage. */
export const figures = {
  orders: 'Đơn cửa hàng đã gửi',
  charges: 'Lần trừ tiền',
  ignored: 'Lần trừ tiền bị bảng processed chặn',
  waiting: 'Đang chờ trong queue',
  dropped: 'Broker bỏ',
  refused: 'Broker từ chối',
  deliveries: 'Một message được giao nhiều nhất',
  dead: 'Nằm trong DLQ',
  printed: 'Hoá đơn đã in',
  largest: 'Ảnh lớn nhất đã in',
  stored: 'Tệp trong kho',
  cancelled: 'Đơn khách đã huỷ',
  undone: 'Huỷ rồi mà sổ ghi "giao"',
};

const format = numberFormat({ maximumFractionDigits: 1 });

/** Bytes as the stage says them. */
export const bytesText = (bytes: number): string =>
  bytes < 1_000_000 ? `${format(bytes / 1_000)} kB` : `${format(bytes / 1_000_000)} MB`;
