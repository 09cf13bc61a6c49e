import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Khi bản tin tới nhanh hơn sức gửi',
  summary:
    'Queue không giới hạn phình ra; max-length bỏ bớt hay từ chối; TTL và cái bẫy ở đầu queue; bản VIP vượt hàng.',
  intro:
    'Kéo "Liên tục" lên 20 bản mỗi giây trong khi chương trình gửi thư chỉ làm được 2, và nhìn queue dài ra. Rồi đổi giới hạn của queue.',
  roles: {
    newsletter: { name: 'Bên viết' },
    sender: { name: 'Gửi thư' },
  },
  controls: {
    send: { label: 'Gửi 1 bản', help: 'Một bản tin thường tới queue đang chọn.' },
    'send-many': { label: 'Gửi', unit: 'bản', help: 'Gửi ngần ấy bản một lúc.' },
    vip: { label: '1 bản VIP', help: 'Bản tin có priority 10. Queue phải có x-max-priority thì mới được vượt.' },
    short: { label: '1 bản hạn 1 s', help: 'Bản tin mang expiration 1000: hạn của riêng nó.' },
    rate: { label: 'Liên tục', unit: '/s', help: 'Số bản mỗi giây. Kéo về 0 để ngừng.' },
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
      label: 'Gửi thư',
      options: { pause: 'nghỉ', '2': '2/s', '10': '10/s' },
      help: 'Sức của chương trình gửi thư. Nghỉ là thôi nhận từ queue.',
    },
    prefetch: {
      label: 'prefetch',
      options: { '1': '1', '50': '50' },
      help: 'Số bản broker giao trước cho chương trình gửi thư.',
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
        'Queue ưu tiên, prefetch 50. Chương trình gửi thư đã nhận sẵn một loạt bản thường. Một bản VIP tới. Khi nào nó được gửi?',
      options: {
        'at-once': 'Ngay sau bản đang làm',
        'after-hands': 'Sau mọi bản nó đang cầm',
      },
      explanation: {
        'after-hands':
          'Bản VIP #{message} đợi {ms} ms, sau {count} bản thường. Ưu tiên chỉ có tác dụng trong queue: bản đã giao thì broker không lấy lại được. Prefetch 1 thì VIP chỉ đợi một bản.',
        'at-once': 'Bản VIP #{message} đợi {ms} ms, chỉ sau {count} bản thường.',
      },
    },
  },
  objectives: {
    grows: 'Gửi liên tục nhanh hơn sức gửi thư: queue không giới hạn dài tới 60 bản',
    'drops-oldest': 'Queue đầy bỏ bản cũ nhất, bản mới hơn vẫn được gửi',
    refused: 'Bên viết nhận nack vì queue đầy',
    pace: 'Chờ confirm: ít nhất 25 bản liền nhau tới nơi đủ cả, có bản từng bị từ chối',
    expired: 'Một bản thường hết hạn trong queue có TTL',
    trap: 'Bản hạn 1 s nằm kẹt sau bản không hạn, ít nhất 2 giây mới bị bỏ',
    overtakes: 'Một bản VIP được giao trước ít nhất ba bản thường đã chờ từ trước',
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

/** How long a wait is written; without an end where nobody sends. */
export const waitText = (seconds: number): string =>
  Number.isFinite(seconds) ? `${seconds.toLocaleString('vi-VN', { maximumFractionDigits: 0 })} s` : 'mãi mãi';
