import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Từng byte của một đơn hàng',
  summary:
    'Một đơn gửi bằng Protobuf và bằng JSON, xem từng byte; rồi đi qua một trạm cũ tới một kho có hợp đồng khác: field lạ, đổi tên, dùng lại số.',
  intro:
    'Bấm "Gửi đơn" và đọc từng byte bên cạnh JSON. Đổi số lượng thành 300, điểm thành −50, rồi thêm voucher mà trạm chuyển không biết: nó có tới kho không?',
  roles: {
    shop: { name: 'Quầy' },
    relay: { name: 'Trạm' },
    warehouse: { name: 'Kho' },
  },
  controls: {
    again: {
      label: 'Gửi đơn',
      help: 'Gửi lại đơn vừa soạn; lúc đầu là một đơn mẫu. Quầy gửi nó hai lần: một bằng Protobuf, một bằng JSON.',
    },
    send: {
      label: 'Soạn đơn khác',
      help: 'Sửa từng field rồi gửi đơn ấy, bằng cả hai dạng.',
      fields: {
        item: { label: 'item', placeholder: 'tên hàng' },
        quantity: { label: 'quantity', placeholder: '0' },
        customer: { label: 'customer_id', placeholder: '0' },
        points: { label: 'points', placeholder: '0' },
        boxes: { label: 'boxes (gram)', placeholder: '500 1200 800' },
        gift: { label: 'gift', options: { no: 'false', yes: 'true' } },
        voucher: { label: 'voucher', placeholder: 'chẳng hạn TET' },
      },
    },
    forward: {
      label: 'Trạm gửi tiếp',
      options: { whole: 'nguyên message', copy: 'chép từng field' },
      help: 'Trạm chuyển đưa thẳng message vừa đọc cho kho, hay tạo message mới rồi chép những field nó biết.',
    },
    release: {
      label: 'Kho dùng',
      options: { current: 'bản hiện tại', renamed: 'bản đổi tên', reused: 'bản dùng lại số' },
      help: 'Field 4 ở kho: points, loyalty_points, hay discount_percent. Quầy vẫn gửi points.',
    },
  },
  predictions: {
    'zero-size': {
      question: 'Điểm thưởng là 0. Field points (số 4) chiếm mấy byte trong message Protobuf?',
      options: {
        two: '2 byte: một tag, một số 0',
        one: '1 byte: chỉ còn tag, không có giá trị',
        none: 'Không byte nào',
      },
      explanation: {
        none: 'Không byte nào: cả message dài {bytes} byte, và field 4 không có trong đó. Proto3 bỏ qua giá trị mặc định; bên đọc không thấy field thì lấy 0. Nên nó không biết bạn gửi 0 hay không gửi gì.',
        one: 'Chỉ có tag đi trên dây; cả message dài {bytes} byte.',
        two: 'Tag và số 0 đều đi trên dây; cả message dài {bytes} byte.',
      },
    },
    'negative-size': {
      question: 'points là int32. Với 50, field này chiếm 2 byte. Đổi thành −50 thì mấy byte?',
      options: {
        same: 'Vẫn 2: dấu nằm sẵn trong byte giá trị',
        'one-more': '3: thêm một byte cho dấu âm',
        eleven: '11: giá trị âm luôn dài 10 byte',
      },
      explanation: {
        eleven:
          '{points} chiếm {size} byte, kể cả tag. Số âm được viết theo bù hai trên 64 bit: các bit cao toàn 1, và varint không bỏ được bit nào, nên cần 10 byte. Số hay âm thì khai sint32.',
        same: '{points} chiếm {size} byte.',
        'one-more': '{points} chiếm {size} byte.',
      },
    },
    'int64-json': {
      question: 'customer_id là int64. Bạn gửi 9007199254740993, tức 2⁵³ + 1. Trong JSON nó được viết thế nào?',
      options: {
        number: 'Như một số, đủ 16 chữ số: 9007199254740993',
        rounded: 'Như một số, bị làm tròn: 9007199254740992',
        string: 'Như một chuỗi, trong dấu nháy: "9007199254740993"',
      },
      explanation: {
        string:
          'Trên dây là {written}. JSON của Protobuf viết int64 thành chuỗi, vì number của JavaScript và của nhiều thư viện JSON là double, không giữ đúng số quá 2⁵³. Trong JavaScript, code sinh ra dùng bigint.',
        number: 'Trên dây là {written}.',
        rounded: 'Gửi {sent}, trên dây là {written}.',
      },
    },
    'unknown-field': {
      question:
        'Trạm chuyển được sinh code khi hợp đồng chưa có field 7. Nó đọc đơn thành object rồi gửi nguyên object ấy đi. Voucher ở field 7 có tới kho không?',
      options: {
        dropped: 'Không: trạm đọc tới đâu, gửi tiếp tới đó',
        refused: 'Không: trạm báo lỗi vì gặp field lạ',
        kept: 'Có: trạm giữ cả những byte nó không hiểu',
      },
      explanation: {
        kept: 'Trạm nhận {sent} byte, gửi đi {passed} byte: field 7 còn nguyên. Code sinh ra cất field lạ bên cạnh object, và ghi lại khi gửi đi.',
        dropped: 'Trạm nhận {sent} byte, chỉ gửi đi {passed} byte: field 7 không còn.',
        refused: 'Lời gọi kết thúc với lỗi.',
      },
    },
    'reused-number': {
      question:
        'Kho đã xoá points và lấy số 4 cho discount_percent, cũng int32. Quầy vẫn gửi points = 50. Kho sẽ làm gì?',
      options: {
        error: 'Báo lỗi, vì tên field không khớp',
        ignored: 'Bỏ qua, vì không biết points là gì',
        misread: 'Giảm giá 50 phần trăm',
      },
      explanation: {
        misread:
          'Kho đọc ra discountPercent = {read}, khách trả {amount} nghìn. Trên dây không có tên, chỉ có số 4 và một varint: không ai có gì để báo lỗi.',
        ignored: 'Kho không đọc ra discountPercent nào; khách trả {amount} nghìn.',
        error: 'Lời gọi kết thúc với lỗi.',
      },
    },
  },
  objectives: {
    both: 'Một đơn có ba thùng, gửi bằng hai dạng: ba thùng nằm chung một field, và Protobuf ít byte hơn JSON',
    varint: 'Gửi quantity vừa một byte, rồi một quantity cần hai byte',
    absent: 'Gửi points = 0: field 4 không có trên dây',
    negative: 'Gửi points âm: giá trị dài 10 byte',
    int64: 'Gửi customer_id lớn hơn 2⁵³: kho đọc lại đúng tới chữ số cuối',
    kept: 'Voucher đi qua trạm không biết nó, và tới kho',
    lost: 'Trạm chép từng field: voucher mất giữa đường',
    renamed: 'Kho đổi tên field 4: đọc ra đúng số ấy dưới tên mới',
    reused: 'Kho dùng lại số 4: điểm thưởng thành phần trăm giảm giá',
  },
  guide: {
    both: [
      'Bấm "Gửi đơn" rồi đọc từng byte bên cạnh JSON.',
      'Chờ đơn ấy tới kho bằng cả hai dạng.',
      'Bấm "Soạn đơn khác", để boxes có ba số, rồi gửi.',
    ],
    varint: [
      'Gửi một đơn có quantity là 2: giá trị vừa một byte.',
      'Bấm "Soạn đơn khác", sửa quantity thành 300 rồi gửi: nhìn byte thứ hai.',
    ],
    absent: ['Cho kho dùng bản hiện tại.', 'Sửa points thành 0 rồi gửi.'],
    negative: ['Sửa points thành -50 rồi gửi.'],
    int64: ['Sửa customer_id thành 9007199254740993 rồi gửi: xem JSON viết số ấy ra sao.'],
    kept: [
      'Cho trạm gửi tiếp nguyên message.',
      'Cho kho dùng bản hiện tại.',
      'Điền voucher TET rồi gửi: trạm chuyển không biết field 7.',
    ],
    lost: ['Cho trạm chép từng field.', 'Gửi lại đơn có voucher TET.'],
    renamed: [
      'Cho trạm gửi tiếp nguyên message.',
      'Cho kho dùng bản đổi tên.',
      'Gửi một đơn có points là 50: quầy vẫn gọi field 4 là points.',
    ],
    reused: [
      'Cho trạm gửi tiếp nguyên message.',
      'Cho kho dùng bản dùng lại số.',
      'Gửi một đơn có points là 50, và xem khách phải trả bao nhiêu.',
    ],
  },
  hints: {
    refused:
      'Đơn này chưa rời quầy: code sinh từ hợp đồng không ghi được giá trị vừa gõ. int32 đi từ −2.147.483.648 tới 2.147.483.647, int64 tới 9.223.372.036.854.775.807, và cả hai là số nguyên. Sửa ô đó rồi gửi lại.',
    'seven-bits': 'Số này vẫn vừa một byte: mỗi byte của varint chở 7 bit, tức tới 127. Gửi quantity từ 128 trở lên.',
    'nothing-to-lose':
      'Trạm đang chép từng field, nhưng đơn này không có voucher nên chẳng mất gì. Điền voucher rồi gửi lại.',
    'nothing-to-misread':
      'Kho đang dùng bản dùng lại số, nhưng đơn này không có field 4 trên dây: 0 là giá trị mặc định. Gửi points khác 0.',
  },
};

const whole = numberFormat({ maximumFractionDigits: 0 });

/** Words on the stage that are this lab's alone. */
export const words = {
  onWire: 'byte trên dây',
  field: 'field',
  value: 'giá trị',
  warehouseReads: (release: string): string => `kho (${release}) đọc ra`,
  release: { first: 'bản đầu', current: 'bản hiện tại', renamed: 'bản đổi tên', reused: 'bản dùng lại số' },
  contract: (release: string): string => `hợp đồng: ${release}`,
  nothingYet: 'Chưa có đơn nào. Bấm "Gửi đơn".',
  absent: 'không có byte nào',
  more: (count: number): string => `… +${count}`,
  lostAtRelay: 'mất ở trạm',
  byDefault: (value: string): string => `${value} (mặc định)`,
  waiting: '…',
  parts: { tag: 'tag: số field và kiểu trên dây', length: 'độ dài', value: 'giá trị' },
  protobuf: 'Protobuf',
  json: 'JSON',
  bytes: (count: number): string => `${whole(count)} byte`,
  amount: (thousands: number): string => `khách trả ${whole(thousands)} nghìn`,
  varintOf: (name: string, value: string): string => `Varint của ${name} = ${value}.`,
  firstBit: 'Bit đầu mỗi byte: 1 là còn byte sau, 0 là hết.',
  sum: (groups: readonly number[]): string => {
    const [first = 0, ...rest] = groups;
    const terms = [whole(first), ...rest.map((group, i) => `${whole(group)} × ${whole(128 ** (i + 1))}`)];
    const total = groups.reduce((sum, group, i) => sum + group * 128 ** i, 0);
    return rest.length === 0
      ? `7 bit còn lại là ${whole(total)}`
      : `Nhóm 7 bit thấp đi trước: ${terms.join(' + ')} = ${whole(total)}`;
  },
  groups: (count: number): string => `${count} nhóm 7 bit, nhóm thấp đi trước`,
  complement: (count: number): string => `Bù hai trên 64 bit, chia thành ${count} nhóm 7 bit, nhóm thấp đi trước`,
};
