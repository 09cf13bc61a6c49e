import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

const thaw = 'Rã băng chương trình thu tiền đang đứng im.';
const runAgain = 'Chạy lại chương trình thu tiền.';
const isUp = 'Đặt Cổng về "chạy".';
const isDown = 'Đặt Cổng về "sập".';
const oldParser = 'Đặt Parser về "cũ": bản không đọc nổi đơn hỏng.';
const newParser = 'Đặt Parser về "đã sửa".';
const aside = 'Đặt "Khi lỗi" về "topic chờ".';

export const copy: CopyOf<typeof lab> = {
  title: 'Đơn hỏng và dead-letter topic',
  summary:
    'Một đơn hỏng chặn partition của nó. Cho nó sang topic chờ rồi dead-letter topic, xem thứ tự mất ở đâu, giữ lại theo key, rồi replay. Cuối cùng là một record 2 MB.',
  intro:
    'An và Chi chung partition 1, Bảo ở partition 0. Gửi đơn hỏng của An, rồi một đơn của Chi và một đơn của Bảo: đơn nào còn được thu tiền?',
  roles: {
    shop: { name: 'Cửa hàng' },
    worker: { name: 'Thu tiền' },
    operator: { name: 'Người trực', term: 'operator' },
    store: { name: 'Kho hoá đơn', term: 'claim-check' },
  },
  controls: {
    'send-an': { label: 'Đơn An', help: 'Key An, vào partition 1.' },
    'send-chi': { label: 'Đơn Chi', help: 'Key Chi, cũng vào partition 1.' },
    'send-bao': { label: 'Đơn Bảo', help: 'Key Bảo, vào partition 0.' },
    poison: {
      label: 'Đơn hỏng An',
      help: 'Số tiền là chữ, như "400.000 đ". Parser cũ ném SyntaxError mỗi lần đọc.',
    },
    mode: {
      label: 'Khi lỗi',
      options: { block: 'tại chỗ', aside: 'topic chờ', keyed: 'giữ thứ tự' },
      help: 'Tại chỗ: nghỉ 1 giây rồi đọc lại đúng record ấy. Topic chờ: chép sang topic chờ 2 s, rồi 6 s, rồi dead-letter topic, và commit. Giữ thứ tự: như topic chờ, và đơn sau của cùng khách cũng sang theo.',
    },
    gateway: {
      label: 'Cổng',
      options: { up: 'chạy', down: 'sập' },
      help: 'Cổng thanh toán sập thì đơn nào cũng lỗi 503, kể cả đơn tốt. Bật lại thì lần thử sau thành công.',
    },
    parser: {
      label: 'Parser',
      options: { old: 'cũ', new: 'đã sửa' },
      help: 'Bản đã sửa đọc được cả số lẫn chữ như "400.000 đ".',
    },
    'replay-one': {
      label: 'Replay 1 record',
      help: 'Người trực đọc đúng offset ấy trong orders.dlt và ghi nó lại vào topic gốc. Không commit gì.',
      fields: { offset: { label: 'Offset trong DLT', placeholder: '0' } },
    },
    'replay-all': {
      label: 'Replay cả DLT',
      help: 'Người trực đọc từ chỗ group replay đã commit tới cuối orders.dlt, ghi từng record lại vào topic gốc rồi commit.',
    },
    invoice: {
      label: 'Đơn + hoá đơn',
      help: 'Một đơn của Bảo cùng một tệp 1,5 MB. Viết bằng base64 trong JSON, tệp ấy dài 2 MB.',
    },
    attach: {
      label: 'Hoá đơn',
      options: { inline: 'đi kèm', claim: 'qua kho' },
      help: 'Đi kèm: cả tệp nằm trong value. Qua kho: cất tệp vào kho trước, record chỉ mang mã để lấy, độ dài và dấu vân tay.',
    },
  },
  predictions: {
    blocked: {
      question:
        'Đơn hỏng của An đang được làm lại tại chỗ ở partition 1. Bạn gửi một đơn của Chi, cùng partition 1, và một đơn của Bảo ở partition 0. Cùng một chương trình đọc cả hai. Đơn nào được thu tiền?',
      options: {
        both: 'Cả hai: nó làm xen giữa những lần thử đơn của An',
        other: 'Chỉ đơn của Bảo',
        none: 'Không đơn nào: chương trình kẹt ở đơn của An',
      },
      explanation: {
        other:
          'Đơn {poison} đã lỗi {times} lần. Đơn {waits} đứng sau nó và chưa ai đọc tới; đơn {done} ở partition kia đã thu tiền. Group chỉ có một offset cho mỗi partition, nên không bước qua {poison} được mà không bỏ nó.',
        both: 'Lần này đơn {done} cùng partition được làm trước khi đơn {poison} xong.',
        none: 'Lần này sau {times} lần lỗi của đơn {poison}, đơn {done} ở partition kia vẫn chưa tới lượt.',
      },
      beliefs: {
        both: 'Trong một partition, đọc tiếp là đi qua. Muốn làm đơn sau trước thì phải để đơn hỏng ở một chỗ khác đã.',
        none: 'Chương trình này không ngủ trong handler: nó nghỉ đọc đúng partition có đơn hỏng. Ngủ trong handler thì bạn đã đoán đúng.',
      },
    },
    overtaken: {
      question:
        'Cổng thanh toán sập, đơn thứ nhất của An lỗi và sang topic chờ. Cổng chạy lại, An đặt đơn thứ hai: cùng key, cùng partition. Đơn nào được thu tiền trước?',
      options: {
        'key-keeps': 'Đơn thứ nhất: cùng key thì Kafka giữ thứ tự',
        waits: 'Đơn thứ nhất: đơn thứ hai đợi tới khi nó xong',
        overtakes: 'Đơn thứ hai',
      },
      explanation: {
        overtakes:
          'Đơn {second} được thu trước đơn {first}. Thứ tự theo key là lời hứa của một partition, và {first} đã rời partition {partition} của orders sang một topic khác. Với group, nó là record đã commit.',
        waits: 'Lần này đơn {first} thử lại và xong trước đơn {second}.',
        'key-keeps': 'Lần này đơn {first} xong trước đơn {second}.',
      },
      beliefs: {
        'key-keeps': 'Key giữ thứ tự trong một partition của một topic. Topic chờ là một log khác, đọc theo nhịp khác.',
        waits: 'Chép sang topic chờ xong là commit. Không ai ở orders còn nhớ có một đơn đang chờ.',
      },
    },
    left: {
      question:
        'Parser đã sửa. Người trực replay cả DLT, và mọi đơn đều thu được tiền. Lúc ấy orders.dlt còn mấy record?',
      options: {
        empty: 'Không record nào: chúng đã về topic gốc',
        failed: 'Chỉ những record từng replay riêng',
        same: 'Vẫn đủ như trước',
      },
      explanation: {
        same: 'Người trực đưa về {came} record, và orders.dlt vẫn còn {left}. DLT là một topic như mọi topic: đọc không lấy đi. Chỗ đã replay tới là offset {committed} mà group replay commit.',
        empty: 'Lần này orders.dlt còn {left} record.',
        failed: 'Lần này orders.dlt còn {left} record sau khi đưa về {came}.',
      },
      beliefs: {
        empty: 'DLQ của RabbitMQ thì vậy, vì ack là xoá. Ở Kafka, chỉ retention mới xoá.',
        failed: 'Replay riêng hay replay cả loạt đều chỉ là đọc. Không cách nào xoá record khỏi log.',
      },
    },
    refused: {
      question: 'Một đơn mang cả hoá đơn trong value, 2 MB. Cấu hình mặc định cả. Chuyện gì xảy ra khi kafkajs gửi nó?',
      options: {
        client: 'kafkajs đo trước và báo lỗi, không gửi gì',
        broker: 'kafkajs gửi đi, broker từ chối',
        nobody: 'Broker nhận: giới hạn 1 MB tính cho cả batch sau khi nén',
      },
      explanation: {
        broker:
          'Đơn {order}, value dài {bytes} byte: broker trả lời {reason}. kafkajs không đo gì trước khi gửi, nên 2 MB đã đi hết qua mạng rồi mới bị từ chối. Java client thì tự chặn trước, ở max.request.size.',
        client: 'Lần này cửa hàng báo lỗi mà broker không nói gì.',
        nobody: 'Lần này broker nhận đơn {order}.',
      },
      beliefs: {
        client: 'Java client làm vậy. kafkajs thì không có giới hạn nào của riêng nó.',
        nobody: 'Đúng là broker đo batch đã nén. Nhưng ở đây không ai bật nén, và một record đã vượt rồi.',
      },
    },
  },
  objectives: {
    blocked: 'Đơn hỏng làm lại tại chỗ: đơn nào phải đợi nó, đơn nào không?',
    dead: 'Một đơn hỏng đi hết hai topic chờ và vào dead-letter topic, mang theo lý do',
    overtaken: 'Đơn trước của An đang chờ thử lại, gửi đơn sau của An: đơn nào thu trước?',
    kept: 'Chế độ giữ thứ tự: hai đơn của An cùng sang topic chờ và được thu đúng thứ tự',
    'brought-one': 'Sửa parser rồi replay một record của DLT, theo offset',
    'brought-all': 'Replay cả DLT, ít nhất hai record: DLT còn lại gì?',
    'too-large': 'Gửi một record 2 MB: ai từ chối?',
    claimed: 'Gửi cùng hoá đơn ấy qua kho, và thu được tiền',
  },
  guide: {
    blocked: [
      thaw,
      runAgain,
      oldParser,
      isUp,
      'Đặt "Khi lỗi" về "tại chỗ".',
      'Bấm "Đơn hỏng An".',
      'Bấm "Đơn Chi": nó vào cùng partition, sau đơn hỏng.',
      'Bấm "Đơn Bảo": nó vào partition kia.',
    ],
    dead: [
      thaw,
      runAgain,
      oldParser,
      isUp,
      aside,
      'Bấm "Đơn hỏng An".',
      'Chờ đơn hỏng thử lại sau 2 giây, rồi 6 giây, rồi vào orders.dlt. Bấm vào nó ở đó để đọc header.',
    ],
    overtaken: [
      thaw,
      runAgain,
      aside,
      isDown,
      'Bấm "Đơn An": đơn tốt, nhưng cổng đang sập.',
      'Chờ đơn ấy lỗi hai lần và nằm ở topic chờ 6 giây.',
      isUp,
      'Bấm "Đơn An" lần nữa, trong lúc đơn trước còn chờ.',
    ],
    kept: [
      thaw,
      runAgain,
      'Đặt "Khi lỗi" về "giữ thứ tự".',
      isUp,
      newParser,
      'Bấm "Replay cả DLT": trong DLT còn đơn cũ của An, đơn mới sẽ phải theo chúng vào đó.',
      isDown,
      'Bấm "Đơn An": nó lỗi và sang topic chờ.',
      'Bấm "Đơn An" lần nữa: đơn này không thử, mà sang theo.',
      'Chờ cả hai nằm ở topic chờ.',
      isUp,
      'Chờ cả hai được thử lại: đơn nào thu trước?',
    ],
    'brought-one': [
      thaw,
      runAgain,
      isUp,
      aside,
      'Đặt Parser về "cũ", để có một đơn vào DLT.',
      'Bấm "Đơn hỏng An".',
      'Chờ nó vào orders.dlt.',
      newParser,
      'Bấm "Replay 1 record", offset 0, rồi gửi.',
      'Chờ đơn ấy được thu tiền.',
    ],
    'brought-all': [
      thaw,
      runAgain,
      isUp,
      aside,
      'Đặt Parser về "cũ", để có thêm đơn vào DLT.',
      'Bấm "Đơn hỏng An".',
      'Bấm "Đơn hỏng An" lần nữa.',
      'Chờ trong DLT có hai record mà group replay chưa commit.',
      newParser,
      'Bấm "Replay cả DLT".',
    ],
    'too-large': ['Đặt "Hoá đơn" về "đi kèm".', 'Bấm "Đơn + hoá đơn".'],
    claimed: [thaw, runAgain, isUp, 'Đặt "Hoá đơn" về "qua kho".', 'Bấm "Đơn + hoá đơn".'],
  },
  hints: {
    'nobody-behind':
      'Đơn hỏng đang chặn partition 1, nhưng sau nó không có ai. Gửi thêm một đơn của Chi và một đơn của Bảo để thấy ai phải đợi.',
    unfixed:
      'Đơn vừa replay lại lỗi y như trước: chưa có gì được sửa. Đặt Parser về "đã sửa", Cổng về "chạy", rồi replay.',
    'sent-again':
      'Gửi lại không làm record nhỏ đi: MESSAGE_TOO_LARGE không phải lỗi tạm thời. Đặt "Hoá đơn" về "qua kho" rồi gửi.',
  },
};
