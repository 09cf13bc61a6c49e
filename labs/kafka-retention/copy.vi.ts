import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

const whole = numberFormat();

const restoreOrders = 'Bấm "Đặt lại cấu hình": topic orders đang không như lúc đầu.';
const restorePrices = 'Bấm "Đặt lại cấu hình": topic prices đang không như lúc đầu.';
const flow = 'Đặt Ghi đơn về "mỗi giây một".';
const pricesOn = 'Đặt Đổi giá về "liên tục".';

export const copy: CopyOf<typeof lab> = {
  title: 'Log quên những gì',
  summary:
    'Hai topic cạnh nhau: một topic bỏ record theo tuổi và theo dung lượng, một topic chỉ giữ giá mới nhất của mỗi món. Một chương trình vắng quá lâu trở lại thì mất gì?',
  intro:
    'Đặt Ghi đơn về "mỗi giây một" rồi nhìn đầu bên trái của băng orders: retention ở đây là 10 giây. Record nào mất trước, và mất mấy record một lúc?',
  roles: {
    shop: { name: 'Cửa hàng' },
    report: { name: 'Báo cáo' },
    catalog: { name: 'Bảng giá' },
    operator: { name: 'Người trực', term: 'operator' },
  },
  controls: {
    send: { label: 'Ghi 1 đơn', help: 'Cửa hàng ghi một record vào topic orders.' },
    flow: {
      label: 'Ghi đơn',
      options: { off: 'nghỉ', on: 'mỗi giây một' },
      help: 'Cửa hàng ghi đều vào topic orders. Broker của lab nửa giây xét retention một lần; broker nào để mặc định 5 phút thì phải chờ lâu hơn.',
    },
    prices: {
      label: 'Đổi giá',
      options: { off: 'nghỉ', on: 'liên tục' },
      help: 'Cứ 0,7 giây cửa hàng ghi giá mới của một món vào topic prices, lần lượt các món đang bán.',
    },
    price: {
      label: 'Ghi vào prices',
      help: 'Giá mới là một record nữa cùng key. Ngừng bán là một record không có value: tombstone.',
      fields: {
        what: { label: 'việc', options: { price: 'giá mới', stop: 'ngừng bán' } },
        product: { label: 'món', options: { áo: 'áo', mũ: 'mũ', giày: 'giày' } },
      },
    },
    rebuild: {
      label: 'Dựng lại bảng giá',
      help: 'Chương trình bảng giá quên hết và đọc lại topic prices từ offset 0.',
    },
    config: {
      label: 'Đổi cấu hình',
      help: 'Ghi thẳng: gọi alterConfigs chỉ với mục này. Đọc, gộp, ghi: hỏi broker các mục đang đặt, thêm mục này, rồi gửi cả bộ.',
      fields: {
        topic: { label: 'topic', options: { orders: 'orders', prices: 'prices' } },
        name: {
          label: 'mục',
          options: {
            'retention.ms': 'retention.ms',
            'retention.bytes': 'retention.bytes',
            'segment.ms': 'segment.ms',
          },
        },
        value: { label: 'giá trị', placeholder: '20000' },
        how: { label: 'cách', options: { replace: 'ghi thẳng', merge: 'đọc, gộp, ghi' } },
      },
    },
    restore: { label: 'Đặt lại cấu hình', help: 'Đưa hai topic về cấu hình lúc mở lab.' },
  },
  predictions: {
    expiry: {
      question: 'Mỗi giây một đơn, retention.ms là 10 giây, segment.ms là 3 giây. Đơn cũ sẽ rời log thế nào?',
      options: {
        each: 'Từng đơn một, mỗi đơn đúng 10 giây sau khi ghi',
        segment: 'Vài đơn một lúc, đơn cũ nhất trong số đó đã quá 10 giây',
        read: 'Đơn nào Báo cáo đọc xong thì đơn ấy đi',
      },
      explanation: {
        segment:
          '{count} đơn, offset {first} tới {last}, đi cùng lúc: lúc ấy đơn cũ nhất đã {oldest} giây, đơn mới nhất {newest} giây. Broker bỏ cả file segment, và chỉ bỏ khi record mới nhất trong đó quá hạn.',
        each: 'Lần này mỗi segment chỉ có một đơn, nên chúng đi từng đơn: offset {last} ở tuổi {newest} giây.',
        read: 'Lần này đơn đi sau khi được đọc.',
      },
      beliefs: {
        each: 'Broker không xét từng record. Thứ nó bỏ được là một file, và một file giữ nhiều record.',
        read: 'Báo cáo đã đọc các đơn ấy từ lâu mà chúng vẫn nằm đó. Trong Kafka, đọc không làm mất gì.',
      },
    },
    returns: {
      question:
        'Báo cáo đã rời đi, và offset nó commit không còn trong log. Sau chỗ ấy vẫn còn những đơn nó chưa đọc. Bạn chạy lại nó, kafkajs không có fromBeginning. Nó đọc tiếp từ đâu?',
      options: {
        survivors: 'Từ đơn cũ nhất còn trong log',
        stops: 'Không đâu cả: nó báo lỗi và dừng',
        end: 'Từ cuối log, bỏ qua cả những đơn còn đó',
      },
      explanation: {
        end: 'Nó xin offset {committed}, broker trả OFFSET_OUT_OF_RANGE. kafkajs theo lời dặn lúc subscribe, ở đây là latest, và nhảy tới {found}. {gone} đơn đã mất vì retention; thêm {skipped} đơn còn nguyên trong log (từ {low}) mà không bao giờ được đọc.',
        survivors: 'Nó xin offset {committed}, broker từ chối, và nó đọc tiếp từ {found}, đầu phần còn lại.',
        stops: 'Nó xin offset {committed}, broker từ chối, và chương trình dừng.',
      },
      beliefs: {
        survivors: 'Đó là khi subscribe với fromBeginning: true. Không dặn gì thì kafkajs chọn cuối log.',
        stops: 'Java client dừng lại nếu đặt auto.offset.reset=none. kafkajs không có lựa chọn ấy: nó luôn tự đi tiếp.',
      },
    },
    active: {
      question:
        'Giá của ba món đang được đổi liên tục, và broker đang nén topic prices. Bạn cho ngừng đổi giá rồi chờ. Khi broker không còn gì để nén nữa, log còn mấy giá của mỗi món?',
      options: {
        one: 'Đúng một: giá mới nhất',
        more: 'Có món còn hai, ba giá',
        all: 'Đủ cả: nén chỉ gom file, không bỏ record',
      },
      explanation: {
        more: 'Món "{key}" còn {count} giá, ở offset {offsets}. Segment đang ghi bắt đầu từ offset {from}: broker không đụng tới nó, và cũng không nhìn vào nó khi tìm giá mới hơn. Phải có record mới mở segment kế tiếp thì nó mới tới lượt.',
        one: 'Lần này mỗi món còn đúng một giá, như "{key}" ở offset {offsets}.',
        all: 'Lần này chưa giá nào bị bỏ.',
      },
      beliefs: {
        one: 'Compaction hứa giữ *ít nhất* giá mới nhất. Nó không hứa rằng chỉ còn giá mới nhất.',
        all: 'Gom file là việc phụ. Việc chính là bỏ record có key đã được ghi lại ở sau.',
      },
    },
    alter: {
      question:
        'Topic orders có ba mục đặt riêng: cleanup.policy, retention.ms, segment.ms. Người trực gọi alterConfigs chỉ với retention.ms=20000. segment.ms ra sao?',
      options: {
        kept: 'Vẫn 3000: lời gọi không nhắc tới nó',
        default: 'Về mặc định của broker',
        refused: 'Broker từ chối lời gọi thiếu mục',
      },
      explanation: {
        default:
          'Các mục {lost} về mặc định; segment.ms giờ là {segment}. AlterConfigs thay cả bộ mục đặt riêng bằng bộ trong lời gọi, và không lỗi nào báo.',
        kept: 'Lần này không mục nào bị mất: segment.ms là {segment}.',
        refused: 'Lần này broker từ chối và không đổi gì.',
      },
      beliefs: {
        kept: 'Đó là IncrementalAlterConfigs, lời gọi mới hơn mà kafkajs 2.2.4 không có. kafka-configs.sh thì dùng nó.',
        refused: 'Với broker, bộ chỉ có một mục là một bộ hợp lệ: "topic này chỉ đặt riêng retention.ms".',
      },
    },
  },
  objectives: {
    expired: 'Ghi đều và chờ: đơn nào rời log, cùng lúc với những đơn nào?',
    returned: 'Để Báo cáo vắng quá lâu rồi cho nó trở lại: nó đọc tiếp từ đơn nào?',
    'by-size': 'Giới hạn dung lượng của orders: đơn bao nhiêu tuổi đã phải đi?',
    compacted: 'Đổi giá liên tục: giá cũ nào biến khỏi prices, offset của nó ra sao?',
    rebuilt: 'Dựng lại bảng giá từ log đã nén: đọc mấy record để có lại đủ giá?',
    active: 'Ngừng đổi giá, chờ nén xong, rồi ghi thêm một giá',
    deleted: 'Ngừng bán mũ: theo dõi giá của nó, rồi chính tombstone của nó',
    'two-ways': 'Đổi một mục cấu hình bằng hai cách: ghi thẳng, rồi đọc, gộp, ghi',
  },
  guide: {
    expired: [restoreOrders, flow, 'Chờ đầu log tiến lên. Đếm xem mấy ô mất cùng lúc, và chúng bao nhiêu tuổi.'],
    returned: [
      restoreOrders,
      'Rã băng Báo cáo.',
      flow,
      'Chạy lại Báo cáo: trước hết nó phải đọc được gì đó.',
      'Chờ Báo cáo commit.',
      'Bấm "Rời đi" ở Báo cáo.',
      'Chờ đầu log vượt qua lá cờ report.',
      'Bấm "Chạy lại" ở Báo cáo, và xem nó đọc đơn nào đầu tiên.',
    ],
    'by-size': [
      restoreOrders,
      flow,
      'Bấm "Đổi cấu hình" với orders, retention.bytes, 500, cách "đọc, gộp, ghi".',
      'Chờ đầu log tiến lên: những đơn vừa mất chưa tới 10 giây tuổi.',
    ],
    compacted: [restorePrices, pricesOn, 'Chờ ô đầu tiên của băng prices thành ô trống.'],
    rebuilt: [
      restorePrices,
      'Rã băng Bảng giá.',
      'Chạy lại Bảng giá.',
      pricesOn,
      'Chờ có ô trống trên băng prices.',
      'Bấm "Dựng lại bảng giá" và đếm những record nó đọc.',
    ],
    active: [
      restorePrices,
      flow,
      pricesOn,
      'Chờ broker nén được vài giá.',
      'Đặt Đổi giá về "nghỉ".',
      'Chờ vài giây cho broker nén xong những gì nó được đụng tới.',
      'Ghi giá mới của áo bằng "Ghi vào prices": record ấy mở một segment mới.',
    ],
    deleted: [
      restorePrices,
      'Ghi giá mới của mũ bằng "Ghi vào prices", để có cái mà xoá.',
      'Chọn "ngừng bán", "mũ", rồi bấm "Ghi vào prices".',
      pricesOn,
      'Chờ: giá của mũ đi trước, tombstone còn ở lại vài giây.',
    ],
    'two-ways': [
      restoreOrders,
      'Bấm "Đổi cấu hình" với orders, retention.ms, 20000, cách "ghi thẳng".',
      'Giờ đặt lại segment.ms của orders thành 3000, cách "đọc, gộp, ghi": retention.ms có còn không?',
    ],
  },
  hints: {
    'back-early':
      'Báo cáo trở lại khi offset của nó còn trong log, nên nó đọc tiếp như chưa hề vắng. Cho nó rời đi lâu hơn: tới khi đầu log vượt qua lá cờ report.',
    'rebuilt-early':
      'Chưa giá nào bị nén, nên nó đọc lại đủ mọi record. Đặt Đổi giá về "liên tục", chờ có ô trống trên băng prices rồi dựng lại.',
    'not-compacted':
      'Ghi thẳng một mục đã đưa cleanup.policy của prices về mặc định là delete: topic này không còn được nén. Bấm "Đặt lại cấu hình".',
  },
};

/** Names on the stage that only this lab has. */
export const words = {
  config: 'Cấu hình, theo lời broker',
  unknown: 'chưa hỏi',
  isDefault: '(mặc định)',
  /** A setting's value: times in the unit that people say, no limit as such. */
  value: (name: string, value: string): string => {
    if (name.endsWith('.bytes')) return value === '-1' ? 'không hạn' : `${whole(Number(value))} byte`;
    return name.endsWith('.ms') ? timeOf(Number(value)) : value.replace('.', ',');
  },
  table: 'Còn trong log prices',
  product: 'món',
  newest: 'giá mới nhất',
  left: 'record còn',
  stopped: 'ngừng bán',
  removed: 'không có',
  written: (left: number, written: number): string => `${whole(left)} record còn lại của ${whole(written)} đã ghi`,
  reading: (count: number): string => `Bảng giá, lượt đọc này: ${whole(count)} record`,
  price: (price: number): string => whole(price),
};

const timeOf = (ms: number): string => {
  if (ms < 0) return 'mãi mãi';
  if (ms >= 86_400_000) return `${whole(ms / 86_400_000)} ngày`;
  return `${whole(ms / 1000)} giây`;
};
