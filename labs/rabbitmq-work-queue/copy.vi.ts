import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Worker chết khi đang giữ message',
  summary: 'Nhiều worker chia nhau một queue. Kill một worker đang làm dở và xem broker giao lại đơn cho ai.',
  intro:
    'Bấm "Gửi 1 đơn hàng" vài lần và xem broker giao cho ai. Rồi kill -9 một worker lúc nó đang giữ đơn: đơn đó đi đâu?',
  roles: {
    producer: { name: 'Cửa hàng' },
    worker: { name: 'Worker' },
  },
  controls: {
    send: { label: 'Gửi 1 đơn hàng', help: 'Cửa hàng gửi một message tới queue orders.' },
    'send-many': { label: 'Gửi nhiều', unit: 'đơn', help: 'Gửi ngần ấy đơn một lúc.' },
    rate: { label: 'Gửi liên tục', unit: '/s', help: 'Số đơn mỗi giây. Kéo về 0 để ngừng.' },
    'add-worker': { label: 'Thêm worker', help: 'Chạy thêm một tiến trình worker, nhiều nhất là bốn.' },
    prefetch: {
      label: 'prefetch',
      help: 'Broker để mỗi worker giữ nhiều nhất bấy nhiêu đơn chưa ack. Với ack tự động thì không có tác dụng.',
    },
    ack: {
      label: 'ack',
      options: { manual: 'thủ công', auto: 'tự động' },
      help: 'Thủ công: worker làm xong mới ack. Tự động: broker coi như xong ngay lúc giao.',
    },
    speed: {
      label: 'Tốc độ',
      options: { fast: 'nhanh', slow: 'chậm' },
      help: 'Worker nhanh làm một đơn hết khoảng 1 giây, worker chậm khoảng 4 giây.',
    },
  },
  predictions: {
    'after-kill': {
      question: 'Ack thủ công, hai worker. Một worker đang giữ đơn chưa ack thì bị kill -9. Đơn đó sẽ ra sao?',
      options: {
        lost: 'Mất luôn cùng worker',
        'other-worker': 'Được giao lại cho worker khác',
        waits: 'Chờ đúng worker đó chạy lại',
      },
      explanation: {
        'other-worker':
          'Kết nối của {from} đóng, và {ms} ms sau broker giao đơn #{message} cho {to} với cờ redelivered. Chưa có ack thì message vẫn là của queue.',
        waits:
          'Đơn #{message} quay về queue ngay khi kết nối của {from} đóng, nhưng lúc đó không worker nào khác nhận được. {ms} ms sau {to} chạy lại và nhận nó với cờ redelivered. Queue không để dành đơn cho riêng ai.',
        lost: 'Broker không còn giữ đơn này nữa.',
      },
    },
    'after-kill-automatic': {
      question:
        'Ack tự động, gửi 30 đơn một lúc cho hai worker. Kill -9 một worker đang làm dở. Những đơn nó đã nhận ra sao?',
      options: {
        redelivered: 'Broker giao lại hết cho worker kia',
        'one-lost': 'Chỉ mất đơn đang làm dở, các đơn còn lại được giao lại',
        'all-lost': 'Mất hết, không báo lỗi',
      },
      explanation: {
        'all-lost':
          '{program} chết khi còn {count} đơn trong bộ nhớ, nằm trong khoảng từ #{first} tới #{last}, xen kẽ với đơn của worker kia. Với ack tự động, broker đã xoá cả {count} đơn ngay lúc giao, nên không còn gì để giao lại.',
        redelivered: 'Broker đã giao lại đơn của {program}, từ #{first} tới #{last}.',
        'one-lost': 'Chỉ đơn #{first} mất cùng {program}.',
      },
    },
    'while-frozen': {
      question:
        'Bạn đóng băng một worker đang giữ đơn: tiến trình còn, kết nối còn, nhưng nó đứng im. Trong vài giây tới broker làm gì với đơn đó?',
      options: {
        redelivered: 'Giao lại cho worker khác',
        kept: 'Cứ để đơn đó ở worker đang đứng im',
        dropped: 'Xoá đơn đó',
      },
      explanation: {
        kept: 'Sau {ms} ms đơn #{message} vẫn nằm ở {program}, trong khi các worker khác đã xong {others} đơn. Kết nối TCP còn mở nên broker cứ chờ. Phải lỡ hai nhịp heartbeat, tức vài phút với mức mặc định 60 giây, broker mới đóng kết nối và giao lại.',
        redelivered: 'Kết nối của {program} bị đóng, và {ms} ms sau khi đóng băng, đơn #{message} được giao lại.',
        dropped: 'Đơn #{message} không còn trên broker.',
      },
    },
  },
  objectives: {
    'round-robin': 'Ba worker chia đều 9 đơn liền nhau, mỗi worker 3 đơn',
    redelivered: 'Kill -9 một worker đang giữ đơn chưa ack, và theo đơn đó tới cùng',
    'frozen-keeps': 'Đóng băng một worker đang giữ đơn: đơn đó nằm đâu trong lúc các worker khác làm tiếp?',
    'fair-dispatch': 'Với prefetch 1, worker nhanh xong ít nhất gấp đôi số đơn giao cho worker chậm',
    'polite-leave': 'Một worker đang giữ đơn rời đi tử tế: làm nốt, ack, không đơn nào phải giao lại',
    lost: 'Ack tự động, kill -9 một worker đang làm dở: tìm những đơn nó đã nhận',
  },
  guide: {
    'round-robin': [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker đã dừng.',
      'Bấm "Thêm worker" để có ba worker cùng nhận từ queue orders.',
      'Đặt prefetch 3: mỗi worker được giữ ba đơn cùng lúc.',
      'Gửi 9 đơn một lúc, rồi đếm xem mỗi worker nhận mấy đơn.',
    ],
    redelivered: [
      'Rã băng worker đang đứng im.',
      'Đổi ack sang thủ công: worker làm xong mới ack.',
      'Chạy lại worker đã dừng, vì đơn được giao lại cần có người nhận.',
      'Bấm "Thêm worker", vì đơn được giao lại cần có người nhận.',
      'Gửi 20 đơn để worker nào cũng có việc.',
      'Kill -9 worker đang giữ đơn, ngay lúc nó làm dở.',
    ],
    'frozen-keeps': [
      'Rã băng worker đang đứng im mà không giữ đơn nào.',
      'Đổi ack sang thủ công.',
      'Chạy lại worker đã dừng, để có một worker đứng im và một worker làm tiếp.',
      'Bấm "Thêm worker", để có một worker đứng im và một worker làm tiếp.',
      'Gửi 20 đơn để worker nào cũng có việc.',
      'Đóng băng worker đang giữ đơn.',
      'Gửi thêm 6 đơn: worker kia làm tiếp, còn đơn trong tay worker đóng băng thì sao?',
      'Chờ vài giây xem broker làm gì với đơn trong tay worker đóng băng. Đừng rã băng nó vội.',
    ],
    'fair-dispatch': [
      'Rã băng worker đang đứng im.',
      'Đổi ack sang thủ công.',
      'Chạy lại worker đã dừng, để có một worker nhanh và một worker chậm.',
      'Bấm "Thêm worker", để có một worker nhanh và một worker chậm.',
      'Đặt prefetch 1: xong đơn này mới được giao đơn kia.',
      'Đổi một worker sang chậm, bằng nút Tốc độ trên thẻ của nó, hoặc trong nút Phá trên điện thoại.',
      'Gửi 12 đơn, rồi so số "xong" bên trên thẻ của worker nhanh và của worker chậm: mỗi bên tăng thêm mấy đơn?',
    ],
    'polite-leave': [
      'Rã băng worker đang đứng im.',
      'Đổi ack sang thủ công.',
      'Chạy lại worker đã dừng.',
      'Bấm "Thêm worker" để có hai worker.',
      'Gửi 20 đơn để worker nào cũng có việc.',
      'Bấm "Rời đi" ở worker đang giữ đơn: nó nhận SIGTERM chứ không bị kill -9.',
    ],
    lost: [
      'Rã băng worker đang đứng im.',
      'Chạy lại worker đã dừng.',
      'Bấm "Thêm worker" để có hai worker.',
      'Đổi ack sang tự động: broker coi đơn là xong ngay lúc giao.',
      'Gửi 30 đơn: broker giao hết ngay, worker giữ trong bộ nhớ.',
      'Kill -9 một worker còn giữ nhiều đơn.',
    ],
  },
  hints: {
    'killed-idle':
      'Bạn vừa kill một worker lúc nó đang rảnh, nên không có gì để giao lại. Gửi thêm đơn rồi kill khi thấy nó đang giữ một đơn.',
    'killed-only':
      'Đơn đã quay về queue, nhưng không còn worker nào đang làm việc để nhận. Bấm Chạy lại, hoặc thêm worker trước khi kill.',
    'killed-automatic':
      'Đang là ack tự động: broker đã xoá đơn ngay lúc giao, kill bao nhiêu lần cũng không có gì giao lại. Đổi ack sang thủ công rồi thử lại.',
    'froze-idle':
      'Worker này đang rảnh, đóng băng nó thì không thấy khác gì. Rã băng, gửi đơn, rồi đóng băng lúc nó đang giữ đơn.',
    'left-idle': 'Worker vừa rời đi lúc rảnh nên không có gì để làm nốt. Cho nó rời đi khi đang giữ một đơn.',
    'needs-manual':
      'Đang là ack tự động: với broker, đơn đã xong ngay lúc giao, nên worker chẳng còn giữ gì của queue. Đổi ack sang thủ công rồi làm lại.',
    hoarding:
      'Worker nhanh đã hết việc, còn worker chậm vẫn ôm mấy đơn nhận trước: prefetch đang cao. Hạ prefetch về 1 rồi gửi lại.',
  },
};

/** Caption of the exchange that has no name. */
export const defaultExchange = 'exchange mặc định';

/** Above the card of a worker: what it has done since it was started. */
export const doneSoFar = (orders: number): string => `xong ${orders} đơn`;
