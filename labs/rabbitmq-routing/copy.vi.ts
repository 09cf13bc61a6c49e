import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

const people = { archive: 'archive (kho log)', oncall: 'oncall (trực ca)', acme: 'acme', globex: 'globex' };

export const copy: CopyOf<typeof lab> = {
  title: 'Đặt key thế nào, ai nghe cái gì',
  summary:
    'Log chia theo mức bằng direct, event của nhiều tenant chia theo mẫu bằng topic. Gắn, gỡ binding ngay lúc chạy.',
  intro:
    'Ghi một log error rồi một log info: ai nhận cái nào? Sau đó phát event của acme và globex, gắn cho acme mẫu # và xem nó đọc được gì của globex.',
  roles: {
    platform: { name: 'Nền tảng' },
    archive: { name: 'archive' },
    oncall: { name: 'oncall' },
    acme: { name: 'acme' },
    globex: { name: 'globex' },
  },
  controls: {
    'log-error': { label: 'Ghi log error', help: 'Gửi ra exchange logs với key error.' },
    'log-warning': { label: 'warning', help: 'Gửi ra exchange logs với key warning.' },
    'log-info': { label: 'info', help: 'Gửi ra exchange logs với key info.' },
    event: {
      label: 'Phát event',
      help: 'Gửi ra exchange events, key ghép từ ba ô: tenant.service.mức.',
      fields: {
        tenant: { label: 'Tenant', options: { acme: 'acme', globex: 'globex', initech: 'initech (mới)' } },
        service: { label: 'Service', options: { orders: 'orders', payments: 'payments', stock: 'stock' } },
        severity: { label: 'Mức', options: { info: 'info', warning: 'warning', error: 'error' } },
      },
    },
    'own-key': {
      label: 'Phát với key tự đặt',
      help: 'Gửi ra exchange events với đúng chuỗi bạn gõ.',
      fields: { key: { label: 'Key', placeholder: 'acme.orders.error' } },
    },
    bind: {
      label: 'Gắn binding',
      help: 'Bảo chương trình ấy nghe thêm một key hay một mẫu. Nó gọi bindQueue ngay, không phải chạy lại.',
      fields: {
        who: { label: 'Ai', options: people },
        exchange: { label: 'Exchange', options: { logs: 'logs', events: 'events' } },
        key: { label: 'Key hoặc mẫu', placeholder: '*.payments.*' },
      },
    },
    unbind: {
      label: 'Gỡ binding',
      help: 'Bảo chương trình ấy thôi nghe một key. Message đã vào queue vẫn ở đó.',
      fields: { binding: { label: 'Binding' } },
    },
  },
  predictions: {
    'several-bindings': {
      question:
        'Queue archive có ba binding: info, warning, error. Queue oncall có một: error. Ghi một log error. Ai nhận mấy bản?',
      options: {
        'oncall-only': 'Chỉ oncall, vì error là phần của nó',
        'one-each': 'oncall một bản, archive một bản',
        three: 'oncall một bản, archive ba bản',
      },
      explanation: {
        'one-each':
          'Log #{message} vào archive {archived} bản, vào oncall {called} bản. Direct so key nguyên văn: trong ba binding của archive chỉ binding error khớp, và không ai giành phần của ai.',
        'oncall-only': 'Log #{message} chỉ vào oncall: lúc đó queue archive không có binding error.',
        three: 'Log #{message} vào archive {archived} bản.',
      },
    },
    'two-matches': {
      question:
        'Gắn thêm cho acme binding *.*.error trên events, bên cạnh acme.# có sẵn. Phát acme.orders.error: cả hai mẫu đều khớp. Queue acme nhận mấy bản?',
      options: {
        one: 'Một bản',
        two: 'Hai bản, mỗi mẫu một',
        refused: 'Broker không cho hai mẫu chồng nhau',
      },
      explanation: {
        one: 'Key {key} khớp cả hai mẫu mà #{message} chỉ vào queue acme {copies} lần. Exchange chọn queue chứ không đếm binding: một queue có bao nhiêu binding khớp cũng chỉ nhận một bản.',
        two: '#{message} vào queue acme {copies} lần.',
        refused: 'Broker từ chối binding thứ hai.',
      },
    },
    'catch-all': {
      question:
        'Ai đó gắn cho acme mẫu # trên events "để khỏi sót". Phát một event của globex. Event ấy vào queue nào?',
      options: {
        owner: 'Chỉ globex: key ghi tên globex',
        other: 'Chỉ acme: # rộng hơn nên thắng',
        both: 'Cả hai',
      },
      explanation: {
        both: 'Event #{message}, key {key}, vào: {queues}. Chữ {owner} trong key chỉ là chữ. Ranh giới giữa hai tenant nằm ở binding, và queue {reader} có một binding khớp cả key này.',
        owner: 'Event #{message} không vào queue của {reader}.',
        other: 'Event #{message} chỉ vào queue của {reader}.',
      },
    },
    'after-restart': {
      question:
        'Gắn # cho acme, rồi kill -9 acme và bấm Chạy lại. Lúc khởi động, code của nó chỉ gắn acme.#. Phát một event của globex: acme còn nhận không?',
      options: {
        clean: 'Không, chạy lại là về như trong code',
        leaks: 'Còn, binding # vẫn ở trên broker',
      },
      explanation: {
        leaks:
          '{program} chạy lại, và event #{message} của key {key} vẫn vào queue của nó. Binding thuộc về queue trên broker. Code khởi động chỉ gắn thêm, không gỡ thứ gì đã có.',
        clean: 'Event #{message} không vào queue của {program}.',
      },
    },
  },
  objectives: {
    severity: 'Ghi một log error và một log info, và so những queue nhận được',
    widened: 'oncall nhận thêm warning mà không chương trình nào phải chạy lại',
    isolated: 'Event của acme và của globex, mỗi event chỉ vào queue của tenant mình',
    'every-error': 'oncall nhận lỗi của ít nhất hai tenant qua một mẫu',
    leaked: 'Gắn cho một tenant mẫu rộng hơn phần của nó, phát event của tenant kia: event ấy vào đâu?',
    stale: 'Cho tenant ấy chạy lại rồi phát thêm một event như vậy: có gì khác?',
    mended: 'Gỡ đúng một binding, để event của mỗi tenant chỉ vào queue của tenant đó',
  },
  guide: {
    severity: [
      'Rã băng chương trình đang đứng im.',
      'Chạy lại chương trình đã dừng.',
      'Chờ cả bốn bên nối tới queue của mình.',
      'Gắn binding cho archive: exchange logs, key error.',
      'Gắn binding cho oncall: exchange logs, key error.',
      'Gắn binding cho archive: exchange logs, key info.',
      'Gỡ binding của oncall: exchange logs, key info.',
      'Bấm "Ghi log error" và xem nó vào những queue nào.',
      'Bấm "info": lần này log chỉ vào queue của ai?',
    ],
    widened: [
      'Rã băng chương trình đang đứng im.',
      'Chạy lại chương trình đã dừng.',
      'Gắn binding cho oncall: exchange logs, key warning. Không chương trình nào phải chạy lại.',
      'Bấm "warning": giờ oncall cũng nhận.',
    ],
    isolated: [
      'Rã băng chương trình đang đứng im.',
      'Chạy lại chương trình đã dừng.',
      'Gỡ binding cho một tenant nghe được event của tenant khác, như mẫu #.',
      'Gắn binding cho acme: exchange events, mẫu acme.#.',
      'Gắn binding cho globex: exchange events, mẫu globex.#.',
      'Gắn thêm cho acme: exchange events, mẫu *.*.error, chồng lên acme.# có sẵn.',
      'Phát event: tenant acme, service orders, mức error. Nhìn xem nó vào queue acme mấy lần.',
      'Gỡ binding *.*.error của acme: nó khớp cả lỗi của globex.',
      'Phát event: tenant globex, service payments, mức info. Nó chỉ vào queue globex.',
    ],
    'every-error': [
      'Rã băng chương trình đang đứng im.',
      'Chạy lại chương trình đã dừng.',
      'Gắn binding cho oncall: exchange events, mẫu *.*.error.',
      'Phát event: tenant acme, service stock, mức error.',
      'Phát event: tenant globex, service orders, mức error. Vẫn mẫu *.*.error bắt được.',
      'Chờ oncall nhận cả hai lỗi.',
    ],
    leaked: [
      'Rã băng chương trình đang đứng im.',
      'Chạy lại chương trình đã dừng.',
      'Gắn binding cho acme: exchange events, mẫu #.',
      'Phát event: tenant globex, service payments, mức warning. Nhìn xem nó vào những queue nào.',
    ],
    stale: [
      'Gắn binding cho acme: exchange events, mẫu #.',
      'Rã băng chương trình đang đứng im.',
      'Chờ acme nhận xong các event đang nằm trong queue của nó.',
      'Kill -9 acme. Code khởi động của nó không gắn #.',
      'Chạy lại acme.',
      'Chờ acme nối lại tới queue của mình.',
      'Phát event: tenant globex, service stock, mức info. acme còn nhận không?',
    ],
    mended: [
      'Gỡ binding gây rò: acme, exchange events, mẫu #.',
      'Phát event: tenant globex, service orders, mức info. Giờ nó chỉ vào queue globex.',
    ],
  },
  hints: {
    'wrong-shape':
      'Key này không theo dạng tenant.service.mức: thiếu hoặc thừa từ, hay mức không đứng cuối. Các mẫu lúc đầu đều viết cho ba từ theo thứ tự đó, nên có bên sẽ không thấy, hoặc thấy nhầm.',
    unrouted:
      'Không binding nào khớp key này, nên event không vào queue nào, dù key đúng dạng. Tenant mới thì phải có queue và binding trước khi có event.',
    'wrong-length':
      'Mẫu bạn vừa gắn không có # và không đúng ba từ, nên không khớp nổi một key ba từ nào. Thử acme.*.* hoặc acme.#.',
    'no-severity':
      'logs là exchange direct, so key nguyên văn, mà Nền tảng chỉ ghi log với ba key: info, warning, error. Key bạn vừa gắn không bằng key nào trong đó; * và # ở đây cũng chỉ là hai ký tự. Gắn từng mức một, hoặc dùng exchange events.',
    deaf: 'Queue này không còn binding nào: từ giờ không message nào vào nữa, mà chương trình vẫn chạy và không báo lỗi. Gắn lại một binding.',
  },
};

/** Beside the name of each exchange. */
export const exchangeKinds = { logs: 'direct', events: 'topic' } as const;

/** Of a queue that no exchange leads to. */
export const unbound = 'không có binding';
