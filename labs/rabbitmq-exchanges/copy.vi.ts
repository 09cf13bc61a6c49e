import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

const key = { label: 'Routing key', placeholder: 'orders.asia.vietnam.created' };
const headers = { label: 'Header', placeholder: 'region=asia, vip=yes' };

export const copy: CopyOf<typeof lab> = {
  title: 'Message nào vào queue nào',
  summary:
    'Bốn kiểu exchange trên broker thật: tự gắn, tự gỡ binding và xem message đi đâu, kể cả khi không có chỗ đi.',
  intro:
    'Đọc các mẫu cạnh đường ray, đoán xem orders.asia.vietnam.created vào queue nào, rồi bấm "Gửi 1 đơn". Sau đó đổi exchange, gắn và gỡ binding.',
  roles: {
    shop: { name: 'Cửa hàng' },
    operator: { name: 'Người trực', term: 'operator' },
  },
  controls: {
    exchange: {
      label: 'Exchange',
      options: {
        'shop.topic': 'topic',
        'shop.direct': 'direct',
        'shop.fanout': 'fanout',
        'shop.headers': 'headers',
        default: 'mặc định',
      },
      help: 'Đơn tiếp theo gửi tới exchange này. Hình chỉ vẽ binding của nó.',
    },
    publish: {
      label: 'Gửi đơn tự soạn',
      help: 'Cửa hàng gửi một đơn với key, header và mandatory của bạn tới exchange đang chọn.',
      fields: {
        key,
        headers,
        mandatory: { label: 'mandatory', options: { no: 'không', yes: 'có' } },
      },
    },
    again: {
      label: 'Gửi 1 đơn',
      help: 'Key, header và mandatory như đơn trước, tới exchange đang chọn. Đơn đầu tiên: orders.asia.vietnam.created.',
    },
    bind: {
      label: 'Gắn binding',
      help: 'Nối exchange đang chọn với một queue. Headers exchange dùng ô header và x-match, ba kiểu kia dùng routing key.',
      fields: {
        way: { label: 'Nối' },
        key: { label: 'Key hoặc mẫu', placeholder: 'orders.asia.#' },
        headers,
        match: { label: 'x-match', options: { all: 'all: đủ mọi cặp', any: 'any: một cặp là đủ' } },
      },
    },
    unbind: {
      label: 'Gỡ binding',
      help: 'Gỡ một binding của exchange đang chọn.',
      fields: { way: { label: 'Binding' } },
    },
    alternate: {
      label: 'Alternate exchange',
      options: { off: 'không', on: 'có' },
      help: 'Khai báo lại cả bốn exchange, có hoặc không có alternate exchange shop.unrouted.',
    },
    collect: { label: 'Lấy hết ra', help: 'Người trực đọc hết mọi queue và ack, để queue trống trở lại.' },
  },
  predictions: {
    vietnam: {
      question:
        'Chưa sửa binding nào của shop.topic. Gửi một đơn với routing key orders.asia.vietnam.created. Nó vào những queue nào?',
      options: {
        all: 'payment, inventory, email, audit',
        'not-email': 'payment, inventory, audit',
        'hash-only': 'inventory, audit',
        'short-hash': 'payment, audit',
        'audit-only': 'audit',
      },
      explanation: {
        'not-email':
          'Lúc email chưa được gắn thêm mẫu, broker chép đơn #{message} vào {count} queue: {queues}. Mẫu có sẵn của email, orders.*.created, chỉ chừa chỗ cho đúng một từ ở giữa, còn key này có hai: asia và vietnam.',
        all: 'Broker chép đơn #{message} vào cả bốn queue: email đã có một binding khớp key bốn từ.',
        'hash-only': 'Broker chép đơn #{message} vào {queues}.',
        'short-hash': 'Broker chép đơn #{message} vào {queues}: lúc đó inventory không còn mẫu orders.asia.#.',
        'audit-only': 'Broker chép đơn #{message} vào {queues}.',
      },
      beliefs: {
        all: 'Dấu * thay cho đúng một từ. orders.*.created chỉ khớp key ba từ, nên email trượt.',
        'hash-only': 'orders.*.*.created có hai dấu *, vừa đủ cho asia và vietnam, nên payment khớp.',
        'short-hash': 'Dấu # nhận bao nhiêu từ cũng được: orders.asia.# nhận cả hai từ vietnam.created.',
        'audit-only': 'Mẫu không phải giống key từng chữ mới khớp: dấu * và # thay cho từ.',
      },
    },
    'short-key': {
      question:
        'Trên shop.topic, inventory có mẫu orders.asia.#, audit có mẫu #, còn mọi mẫu của payment và email đều kết thúc bằng created. Gửi một đơn với routing key chỉ có hai từ: orders.asia. Nó vào những queue nào?',
      options: {
        'audit-only': 'Chỉ audit, vì # đứng một mình nhận tất',
        closest: 'Chỉ inventory, vì mẫu của nó sát key nhất',
        'hash-only': 'inventory và audit, vì cả hai mẫu đều khớp',
        none: 'Không queue nào, vì sau asia không còn từ nào',
      },
      explanation: {
        'hash-only':
          'Khi audit còn mẫu #, đơn #{message} vào {queues}. Dấu # nhận không, một hay nhiều từ, nên orders.asia.# nhận cả orders.asia. Dấu * thì luôn đòi đúng một từ.',
        'audit-only': 'Đơn #{message} chỉ vào {queues}.',
        closest: 'Đơn #{message} vào {queues}: lúc đó audit không còn mẫu #.',
        none: 'Lúc đó không mẫu nào của bốn queue khớp key của đơn #{message}.',
      },
      beliefs: {
        'audit-only': 'Dấu # cũng nhận không từ nào: orders.asia.# khớp cả orders.asia.',
        closest: 'Topic exchange không tìm mẫu sát nhất. Mẫu nào khớp thì queue ấy được một bản, dù mẫu khác sát hơn.',
        none: 'Dấu # nhận cả không từ nào. Chỉ dấu * mới đòi phải có một từ ở đúng chỗ nó đứng.',
      },
    },
    'one-header': {
      question:
        'shop.headers: payment bind với all region=asia, vip=yes; email bind với any và cùng hai cặp đó. Gửi đơn chỉ mang một cặp, region=asia. Nó vào đâu?',
      options: {
        both: 'Cả payment và email',
        'any-only': 'Chỉ email',
        'all-only': 'Chỉ payment',
        none: 'Không queue nào',
      },
      explanation: {
        'any-only':
          'Đơn #{message} vào {queues}. x-match any cần một cặp đúng là đủ; x-match all đòi đủ cả hai, thiếu vip=yes là trượt.',
        both: 'Đơn #{message} vào {queues}.',
        'all-only': 'Đơn #{message} vào {queues}.',
        none: 'Đơn #{message} không vào payment cũng không vào email.',
      },
      beliefs: {
        both: 'all nghĩa là phải đủ mọi cặp của binding. Đơn này thiếu vip=yes nên payment không nhận.',
        'all-only': 'all đòi nhiều hơn any: đủ cho all thì cũng đủ cho any, chứ không ngược lại.',
        none: 'any chỉ đòi một cặp đúng, và region=asia đã đúng.',
      },
    },
    unroutable: {
      question:
        'Chọn shop.direct, chưa bật alternate exchange. Gửi đơn với key chưa ai bind, ví dụ payment.refund, và bật mandatory. Đơn đó ra sao?',
      options: {
        dropped: 'Broker bỏ nó, cửa hàng không hay biết',
        returned: 'Broker trả nó về cho cửa hàng',
        kept: 'Broker giữ nó lại ở một nơi khác',
      },
      explanation: {
        returned:
          'Không binding nào khớp key {key}, nên broker trả đơn #{message} về kèm lý do {code} {text}, {ms} ms sau khi nhận. Bỏ mandatory thì cũng key đó mất mà không ai báo.',
        kept: 'Đơn #{message} vào queue {queue}: alternate exchange đã nhận nó, nên với broker nó không còn là unroutable và không bị trả về.',
        dropped: 'Broker bỏ đơn #{message} và không trả về.',
      },
    },
  },
  objectives: {
    'four-types': 'Cả bốn kiểu exchange đều đưa được ít nhất một đơn vào queue',
    everywhere: 'Cho một đơn orders.asia.vietnam.created qua shop.topic vào cả bốn queue',
    unbound: 'Gỡ một binding, gửi đúng một đơn như trước: queue đó không còn nhận',
    'all-any': 'Gửi một đơn chỉ mang một trong hai cặp header, và so queue bind any với queue bind all',
    nowhere: 'Làm mất một đơn: không queue nào nhận, không ai báo',
    'bound-later': 'Gắn binding cho key vừa mất rồi gửi nữa: đơn sau tới nơi, đơn trước vẫn mất',
    returned: 'Gửi một đơn mandatory mà không binding nào khớp: nó đi đâu?',
    alternate: 'Alternate exchange đưa một đơn không ai nhận vào queue unrouted',
  },
  guide: {
    everywhere: [
      'Chọn exchange topic: nó so routing key của đơn với mẫu trên từng binding.',
      'Bằng "Gửi đơn tự soạn", gửi một đơn với key orders.asia.vietnam.created, rồi xem nó vào những queue nào.',
      'Email chưa nhận vì mẫu của nó chỉ có chỗ cho một từ ở giữa: gắn thêm cho email mẫu orders.#.created.',
      'Gắn cho payment một mẫu khớp key này.',
      'Gắn cho inventory một mẫu khớp key này.',
      'Gắn cho audit một mẫu khớp key này.',
      'Gửi lại đúng đơn đó: lần này cả bốn queue phải nhận.',
    ],
    unbound: [
      'Chọn exchange topic.',
      'Gắn cho audit mẫu #, mẫu khớp mọi key.',
      'Bằng "Gửi đơn tự soạn", gửi một đơn với key chỉ có hai từ: orders.asia.',
      'Gỡ binding # của audit: từ giờ exchange không biết tới audit nữa.',
      'Gửi lại đúng đơn orders.asia: audit còn nhận không?',
    ],
    'all-any': [
      'Chọn exchange headers: nó bỏ qua routing key, chỉ nhìn header.',
      'Gắn cho payment binding all: đơn phải mang đủ cả hai cặp.',
      'Gắn cho email binding any: đơn mang một trong hai cặp là đủ.',
      'Gửi một đơn chỉ mang một cặp, region=asia.',
    ],
    'four-types': [
      'Chọn exchange topic.',
      'Gắn cho inventory một mẫu, để đơn qua topic có chỗ vào.',
      'Gửi một đơn qua topic.',
      'Chọn exchange headers.',
      'Gắn cho email cặp region=asia, để đơn qua headers có chỗ vào.',
      'Gửi một đơn mang header region=asia.',
      'Chọn exchange direct: nó đòi key giống hệt từng ký tự.',
      'Gắn cho payment key payment.charge.',
      'Bằng "Gửi đơn tự soạn", gửi một đơn với key payment.charge: chỉ payment nhận.',
      'Chọn exchange fanout: nó chép đơn vào mọi queue đã gắn, không nhìn key.',
      'Gắn email vào fanout, để đơn có chỗ vào.',
      'Bằng "Gửi đơn tự soạn", gửi một đơn với key tuỳ ý, rồi đếm số queue nhận.',
    ],
    nowhere: [
      'Chọn exchange direct.',
      'Tắt alternate exchange, để không có gì hứng đơn lạc.',
      'Gỡ binding report.daily của queue đang có nó.',
      'Bằng "Gửi đơn tự soạn", gửi một đơn với key report.daily: chưa ai gắn key này.',
    ],
    'bound-later': [
      'Chọn exchange direct.',
      'Tắt alternate exchange, để không có gì hứng đơn lạc.',
      'Gỡ binding report.daily của queue đang có nó, để làm lại từ lúc chưa ai gắn key này.',
      'Bằng "Gửi đơn tự soạn", gửi một đơn với key report.daily: không queue nào nhận, đơn mất.',
      'Giờ mới gắn cho audit đúng key vừa mất: report.daily, hay key khác mà bạn đã gửi.',
      'Bấm "Gửi 1 đơn", nó gửi đúng key vừa mất: đơn mới tới nơi, còn đơn đã mất có quay lại không?',
    ],
    returned: [
      'Chọn exchange direct.',
      'Tắt alternate exchange, để không có gì hứng đơn lạc.',
      'Bằng "Gửi đơn tự soạn", gửi một đơn với key payment.refund và bật mandatory: không có chỗ vào thì broker phải trả lời.',
    ],
    alternate: [
      'Chọn exchange direct.',
      'Bật alternate exchange: đơn không ai nhận sẽ được chuyển sang shop.unrouted.',
      'Gửi lại đơn payment.refund: vẫn chưa ai gắn key này, vậy nó nằm ở đâu?',
    ],
  },
  hints: {
    'short-star':
      'Mẫu bạn vừa gắn không khớp đơn này: mỗi dấu * chỉ thay cho đúng một từ. Đếm số từ của routing key, hoặc dùng # ở chỗ có thể có nhiều từ.',
    'star-in-word':
      'Trong mẫu bạn vừa gắn, dấu * hoặc # dính với chữ khác nên broker coi nó là một ký tự như mọi ký tự. Dấu phải đứng một mình giữa hai dấu chấm, như orders.*.created.',
    'pattern-on-direct':
      'Trên direct exchange, * và # chỉ là hai ký tự: broker so cả chuỗi. Gắn lại với đúng key, hoặc dùng shop.topic.',
    'almost-key':
      'Direct exchange đòi key giống hệt từng ký tự. Key vừa gửi gần giống một key đã bind nhưng không bằng nó. Nhìn lại key cạnh đường ray.',
    'wildcard-in-key':
      'Dấu * hoặc # bạn gửi nằm trong routing key của message, ở đó nó không có nghĩa gì đặc biệt. Mẫu thuộc về binding; message phải mang key cụ thể.',
    'not-all':
      'Binding này dùng x-match all, mà đơn chỉ mang một phần các cặp nó đòi. Bấm “Gửi đơn tự soạn” và thêm header cho đủ, hoặc gắn lại với any.',
    'key-on-headers':
      'Headers exchange không nhìn routing key. Bấm “Gửi đơn tự soạn”, điền ô Header, ví dụ region=asia, rồi gửi.',
    'bad-header':
      'Một lệnh không được thực hiện vì ô Header: nó cần các cặp tên=giá trị, chữ không dấu, cách nhau bằng dấu phẩy, như region=asia, vip=yes. Tên không được bắt đầu bằng x-. Câu báo lỗi nằm ở Nhật ký.',
    'bind-default':
      'Broker từ chối: không ai gắn được binding vào exchange mặc định. Mỗi queue đã có sẵn ở đó dưới tên của chính nó. Chọn exchange khác rồi gắn.',
  },
};

/** Caption of the exchange that has no name. */
export const defaultExchange = 'mặc định';
