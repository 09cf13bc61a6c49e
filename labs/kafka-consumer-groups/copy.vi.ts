import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Một consumer biến mất',
  summary:
    'Một instance của invoice-service không kịp: thêm hai, mỗi instance một partition. Rồi kill -9 một instance và bấm giờ.',
  intro:
    'invoice-service đang chạy một instance, một mình đọc cả ba partition. Gửi vài chục đơn, thêm instance, rồi kill -9 một instance: partition của nó ai đọc?',
  roles: {
    producer: { name: 'Cửa hàng' },
    invoice: { name: 'invoice-service' },
    analytics: { name: 'analytics' },
  },
  controls: {
    send: { label: 'Gửi 1 đơn hàng', help: 'Cửa hàng ghi một record vào topic orders.' },
    'send-many': { label: 'Gửi nhiều', unit: 'đơn', help: 'Ghi ngần ấy record một lúc.' },
    rate: { label: 'Gửi liên tục', unit: '/s', help: 'Số đơn mỗi giây. Kéo về 0 để ngừng.' },
    key: {
      label: 'key',
      options: { customer: 'tên khách', none: 'không key' },
      help: 'Key quyết định partition. Không có key thì record được rải lần lượt qua các partition.',
    },
    'add-consumer': {
      label: 'Thêm instance',
      help: 'Chạy thêm một instance của invoice-service, cùng group invoice, nhiều nhất là bốn.',
    },
    'add-group': {
      label: 'Thêm group',
      help: 'Chạy analytics, một service khác với group của riêng nó, cũng đọc topic orders.',
    },
  },
  predictions: {
    'same-key': {
      question: 'Bạn sắp gửi 30 đơn của chín khách, key là tên khách. Các đơn của cùng một khách sẽ nằm ở đâu?',
      options: {
        spread: 'Rải đều trên cả ba partition',
        'one-partition': 'Luôn cùng một partition',
        'idle-consumer': 'Partition của instance đang rảnh nhất',
      },
      explanation: {
        'one-partition':
          'Mới {total} đơn đầu đã thấy: {count} đơn của {key} đều vào partition {partition}, và trong {keys} khách, khách nào cũng chỉ ở một partition. Các đơn sau cũng vậy. Producer băm key ra số partition, nên cùng key thì cùng partition, và instance rảnh hay bận không liên quan.',
        spread:
          'Có khách nằm ở nhiều partition. Việc này chỉ xảy ra khi số partition hoặc cách băm key thay đổi giữa chừng.',
        'idle-consumer': 'Producer không biết instance nào đang rảnh; nó chỉ biết key và số partition.',
      },
    },
    'fourth-member': {
      question: 'Topic có ba partition, group invoice đã có ba instance. Instance thứ tư vào group thì nhận được gì?',
      options: {
        shares: 'Đọc chung một partition với instance khác',
        'takes-one': 'Lấy một partition, instance khác mất phần',
        nothing: 'Không được partition nào',
      },
      explanation: {
        nothing:
          '{program} vào group nhưng cả {partitions} partition đã có chủ, nên nó ngồi không. Mỗi partition chỉ thuộc về một instance của group. Nó là người dự bị: có ai chết hay rời đi thì nó có việc.',
        'takes-one':
          '{program} được chia một partition và {idle} thành người ngồi không. Ai ngồi không là do cách chia của group; số người có việc thì không bao giờ quá {partitions}.',
        shares: 'Hai instance cùng giữ một partition, điều mà Kafka không cho trong một group.',
      },
    },
    'after-kill': {
      question:
        'Một instance đang giữ partition thì bị kill -9. Kết nối TCP đứt ngay. Bao lâu sau partition đó có chủ mới?',
      options: {
        'at-once': 'Gần như ngay lập tức, vì kết nối đã đứt',
        'session-timeout': 'Khi hết session timeout',
        'when-back': 'Khi instance đó chạy lại',
      },
      explanation: {
        'session-timeout':
          'Partition {partition} về tay {to} sau {seconds} s kể từ cú kill, tức {silence} s kể từ heartbeat cuối của {program}. Kafka không coi kết nối đứt là rời group; nó chỉ tin heartbeat, và session timeout ở đây là {timeout} s.',
        'at-once':
          'Partition {partition} về tay {to} chỉ sau {seconds} s: lúc bị kill, {program} đã im lặng gần hết session timeout.',
        'when-back':
          'Partition {partition} chờ {seconds} s rồi về lại chính {program}, vì lúc session hết hạn thì nó đã chạy lại và được chia đúng phần ấy. Chạy lại không làm group bớt phải chờ session timeout {timeout} s.',
      },
    },
    'resume-at': {
      question:
        'Một instance lấy về cả lô đơn, làm lần lượt, và bị kill -9 khi mới xong vài đơn trong lô. Chủ mới của partition đọc tiếp từ record nào?',
      options: {
        'after-last': 'Ngay sau đơn cuối cùng mà instance đã chết làm xong',
        'at-commit': 'Từ offset mà group commit lần cuối cho partition ấy',
        'after-fetched': 'Sau cả lô: đơn đã giao thì broker coi là đã đọc',
        'from-start': 'Từ đầu partition: chủ mới chưa đọc đơn nào ở đó',
      },
      explanation: {
        'at-commit':
          '{program} đã làm xong tới hết offset {last}, còn offset đã commit là {committed}: số ấy chỉ chỗ đọc tiếp, tức {committed} chưa tính là xong. {to} bắt đầu từ offset {first} của partition {partition}, nên {again} đơn được làm lại, từ {first} tới {last}. Phần chưa commit chỉ nằm trong bộ nhớ của {program}, và đã mất theo nó.',
        'after-last':
          '{to} bắt đầu từ offset {first} của partition {partition}: mọi đơn {program} làm xong đều đã kịp commit.',
        'after-fetched':
          '{to} bắt đầu từ offset {first} của partition {partition}, còn {program} mới làm tới {last}: những đơn ở giữa không ai làm.',
        'from-start':
          '{to} đọc partition {partition} từ offset {first}: group chưa có commit nào dùng được ở partition này.',
      },
      beliefs: {
        'after-last':
          'Broker không thấy một đơn được làm xong; nó chỉ thấy commit. Làm xong mà chưa commit thì với group là chưa làm.',
        'after-fetched':
          'Fetch không đánh dấu gì ở broker: partition là log, đọc xong record vẫn nằm đó. Chỗ đọc tiếp của group chỉ dời đi khi có commit.',
        'from-start':
          'Offset đã commit là của group, không phải của từng instance. Chủ mới cùng group nên nhận luôn chỗ đọc tiếp ấy.',
      },
    },
  },
  objectives: {
    'same-key': 'Gửi ít nhất 18 đơn có key: đơn của mỗi khách nằm ở đâu?',
    'one-each': 'Một instance của invoice-service không kịp: chạy ba, mỗi instance một partition',
    'idle-member': 'Cho instance thứ tư vào group: nó được chia gì?',
    'session-timeout': 'Kill -9 một instance đang giữ partition, và bấm giờ tới lúc partition có chủ mới',
    'read-again': 'Kill -9 một instance khi nó mới xong vài đơn: chủ mới đọc tiếp từ đâu?',
    'polite-leave': 'Một partition đổi chủ ngay vì instance rời đi tử tế',
    'frozen-out': 'Instance bị đóng băng mất partition, rã băng thì vào lại group như một member mới',
    'second-group': 'Group analytics đọc lại những đơn mà group invoice đã xong',
  },
  guide: {
    'same-key': [
      'Đặt key là tên khách: key quyết định partition.',
      'Gửi 30 đơn của chín khách, rồi xem đơn của một khách nằm ở đâu.',
    ],
    'one-each': [
      'Rã băng instance đang đứng im.',
      'Gửi 60 đơn: cả ba partition dồn về một instance, nó làm lần lượt từng đơn. Nhìn lag ở ba lá cờ.',
      'Chạy lại instance đã dừng: ba partition cần ba instance.',
      'Bấm "Thêm instance" tới khi invoice-service có ba instance, như khi thêm worker vào một queue.',
      'Bấm "Rời đi" ở một instance: đang nhiều hơn ba.',
      'Chờ group chia xong: mỗi instance giữ một partition, và lag vơi nhanh hơn.',
    ],
    'session-timeout': [
      'Rã băng instance đang đứng im.',
      'Chờ group chia xong partition.',
      'Chạy lại instance đã dừng, để còn người nhận partition.',
      'Bấm "Thêm instance", để còn người nhận partition.',
      'Chờ group chia xong partition.',
      'Chờ group đọc và commit hết các đơn đang có.',
      'Kill -9 một instance đang giữ partition.',
      'Chờ hết session timeout 3 giây: broker tưởng nó còn sống. Đừng chạy lại nó vội.',
    ],
    'idle-member': [
      'Rã băng instance đang đứng im.',
      'Chờ broker bỏ instance đã chết khỏi group.',
      'Chạy lại instance đã dừng: trước hết cần ba instance.',
      'Bấm "Thêm instance": trước hết cần ba instance.',
      'Bấm "Rời đi" ở một instance, để xem lại từ lúc chỉ có ba.',
      'Chạy lại instance đã dừng: giờ là bốn instance cho ba partition.',
      'Bấm "Thêm instance" lần nữa: bốn instance cho ba partition.',
      'Chờ group chia lại: instance thứ tư được gì?',
    ],
    'polite-leave': [
      'Rã băng instance đang đứng im.',
      'Chạy lại instance đã dừng, để còn người nhận partition.',
      'Bấm "Thêm instance", để còn người nhận partition.',
      'Chờ group chia xong partition.',
      'Bấm "Rời đi" ở một instance đang giữ partition: nó báo với group rồi mới đi.',
    ],
    'read-again': [
      'Rã băng instance đang đứng im.',
      'Kéo "Gửi liên tục" về 0.',
      'Chạy lại instance đã dừng ở thí nghiệm trước.',
      'Chạy lại instance đã dừng, để còn người đọc tiếp.',
      'Bấm "Thêm instance", để còn người đọc tiếp.',
      'Chờ hết session timeout: instance khác đọc tiếp từ offset nào? Đừng chạy lại instance đã chết vội.',
      'Chờ group chia xong partition.',
      'Gửi 100 đơn để instance nào cũng có việc. Nếu trang đưa bạn trở lại bước này: lần trước kill muộn, mọi đơn đã commit rồi.',
      'Kill -9 ngay một instance đã làm vài đơn mà chưa commit, trong lúc còn đơn để làm.',
    ],
    'frozen-out': [
      'Chạy lại instance đã dừng: cần hai instance.',
      'Chờ group chia xong partition.',
      'Đóng băng một instance đang giữ partition.',
      'Chờ hết session timeout 3 giây: broker bỏ nó khỏi group.',
      'Rã băng nó: lúc đứng im nó đã bị loại khỏi group, giờ nó vào lại như một member mới. Chia lại, nó có khi tình cờ được đúng partition cũ.',
    ],
    'second-group': [
      'Gửi 30 đơn, để group invoice có đơn đã commit.',
      'Chạy lại analytics.',
      'Bấm "Thêm group": group analytics có offset riêng.',
      'Chờ analytics đọc: nó bắt đầu từ đâu?',
    ],
  },
  hints: {
    'no-key':
      'Các đơn vừa rồi không có key nên được rải lần lượt qua ba partition. Đổi key sang tên khách rồi gửi lại.',
    'killed-idle':
      'Instance bạn vừa kill không giữ partition nào, nên không có gì để đổi chủ. Kill một instance đang giữ partition.',
    'killed-alone':
      'Không còn instance nào sống trong group để nhận partition. Bấm Chạy lại, và lần sau giữ ít nhất hai instance trước khi kill.',
    'killed-quiet':
      'Lúc bị kill, instance này đã commit hết những gì nó đọc, nên không có gì để làm lại. Gửi 100 đơn một lúc rồi kill trong khi nó đang làm.',
    'left-not-killed':
      'Rời đi là SIGTERM: instance kịp báo LeaveGroup nên group chia lại ngay. Muốn thấy khoảng im lặng thì bấm kill -9.',
    'ran-too-soon':
      'Bạn chạy lại nó khi broker còn tin người cũ sống. Nó vào group như một member mới, còn group vẫn phải chờ session của người cũ hết hạn. Lần sau kill rồi đợi đồng hồ chạy hết.',
    'thawed-too-soon':
      'Bạn rã băng khi session chưa hết 3 giây, nên nó gửi heartbeat kịp và không mất gì. Đóng băng lại và đợi đồng hồ chạy hết.',
  },
};
