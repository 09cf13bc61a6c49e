import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Khi bản tin tới nhanh hơn sức gửi',
  summary:
    'Queue không giới hạn phình ra; max-length bỏ bớt hay từ chối; TTL và cái bẫy ở đầu queue; bản VIP vượt hàng.',
  intro:
    'Bên viết viết ra bản tin, chương trình Gửi thư chuyển từng bản cho máy chủ mail. Kéo "Liên tục" lên 20 bản mỗi giây trong khi Gửi thư chỉ chuyển được 2, và nhìn queue dài ra. Rồi đổi giới hạn của queue.',
  roles: {
    newsletter: { name: 'Bên viết' },
    sender: { name: 'Gửi thư' },
  },
  controls: {
    send: { label: 'Gửi 1 bản', help: 'Một bản tin thường tới queue đang chọn.' },
    'send-many': { label: 'Gửi', unit: 'bản', help: 'Gửi ngần ấy bản một lúc.' },
    vip: { label: '1 bản VIP', help: 'Bản tin có priority 10. Queue phải có x-max-priority thì mới được vượt.' },
    short: { label: '1 bản hạn 1 s', help: 'Bản tin mang expiration 1000: hạn của riêng nó.' },
    rate: { label: 'Liên tục', unit: ' bản/s', help: 'Mỗi giây Bên viết viết ra mấy bản. Kéo về 0 để ngừng.' },
    limits: {
      label: 'Queue',
      options: {
        open: 'vô hạn',
        'drop-head': '20, bỏ đầu',
        reject: '20, từ chối',
        ttl: 'TTL 3 s',
        priority: 'ưu tiên',
      },
      help: 'Mỗi lựa chọn là một queue riêng: tham số của queue không sửa được sau khi tạo.',
    },
    flow: {
      label: 'Bên viết',
      options: { off: 'không chờ', on: 'chờ confirm' },
      help: 'Chờ confirm: nhiều nhất 5 bản chưa có trả lời, bị từ chối thì nghỉ 250 ms rồi gửi lại đúng bản đó.',
    },
    speed: {
      label: 'Tốc độ gửi thư',
      options: { pause: 'nghỉ', '2': '2 bản/s', '10': '10 bản/s' },
      help: 'Mỗi giây chương trình Gửi thư chuyển được mấy bản cho máy chủ mail. Nghỉ là thôi nhận từ queue.',
    },
    prefetch: {
      label: 'prefetch',
      options: { '1': '1', '50': '50' },
      help: 'Chương trình Gửi thư được cầm nhiều nhất mấy bản chưa ack.',
    },
  },
  predictions: {
    'full-drop': {
      question: 'Queue có max-length 20, overflow drop-head, đang đầy. Thêm một bản nữa thì bản nào mất?',
      options: {
        newest: 'Bản mới tới, vì hết chỗ',
        oldest: 'Bản cũ nhất, nằm ở đầu queue',
        refused: 'Không bản nào: broker từ chối bản mới',
      },
      explanation: {
        oldest:
          'Bản #{lost} ở đầu queue bị bỏ, còn bản #{newest} tới sau thì ở lại. Bên viết nhận confirm cho cả hai: với nó thì không có gì mất.',
        newest: 'Bản #{lost} vừa tới thì bị bỏ.',
        refused: 'Broker từ chối bản mới.',
      },
    },
    'full-reject': {
      question: 'Queue có max-length 20, overflow reject-publish, đang đầy. Bên viết dùng confirm. Nó biết được gì?',
      options: {
        nothing: 'Không gì cả, bản tin lặng lẽ biến mất',
        nack: 'Broker trả nack cho đúng bản đó',
        connection: 'Broker đóng kết nối',
      },
      explanation: {
        nack: 'Broker nack bản #{message} sau {ms} ms. Bên viết biết đúng bản nào không vào được, nên chậm lại và gửi lại được. Không dùng confirm thì nó chẳng biết gì.',
        connection: 'Kết nối của bên viết bị đóng.',
        nothing: 'Bên viết không nhận được gì.',
      },
    },
    'short-behind': {
      question:
        'Queue không giới hạn, chương trình gửi thư đang nghỉ. Gửi một bản thường, rồi một bản hạn 1 s đứng ngay sau nó. Bản hạn 1 s biến mất lúc nào?',
      options: {
        'in-time': 'Đúng 1 giây sau',
        'at-head': 'Chỉ khi nó lên tới đầu queue',
        delivered: 'Không bao giờ, nó vẫn được giao',
      },
      explanation: {
        'at-head':
          'Bản #{message} hết hạn từ giây thứ nhất nhưng tới {ms} ms mới bị bỏ, lúc bản trước nó được lấy đi. Với hạn riêng từng message, broker chỉ xét bản ở đầu queue.',
        'in-time': 'Lần này bản #{message} bị bỏ sau {ms} ms, vì lúc hết hạn nó đã ở đầu queue.',
        delivered: 'Bản #{message} được giao sau {ms} ms, trước khi hết hạn: chương trình gửi thư lúc đó không nghỉ.',
      },
    },
    'vip-prefetched': {
      question:
        'Queue ưu tiên, prefetch 50. Chương trình gửi thư đã nhận sẵn một loạt bản thường. Một bản VIP tới. Khi nào nó được gửi, và nó đợi ở đâu?',
      options: {
        'at-once': 'Ngay sau bản đang làm: VIP vượt mọi bản chưa gửi',
        'next-batch': 'Sau cả loạt ấy, đợi ở đầu queue tới lượt nhận sau',
        'after-hands': 'Sau cả loạt ấy, đợi ở cuối những bản đã nhận',
      },
      explanation: {
        'after-hands':
          'Bản VIP #{message} đợi {ms} ms, sau {count} bản thường. Chương trình còn chỗ nhận là broker giao nó ngay, nhưng nó xếp sau những bản đã nhận. Ưu tiên chỉ có tác dụng trong queue: bản đã giao thì broker không đổi chỗ được nữa. Prefetch 1 thì VIP chỉ đợi bản đang làm.',
        'next-batch':
          'Bản VIP #{message} nằm trong queue cho tới khi {count} bản thường đã nhận xong hết, rồi mới được giao: {ms} ms.',
        'at-once': 'Bản VIP #{message} đợi {ms} ms, chỉ sau {count} bản thường.',
      },
      beliefs: {
        'at-once':
          'Queue ưu tiên chỉ xếp lại những bản còn nằm trong nó. Bản đã giao nằm trong bộ nhớ của chương trình, và chương trình làm theo thứ tự nhận.',
        'next-batch':
          'Prefetch 50 không phải "lấy một lượt 50 bản, xong mới lấy lượt sau". Đó là trần số bản chưa ack: cứ còn chỗ là broker giao tiếp.',
      },
    },
  },
  objectives: {
    grows: 'Gửi liên tục nhanh hơn sức gửi thư: queue không giới hạn dài tới 60 bản',
    'drops-oldest': 'Làm tràn queue "20, bỏ đầu": bản nào mất, bản nào vẫn được gửi?',
    refused: 'Làm tràn queue "20, từ chối": Bên viết nghe được gì?',
    pace: 'Chờ confirm: ít nhất 25 bản liền nhau tới nơi đủ cả, có bản từng bị từ chối',
    expired: 'Một bản thường hết hạn trong queue có TTL',
    trap: 'Đặt một bản hạn 1 s sau một bản không hạn, và bấm giờ tới lúc nó bị bỏ',
    overtakes: 'Một bản VIP được giao trước ít nhất ba bản thường đã chờ từ trước',
  },
  guide: {
    grows: [
      'Chọn queue vô hạn.',
      'Đặt "Tốc độ gửi thư" là 2 bản/s.',
      'Kéo "Liên tục" lên 20: mỗi giây 20 bản tới, 2 bản đi.',
      'Chờ queue dài tới 60 bản.',
    ],
    'drops-oldest': [
      'Kéo "Liên tục" về 0.',
      'Rã băng chương trình gửi thư.',
      'Chạy lại chương trình gửi thư.',
      'Đổi Bên viết sang không chờ.',
      'Đổi prefetch về 1, để bản chưa gửi nằm lại trong queue.',
      'Đặt "Tốc độ gửi thư" là 10 bản/s.',
      'Chọn queue "20, bỏ đầu": queue chứa nhiều nhất 20 bản.',
      'Gửi 40 bản một lúc: queue không chứa hết, vậy bản nào mất?',
    ],
    refused: [
      'Kéo "Liên tục" về 0.',
      'Đổi Bên viết sang không chờ.',
      'Rã băng chương trình gửi thư.',
      'Chạy lại chương trình gửi thư.',
      'Đổi prefetch về 1, để bản chưa gửi nằm lại trong queue.',
      'Chọn queue "20, từ chối": đầy thì không nhận bản mới.',
      'Gửi 40 bản một lúc, rồi xem bên viết nghe được gì từ broker.',
    ],
    pace: [
      'Kéo "Liên tục" về 0.',
      'Rã băng chương trình gửi thư.',
      'Chạy lại chương trình gửi thư.',
      'Đổi prefetch về 1, để bản chưa gửi nằm lại trong queue.',
      'Đặt "Tốc độ gửi thư" là 10 bản/s.',
      'Chọn queue "20, từ chối".',
      'Đổi Bên viết sang chờ confirm: bản bị từ chối thì nghỉ một chút rồi gửi lại.',
      'Gửi 50 bản một lúc.',
      'Chờ mọi bản tới nơi, kể cả những bản từng bị từ chối.',
    ],
    expired: [
      'Kéo "Liên tục" về 0.',
      'Đổi Bên viết sang không chờ.',
      'Rã băng chương trình gửi thư.',
      'Chạy lại chương trình gửi thư.',
      'Đổi prefetch về 1, để bản chưa gửi nằm lại trong queue.',
      'Đặt "Tốc độ gửi thư" là 2 bản/s, để có bản phải chờ lâu.',
      'Chọn queue "TTL 3 s": bản nào chờ quá 3 giây thì bị bỏ.',
      'Gửi 15 bản: 3 giây chỉ đủ để gửi đi vài bản.',
      'Chờ 3 giây, rồi xem các bản còn lại ra sao.',
    ],
    overtakes: [
      'Kéo "Liên tục" về 0.',
      'Đổi Bên viết sang không chờ.',
      'Rã băng chương trình gửi thư.',
      'Chạy lại chương trình gửi thư.',
      'Đặt "Tốc độ gửi thư" là 2 bản/s.',
      'Chọn queue ưu tiên: bản có priority cao được giao trước.',
      'Đổi prefetch sang 50: chương trình gửi thư nhận sẵn cả loạt bản.',
      'Gửi 15 bản thường để nó cầm đầy tay.',
      'Bấm "1 bản VIP" ngay lúc nó còn cầm nhiều bản thường.',
      'Chờ bản VIP được gửi, và đếm xem bao nhiêu bản thường đi trước nó.',
      'Đổi prefetch về 1: bản thường ở lại trong queue, nơi ưu tiên có tác dụng.',
      'Gửi 15 bản thường để queue có hàng chờ.',
      'Bấm "1 bản VIP": lần này nó vượt được hàng chờ.',
    ],
    trap: [
      'Kéo "Liên tục" về 0.',
      'Đổi Bên viết sang không chờ.',
      'Rã băng chương trình gửi thư.',
      'Chạy lại chương trình gửi thư.',
      'Chọn queue vô hạn.',
      'Đặt "Tốc độ gửi thư" là nghỉ: không ai lấy gì khỏi queue.',
      'Gửi 30 bản thường, loại không có hạn, để chúng đứng trước.',
      'Bấm "1 bản hạn 1 s": nó đứng sau các bản kia.',
      'Đặt "Tốc độ gửi thư" là 10 bản/s, sau khi đã quá 1 giây.',
      'Chờ bản hạn 1 s lên tới đầu queue, rồi xem lúc nào nó mới bị bỏ.',
    ],
  },
  hints: {
    'vip-prefetched':
      'Bản VIP vừa phải đợi những bản mà chương trình gửi thư đã cầm sẵn. Đổi prefetch về 1 rồi gửi VIP lần nữa.',
    'vip-plain':
      'Queue này không có x-max-priority nên priority 10 chẳng có tác dụng. Chuyển sang queue ưu tiên rồi gửi lại.',
    'short-taken':
      'Bản hạn 1 s vừa được giao trước khi hết hạn. Cho chương trình gửi thư nghỉ, gửi một bản thường trước, rồi mới gửi bản hạn 1 s.',
    'flow-drops':
      'Chờ confirm không cứu được bản tin trong queue bỏ đầu: broker confirm bản mới rồi bỏ bản cũ. Chuyển sang queue từ chối.',
  },
};

/** Caption of the exchange that has no name. */
export const defaultExchange = 'exchange mặc định';

/** What the stage says of the limits of each queue. */
export const limitsText: Record<string, string> = {
  open: 'không giới hạn',
  'drop-head': 'max-length 20, drop-head',
  reject: 'max-length 20, reject-publish',
  ttl: 'x-message-ttl 3 s',
  priority: 'x-max-priority 10',
};

/** Names of the figures on the stage. */
export const titles = {
  wait: 'Bản mới phải chờ',
  elsewhere: 'Chờ ở queue khác',
  dropped: 'Broker bỏ',
  refused: 'Broker từ chối',
};

const whole = numberFormat({ maximumFractionDigits: 0 });

/** How long a wait is written; without an end where nobody sends. */
export const waitText = (seconds: number): string => (Number.isFinite(seconds) ? `${whole(seconds)} s` : 'mãi mãi');
