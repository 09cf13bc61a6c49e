import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';
import type { Side } from './sides.ts';
import type { Trial } from './trials.ts';

const whole = numberFormat();

const leave = 'Cho worker-3 và reader-3 rời đi, để mỗi bên còn hai chương trình.';
const remove = 'Bỏ thẻ của chương trình thứ ba đã rời đi.';
const thaw = 'Rã băng chương trình đang đứng im.';
const rehire = 'Chạy lại chương trình đã dừng.';
const clear = 'Đặt Đơn hỏng về "bỏ qua", để đơn hỏng cũ không chắn đường.';
const wait = 'Chờ mỗi bên có đủ hai chương trình và làm hết đơn cũ.';
const send = 'Gửi 8 đơn, để worker-1 và reader-1 có đơn trong tay.';
const backToTwo = [thaw, leave, remove, rehire] as const;
const prepare = [...backToTwo, clear, wait, send] as const;

export const copy: CopyOf<typeof lab> = {
  title: 'Một lỗi, hai broker',
  summary:
    'Cùng một đơn vào RabbitMQ và Kafka, cùng một lỗi cho cả hai. Đếm xem bên nào làm lại, sai thứ tự, và chờ lâu.',
  intro:
    'Gửi 8 đơn rồi bấm một lỗi: nó xảy ra cùng lúc với worker-1 của RabbitMQ và reader-1 của Kafka. Bảng dưới hình đếm từ log và sổ trừ tiền của mỗi bên.',
  roles: {
    shop: { name: 'Cửa hàng' },
    worker: { name: 'Worker' },
    reader: { name: 'Reader' },
  },
  controls: {
    send: { label: 'Gửi 8 đơn', help: 'Tám đơn, mỗi đơn vào cả queue lẫn topic. Bốn khách lần lượt.' },
    'kill-both': { label: 'kill -9', help: 'SIGKILL cho worker-1 và reader-1 cùng lúc.' },
    'freeze-both': { label: 'Đóng băng', help: 'SIGSTOP cho worker-1 và reader-1 cùng lúc.' },
    'thaw-both': { label: 'Rã băng', help: 'SIGCONT cho hai chương trình ấy.' },
    'leave-both': { label: 'Rời đi', help: 'SIGTERM cho worker-1 và reader-1: làm nốt rồi đi.' },
    'cut-both': {
      label: 'Cắt mạng 9 s',
      help: 'Trong 9 giây mọi thứ giữa hai chương trình ấy và broker rơi mất, không ai được báo. Rồi kết nối bị reset.',
    },
    'run-both': { label: 'Chạy lại', help: 'Chạy lại worker-1 và reader-1 nếu đã dừng.' },
    poison: { label: 'Gửi đơn hỏng', help: 'Một đơn ghi số tiền là "400.000 đ": handler ném lỗi mỗi lần đọc nó.' },
    bad: {
      label: 'Đơn hỏng',
      options: { again: 'làm lại', skip: 'bỏ qua' },
      help: 'Làm lại: worker nack và trả về queue, reader seek về đúng record ấy. Bỏ qua: ghi một dòng rồi ack hay commit.',
    },
    rush: {
      label: 'Dồn đơn',
      help: 'Giờ vàng: 4 đơn mỗi giây trong 12 giây. Hai worker, hay hai reader, chỉ làm được chừng 2,9 đơn mỗi giây.',
    },
    'add-both': { label: 'Thêm mỗi bên một', help: 'Chạy thêm worker-3 và reader-3 cùng lúc.' },
  },
  predictions: {
    sooner: {
      question: 'worker-1 và reader-1 đang cầm đơn thì cùng bị kill -9. Bên nào có người khác nhận đơn ấy trước?',
      options: {
        rabbitmq: 'RabbitMQ trước',
        kafka: 'Kafka trước',
        same: 'Gần như cùng lúc: cả hai broker đều thấy kết nối đứt',
      },
      explanation: {
        rabbitmq:
          'RabbitMQ giao lại sau {rabbitmq} ms: kết nối đứt là đủ. Kafka mất {kafka} ms: broker chờ hết session timeout 6 giây của member, rồi group mới chia lại partition.',
        kafka: 'Lần này Kafka mất {kafka} ms, RabbitMQ {rabbitmq} ms.',
        same: 'Lần này hai bên xấp xỉ nhau: RabbitMQ {rabbitmq} ms, Kafka {kafka} ms.',
      },
      beliefs: {
        kafka: 'Kafka giao nhiều record một lượt nhanh, nhưng ở đây nó phải chờ biết chắc member đã chết.',
        same: 'Kết nối của reader-1 cũng đứt ngay. Nhưng Kafka không coi kết nối là sự sống của member: nó đếm heartbeat.',
      },
    },
    'frozen-twice': {
      question:
        'Cả hai đứng im khi đang cầm đơn, lâu hơn session timeout 6 giây, rồi được rã băng. Bên nào có đơn bị trừ tiền hai lần?',
      options: {
        none: 'Không bên nào: chẳng ai chết',
        rabbitmq: 'Chỉ RabbitMQ',
        kafka: 'Chỉ Kafka',
        both: 'Cả hai',
      },
      explanation: {
        kafka:
          'Kafka trừ lại {kafka} đơn, RabbitMQ {rabbitmq}. Với Kafka reader-1 im quá 6 giây là đã chết, nên reader-2 làm lại đơn ấy; reader-1 tỉnh dậy vẫn làm nốt. RabbitMQ thì thấy kết nối còn mở, nên giữ nguyên đơn cho worker-1 và chờ.',
        none: 'Lần này không bên nào trừ lại: Kafka {kafka}, RabbitMQ {rabbitmq}.',
        rabbitmq: 'Lần này RabbitMQ trừ lại {rabbitmq} đơn, Kafka {kafka}.',
        both: 'Lần này cả hai trừ lại: RabbitMQ {rabbitmq} đơn, Kafka {kafka}.',
      },
      beliefs: {
        none: 'Kafka không phân biệt được đứng im với chết: từ xa, cả hai đều là không có heartbeat.',
        rabbitmq: 'RabbitMQ chưa làm gì cả: kết nối còn mở thì đơn chưa ack vẫn là của worker ấy.',
        both: 'RabbitMQ chưa lấy lại đơn nào, nên không ai làm nó lần hai.',
      },
    },
    'cut-twice': {
      question: 'Mạng của worker-1 và reader-1 đứt 9 giây khi chúng đang làm dở. Bên nào có đơn bị trừ tiền hai lần?',
      options: {
        none: 'Không bên nào: làm xong rồi thì thôi',
        rabbitmq: 'Chỉ RabbitMQ',
        kafka: 'Chỉ Kafka',
        both: 'Cả hai',
      },
      explanation: {
        both: 'RabbitMQ trừ lại {rabbitmq} đơn, Kafka {kafka}. Chúng làm xong, nhưng ack và commit rơi mất giữa đường. Broker chỉ biết điều nó nghe được, nên giao lại: RabbitMQ khi kết nối bị reset, Kafka khi session hết.',
        none: 'Lần này không bên nào trừ lại: RabbitMQ {rabbitmq}, Kafka {kafka}.',
        rabbitmq: 'Lần này chỉ RabbitMQ trừ lại: {rabbitmq} đơn.',
        kafka: 'Lần này chỉ Kafka trừ lại: {kafka} đơn, RabbitMQ {rabbitmq}.',
      },
      beliefs: {
        none: 'Làm xong mà broker không nghe được thì với broker là chưa xong.',
        rabbitmq: 'Commit cũng đi trên mạng ấy, và cũng rơi mất như ack.',
        kafka: 'Ack cũng rơi mất. Kết nối vừa reset là RabbitMQ giao lại hết những gì chưa được ack.',
      },
    },
    'held-up': {
      question: 'Một đơn hỏng được làm lại mãi, và 8 đơn nữa tới sau nó. Đơn hỏng chắn đường những đơn nào?',
      options: {
        nothing: 'Không đơn nào: cả hai bên làm việc khác trong lúc ấy',
        partition: 'Không chắn gì ở RabbitMQ; ở Kafka chắn những đơn sau nó trong cùng partition',
        everything: 'Ở cả hai bên, mọi đơn sau nó',
      },
      explanation: {
        partition:
          'RabbitMQ làm xong cả {count} đơn trong lúc đơn #{order} quay vòng: nó được giao lại {rounds} lần, xen giữa các đơn khác. Ở Kafka {waiting} đơn cùng partition đứng sau nó, vì offset chỉ tiến khi qua được nó; partition kia vẫn chạy.',
        nothing: 'Lần này không đơn nào đứng lại: RabbitMQ và Kafka đều làm xong {count} đơn.',
        everything: 'Lần này mọi đơn đứng lại.',
      },
      beliefs: {
        nothing: 'Offset là một con số cho cả partition. Muốn commit đơn sau thì phải qua được đơn trước.',
        everything: 'Queue không cần thứ tự: message trả về được xếp lại, message khác vẫn đi với worker còn rảnh.',
      },
    },
    third: {
      question:
        'Đơn tới nhanh hơn hai chương trình làm được, và dồn lại ở cả hai bên. Thêm worker-3 và reader-3 cùng lúc. Bên nào hết đơn trước?',
      options: {
        rabbitmq: 'RabbitMQ trước',
        kafka: 'Kafka trước',
        same: 'Gần như cùng lúc: mỗi bên đều từ hai lên ba',
      },
      explanation: {
        rabbitmq:
          'Từ lúc thêm, RabbitMQ hết đơn sau {rabbitmq} ms, Kafka sau {kafka} ms. worker-3 vào là RabbitMQ giao đơn cho nó ngay. reader-3 được chia {partitions} partition: topic có hai, và hai reader kia đã giữ cả hai.',
        kafka:
          'Lần này Kafka hết đơn sau {kafka} ms, RabbitMQ sau {rabbitmq} ms. reader-3 được chia {partitions} partition.',
        same: 'Lần này hai bên xấp xỉ nhau: RabbitMQ {rabbitmq} ms, Kafka {kafka} ms. reader-3 được chia {partitions} partition.',
      },
      beliefs: {
        kafka: 'Kafka không chia từng record. Trong một group, mỗi partition chỉ có một reader, và topic này có hai.',
        same: 'Có ba reader thì cũng chỉ hai reader có partition để đọc. Reader thứ ba ngồi không.',
      },
    },
  },
  objectives: {
    killed: 'kill -9 cả hai khi đang cầm đơn, và chờ hai bên xong: ai dời đơn đi, sau bao lâu?',
    frozen: 'Đóng băng cả hai khi đang cầm đơn, chờ reader-1 bị loại, rã băng, chờ hai bên xong.',
    left: 'Cho cả hai rời đi khi còn đơn, và chờ hai bên xong.',
    cut: 'Cắt mạng cả hai khi đang cầm đơn, và chờ hai bên xong.',
    poison: 'Gửi một đơn hỏng rồi 8 đơn nữa: nhìn nó được làm lại ở hai bên.',
    skipped: 'Bỏ qua đơn hỏng ấy ở cả hai bên, và chờ hai bên xong.',
    slow: 'Dồn đơn cho tới khi cả hai bên làm không kịp, thêm mỗi bên một chương trình, và chờ hai bên xong.',
  },
  guide: {
    killed: [...prepare, 'Bấm kill -9.', 'Chờ hai bên làm xong hết.'],
    frozen: [
      ...prepare,
      'Bấm Đóng băng.',
      'Chờ group loại reader-1: quá 6 giây không có heartbeat.',
      'Bấm Rã băng.',
      'Chờ hai bên làm xong hết.',
    ],
    left: [...prepare, 'Bấm Rời đi.', 'Chờ hai bên làm xong hết.'],
    cut: [...prepare, 'Bấm Cắt mạng 9 s.', 'Chờ mạng nối lại và hai bên làm xong hết.'],
    poison: [
      ...backToTwo,
      'Chờ mỗi bên có đủ hai chương trình và làm hết đơn cũ.',
      'Đặt Đơn hỏng về "làm lại".',
      'Gửi đơn hỏng.',
      'Gửi 8 đơn nữa, và xem đơn nào đứng lại sau đơn hỏng.',
    ],
    skipped: [
      ...backToTwo,
      'Chờ mỗi bên có đủ hai chương trình.',
      'Đặt Đơn hỏng về "làm lại".',
      'Gửi đơn hỏng.',
      'Chờ đơn hỏng được làm lại vài lần.',
      'Đặt Đơn hỏng về "bỏ qua".',
      'Chờ hai bên làm xong hết.',
    ],
    slow: [
      ...backToTwo,
      clear,
      wait,
      'Bấm Dồn đơn.',
      'Chờ đơn dồn lại ở cả hai bên.',
      'Bấm Thêm mỗi bên một.',
      'Chờ hai bên làm xong hết.',
    ],
  },
  hints: {
    idle: 'worker-1 hoặc reader-1 không cầm đơn nào lúc ấy, nên bên đó không có gì để dời. Gửi 8 đơn rồi bấm lỗi trong lúc cả hai đang làm.',
    'thawed-too-soon':
      'Bạn rã băng khi group chưa loại reader-1, nên với Kafka nó chỉ chậm một lúc. Đóng băng lần nữa và chờ hơn 6 giây.',
    'skips-already':
      'Đơn hỏng đang đặt là "bỏ qua", nên nó đi qua ngay ở cả hai bên. Đặt về "làm lại" rồi gửi đơn hỏng khác.',
    'ran-too-soon':
      'Bạn chạy lại khi Kafka còn chờ session của reader-1 cũ. Member mới vào làm group chia lại, nên bạn không thấy nó tự làm sau bao lâu. Chờ hai bên xong rồi kill lần nữa, khoan chạy lại.',
    'added-too-soon':
      'Bạn thêm lúc chưa bên nào bị dồn đơn, nên không thấy bên nào vơi nhanh hơn. Cho worker-3 và reader-3 rời đi rồi bỏ thẻ của chúng, bấm Dồn đơn, và thêm khi đơn đã dồn lại.',
    'rushed-alone':
      'Giờ vàng đã hết và hai bên tự làm xong, bạn chưa kịp thêm ai. Bấm Dồn đơn lần nữa, và thêm mỗi bên một trong lúc đơn còn dồn lại.',
  },
};

const seconds = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Names on the stage that only this lab has. */
export const words = {
  rabbitmq: 'RabbitMQ: broker đưa đơn đi',
  kafka: 'Kafka: consumer tự lấy',
  table: 'Đếm từ hai sổ trừ tiền',
  fault: 'Chuyện gì',
  again: 'trừ lại',
  late: 'sai thứ tự',
  moved: { rabbitmq: 'broker dời', kafka: 'reader dời' } satisfies Record<Side, string>,
  waited: 'chờ lâu nhất',
  lost: 'đơn bị mất',
  notDone: 'đang làm',
  seconds: (ms: number): string => `${seconds(ms / 1000)} s`,
  count: whole,
  trials: {
    calm: 'chưa có lỗi',
    killed: 'kill -9',
    frozen: 'đóng băng',
    left: 'rời đi',
    cut: 'cắt mạng',
    poison: 'đơn hỏng',
    slow: 'dồn đơn',
  } satisfies Record<Trial['kind'], string>,
};
