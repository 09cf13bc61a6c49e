import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

const whole = numberFormat();
const seconds = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

const untilWork = 'Chờ hai broker và ba chương trình sẵn sàng.';
const send = 'Gửi 6 đơn: mỗi bên làm một đơn, năm đơn còn lại chờ.';
const kill = 'Bấm Giết cả hai broker.';
const untilDone = 'Chờ broker trở lại và hai bên làm hết đơn cũ.';

export const copy: CopyOf<typeof lab> = {
  title: 'Chính broker chết',
  summary:
    'Phòng này có RabbitMQ và Kafka của riêng bạn. Kill -9 cả hai khi đơn còn chờ: đơn nào còn, đơn nào mất, đơn nào bị làm hai lần.',
  intro:
    'RabbitMQ và Kafka trong phòng này là của riêng bạn, nên bạn giết được. Giết cả hai khi chưa có đơn nào, rồi giết lại khi đơn đang chờ.',
  roles: {
    shop: { name: 'Cửa hàng' },
    worker: { name: 'Worker' },
    reader: { name: 'Reader' },
  },
  controls: {
    send: { label: 'Gửi 6 đơn', help: 'Sáu đơn, mỗi đơn vào cả queue lẫn topic, và chờ cả hai broker xác nhận.' },
    'kill-brokers': {
      label: 'Giết cả hai broker',
      help: 'Gửi SIGKILL tới tiến trình RabbitMQ và tiến trình Kafka của phòng này. Trạm tự bật lại chúng, mất vài giây.',
    },
    persistent: {
      label: 'Message RabbitMQ',
      options: { on: 'persistent', off: 'không persistent' },
      help: 'Persistent: broker ghi message xuống đĩa rồi mới xác nhận. Đổi ở đây chỉ có hiệu lực với đơn gửi sau.',
    },
  },
  predictions: {
    restarted: {
      question:
        'Cả hai broker bị kill -9 rồi được bật lại. Trong ba chương trình (cửa hàng, worker, reader), có ai phải khởi động lại?',
      options: {
        none: 'Không ai: thư viện nào cũng tự nối lại',
        shop: 'Chỉ cửa hàng: nó không có dòng code nào để nối lại',
        all: 'Cả ba: mất broker thì chương trình nào cũng chết',
      },
      explanation: {
        shop: 'Chỉ cửa hàng phải khởi động lại. Nó mất kết nối thì thoát, và trạm chạy lại nó khi cả hai broker đã về, như systemd hay Kubernetes sẽ làm. Worker bật recovery của amqplib, kafkajs thì tự thử lại: hai bên chờ rồi làm tiếp.',
        none: 'Lần này không ai phải khởi động lại.',
        all: 'Lần này {count} chương trình phải khởi động lại.',
      },
      beliefs: {
        none: 'amqplib chỉ tự nối lại khi bạn bật recovery. Cửa hàng không bật, nên kết nối đóng là nó thoát.',
        all: 'Kết nối đứt không giết chương trình nào. Cửa hàng dừng vì code của nó chọn thoát khi mất kết nối.',
      },
    },
    kept: {
      question:
        'Mỗi bên đang làm một đơn, năm đơn còn chờ, message nào cũng persistent. Giết cả hai broker. Khi chúng trở lại thì sao?',
      options: {
        lost: 'Có đơn đang chờ bị mất: chúng ở trong bộ nhớ của broker',
        none: 'Không đơn nào mất, không đơn nào làm lại',
        rabbitmq: 'Không đơn nào mất; đơn đang làm dở bị RabbitMQ giao lại',
        kafka: 'Không đơn nào mất; đơn đang làm dở bị Kafka giao lại',
        both: 'Không đơn nào mất; cả hai bên làm lại đơn đang dở',
      },
      explanation: {
        rabbitmq:
          '{waiting} đơn chờ còn nguyên ở cả hai bên. RabbitMQ làm lại {rabbitmq} đơn: worker làm xong đơn đang dở nhưng ack phải đi trên kết nối đã giao message ấy, mà kết nối ấy mất rồi. Reader nhớ mình đã tới offset nào, chờ Kafka về rồi commit: không làm lại đơn nào.',
        lost: 'Lần này có đơn bị mất.',
        none: 'Lần này không đơn nào làm lại: broker chết lúc không ai làm dở.',
        kafka: 'Lần này Kafka làm lại {kafka} đơn, RabbitMQ {rabbitmq}.',
        both: 'Lần này cả hai bên làm lại: RabbitMQ {rabbitmq} đơn, Kafka {kafka}.',
      },
      beliefs: {
        lost: 'Message persistent trong queue durable đã nằm trên đĩa khi broker xác nhận. Record của Kafka thì luôn nằm trong file log.',
        none: 'Ack phải đi trên kết nối đã giao message. Kết nối ấy mất thì không ack được nữa, nên broker giao lại.',
        kafka:
          'Commit chỉ là "tôi đã tới offset này". Gửi trên kết nối nào cũng được, miễn là reader còn trong group: session của nó dài hơn lúc broker vắng.',
        both: 'Offset không gắn với kết nối. Reader chờ Kafka về rồi commit con số ấy.',
      },
    },
    acked: {
      question:
        'Lần này đợi đã: worker làm xong và ack hai đơn, reader làm xong và commit hai đơn. Cả hai broker đều đã nghe. Giết cả hai. Đơn đã xong ấy có bị làm lại không?',
      options: {
        none: 'Không: broker đã nghe thì coi như xong',
        rabbitmq: 'RabbitMQ giao lại đơn đã ack',
        kafka: 'Kafka đọc lại đơn đã commit',
        both: 'Cả hai bên',
      },
      explanation: {
        rabbitmq:
          'RabbitMQ giao lại {rabbitmq} đơn mà nó đã nhận ack: lúc tiến trình chết, message đã nằm trên đĩa còn ack thì chưa. Commit của Kafka là một record ghi vào log, nên bên ấy đọc lại {kafka} đơn.',
        none: 'Lần này không đơn đã xong nào bị làm lại.',
        kafka: 'Lần này Kafka đọc lại {kafka} đơn đã commit.',
        both: 'Lần này cả hai bên làm lại đơn đã xong: RabbitMQ {rabbitmq}, Kafka {kafka}.',
      },
      beliefs: {
        none: 'Broker đã nghe ack nhưng mới giữ trong bộ nhớ, chưa ghi xuống đĩa. RabbitMQ không hứa ghi ack ngay, và worker không chờ nó ghi.',
        kafka: 'Offset đã commit nằm trong một topic của Kafka, và sống như mọi record khác.',
        both: 'Commit là một record trong log của Kafka: tiến trình chết thì record vẫn còn.',
      },
    },
    dropped: {
      question:
        'Vẫn giết khi đơn còn chờ, nhưng message gửi vào RabbitMQ không persistent. Queue vẫn durable, và broker đã xác nhận từng message. Bên nào mất đơn?',
      options: {
        none: 'Không bên nào: queue durable, lại đã được xác nhận',
        rabbitmq: 'RabbitMQ mất; Kafka không có kiểu gửi ấy',
        both: 'Cả hai: kill -9 thì không kịp ghi đĩa',
      },
      explanation: {
        rabbitmq:
          'RabbitMQ mất {lost} đơn: queue thì còn, message bên trong thì không. Xác nhận của message không persistent chỉ nói "đã vào queue", không nói "đã ghi đĩa". Bên Kafka, {kafka} đơn chờ còn đủ.',
        none: 'Lần này không đơn nào mất.',
        both: 'Lần này cả hai bên mất đơn.',
      },
      beliefs: {
        none: 'Durable chỉ giữ queue. Giữ message là việc của persistent, và phải có cả hai.',
        both: 'Kafka ghi vào file qua bộ nhớ đệm của hệ điều hành. Tiến trình chết thì hệ điều hành vẫn còn, và tự ghi nốt. Máy mất điện mới là chuyện khác.',
      },
    },
  },
  objectives: {
    resumed:
      'Giết cả hai broker khi chưa có đơn nào, chờ chúng trở lại, gửi 6 đơn: chương trình nào tự nối lại, chương trình nào phải khởi động lại?',
    kept: 'Giết cả hai khi đơn đang chờ, message persistent, và chờ hai bên xong: không đơn nào mất.',
    acked: 'Đợi mỗi bên xong hai đơn rồi giết cả hai, và chờ hai bên xong: đơn đã ack có bị giao lại không?',
    dropped: 'Giết cả hai khi đơn đang chờ, message không persistent, và chờ hai bên xong: đếm đơn mất.',
  },
  guide: {
    resumed: [
      untilWork,
      kill,
      'Chờ cả hai broker trở lại và cửa hàng được chạy lại.',
      'Gửi 6 đơn.',
      'Chờ hai bên làm hết.',
    ],
    kept: [untilWork, 'Đặt Message RabbitMQ về "persistent".', send, kill, untilDone],
    acked: [
      untilWork,
      'Đặt Message RabbitMQ về "persistent".',
      send,
      'Chờ mỗi bên làm xong hai đơn, còn ít nhất hai đơn chờ.',
      kill,
      untilDone,
    ],
    dropped: [untilWork, 'Đặt Message RabbitMQ về "không persistent".', send, kill, untilDone],
  },
  hints: {
    idle: 'Lúc ấy không có đơn nào chờ, nên broker chết mà không có gì để giữ. Gửi 6 đơn rồi giết ngay khi còn đơn chờ.',
    'sent-before':
      'Bạn đổi cách gửi sau khi đơn đã vào queue: đơn cũ vẫn là persistent nên vẫn còn. Đổi trước, gửi 6 đơn mới, rồi giết.',
  },
};

/** Names on the stage that only this lab has. */
export const words = {
  names: { rabbitmq: 'RabbitMQ', kafka: 'Kafka' },
  there: 'đang chạy',
  away: 'đã chết, trạm đang bật lại',
  death: 'broker chết',
  nth: (nth: number): string => `lần ${whole(nth)}`,
  awayFor: 'vắng',
  again: 'trừ lại',
  lost: 'mất',
  seconds: (ms: number): string => `${seconds(ms / 1000)} s`,
  count: whole,
};
