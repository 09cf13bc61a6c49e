import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'gRPC và REST, cùng một câu hỏi',
  summary:
    'Cùng một danh mục, hỏi bằng gRPC trên HTTP/2 và bằng JSON trên HTTP/1.1: đếm byte ở socket, bấm giờ từng câu, và hỏi 24 câu cùng lúc.',
  intro: 'Bấm "Hỏi" và so hai cột số. Rồi cho mỗi câu mất 200 ms và hỏi 24 câu cùng lúc: cách nào phải xếp hàng?',
  roles: {
    shop: { name: 'Cửa hàng' },
    grpc: { name: 'gRPC' },
    rest: { name: 'REST' },
  },
  controls: {
    ask: { label: 'Hỏi', help: 'Một lượt: hỏi bằng gRPC, xong thì hỏi lại những câu ấy bằng REST.' },
    count: { label: 'Hỏi cùng lúc', unit: ' câu', help: 'Từng ấy câu hỏi được gửi đi cùng một lúc.' },
    work: {
      label: 'Server làm mỗi câu',
      options: { '0': '0 ms', '200': '200 ms', '600': '600 ms' },
      help: 'Cả hai server nghỉ bấy nhiêu trước khi trả lời, thay cho một lần đọc database.',
    },
    size: {
      label: 'Danh sách',
      options: { '1': '1 món', '5': '5 món', '100': '100 món', '400': '400 món' },
      help: 'Mỗi câu trả lời có bấy nhiêu món hàng.',
    },
    gzip: {
      label: 'gzip',
      options: { off: 'tắt', on: 'bật' },
      help: 'Bật: cửa hàng nói nó nhận gzip, ở cả hai cách. Nén hay không là do server.',
    },
    connections: {
      label: 'Kết nối',
      options: { kept: 'giữ lại', fresh: 'mỗi câu một cái mới' },
      help: 'Giữ lại: một kết nối HTTP/2, và tới sáu kết nối HTTP/1.1. Mới: câu nào cũng mở kết nối, xong thì đóng.',
    },
    way: {
      label: 'Hỏi bằng',
      options: { both: 'cả hai', grpc: 'gRPC', rest: 'REST' },
      help: 'Cả hai: gRPC trước, REST sau, để chúng không giành nhau CPU.',
    },
  },
  predictions: {
    'waiting-line': {
      question:
        'Mỗi câu server làm 200 ms. Cửa hàng hỏi từ 12 câu cùng lúc. gRPC có một kết nối, REST có sáu. Câu xong sau cùng của REST lâu gấp mấy gRPC?',
      options: {
        same: 'Gần như nhau: sáu kết nối còn rộng hơn một',
        rounds: 'Vài lần: chúng đi từng đợt sáu câu',
        'one-by-one': 'Hàng chục lần: HTTP/1.1 làm từng câu một',
      },
      explanation: {
        rounds:
          'gRPC xong {count} câu sau {grpcMs} ms, REST sau {restMs} ms. Lúc đông nhất có {waited} câu của REST chưa được gửi đi. Mỗi kết nối HTTP/1.1 chở một câu, xong mới tới câu kế.',
        same: 'gRPC xong {count} câu sau {grpcMs} ms, REST sau {restMs} ms.',
        'one-by-one': 'gRPC xong {count} câu sau {grpcMs} ms, REST mất tới {restMs} ms.',
      },
      beliefs: {
        same: 'Sáu kết nối HTTP/1.1 là sáu câu cùng lúc. Một kết nối HTTP/2 chở bao nhiêu stream tuỳ hai bên cho phép, ở đây quá đủ cho 24.',
        'one-by-one': 'Từng câu một thì đúng với *mỗi* kết nối. Có sáu kết nối nên sáu câu chạy song song.',
      },
    },
    'gzip-small': {
      question: 'Bật gzip ở cả hai cách, rồi hỏi danh sách 1 món. Câu trả lời nhỏ đi không?',
      options: {
        smaller: 'Có, bật nén thì nhỏ đi',
        untouched: 'Không, chẳng bên nào nén cả',
        larger: 'Nó lớn hơn, vì thêm phần đầu của gzip',
      },
      explanation: {
        untouched:
          'Câu trả lời đi nguyên: mỗi câu đưa về {grpc} byte với gRPC, {rest} byte với REST. Nó ngắn hơn 1 KiB, và dưới mức ấy cả hai server không nén.',
        smaller: 'Có bên đã nén: {grpc} byte với gRPC, {rest} byte với REST.',
        larger: 'Mỗi câu đưa về {grpc} byte với gRPC, {rest} byte với REST.',
      },
      beliefs: {
        smaller: 'Bật gzip là client nói *nhận được* gzip. Nén hay không là server chọn.',
        larger: 'Nén thứ quá ngắn thì đúng là có thể lớn hơn. Cũng vì thế mà server đặt một mức sàn.',
      },
    },
    'gzip-large': {
      question: 'Danh sách 400 món, chưa nén thì JSON dài hơn hai lần Protobuf. Bật gzip ở cả hai, rồi so lại?',
      options: {
        twice: 'JSON vẫn dài gấp đôi',
        close: 'Gần bằng nhau',
        useless: 'JSON vẫn dài hơn khoảng một nửa',
      },
      explanation: {
        close:
          'Mỗi câu trả lời: {grpc} byte với Protobuf, {rest} byte với JSON. Phần JSON dài hơn là những tên field lặp lại, và gzip ăn chính phần lặp lại ấy.',
        twice: 'Mỗi câu trả lời: {grpc} byte với Protobuf, {rest} byte với JSON.',
        useless: 'Mỗi câu trả lời: {grpc} byte với Protobuf, {rest} byte với JSON.',
      },
      beliefs: {
        twice: 'Tỷ lệ gấp đôi là của chữ chưa nén. Tên field của món thứ hai trở đi, gzip chỉ ghi là "như lúc nãy".',
        useless: 'Với danh sách dài, tên field lặp 400 lần chỉ còn lại rất ít sau khi nén.',
      },
    },
    'cold-bytes': {
      question: 'Mỗi câu mở một kết nối mới. Tính cả những gì đi trước câu hỏi, cách nào gửi *đi* nhiều byte hơn?',
      options: {
        neither: 'Như nhau, vì cùng một câu hỏi',
        rest: 'REST, vì header của nó là chữ',
        grpc: 'gRPC, vì HTTP/2 phải chào hỏi',
      },
      explanation: {
        grpc: '{count} kết nối mỗi cách. gRPC gửi đi {grpc} byte một câu, REST {rest}. Kết nối HTTP/2 nào cũng bắt đầu bằng lời mở đầu và SETTINGS, và bảng header của HPACK còn trống.',
        rest: 'gRPC gửi đi {grpc} byte một câu, REST {rest}.',
        neither: 'Cả hai gửi đi {grpc} byte một câu.',
      },
      beliefs: {
        neither: 'Câu hỏi như nhau, nhưng HTTP/2 còn nói trước với bên kia về chính kết nối.',
        rest: 'Header của REST đúng là chữ. Nhưng header của gRPC chỉ ngắn khi kết nối đã nhớ chúng từ câu trước.',
      },
    },
  },
  objectives: {
    both: 'Hỏi một câu bằng cả hai cách',
    'as-fast': 'Tìm một lượt hỏi nhiều câu cùng lúc mà REST không chậm hơn gRPC',
    six: 'Hỏi từ 12 câu cùng lúc: gRPC mở cả trên một kết nối, REST dùng đủ sáu kết nối',
    plain: 'Chưa nén, danh sách dài: JSON đưa về từ 1,8 lần số byte của Protobuf',
    'too-small': 'Bật gzip rồi hỏi danh sách 1 món: câu trả lời có nhỏ đi không?',
    zipped: 'Bật gzip rồi hỏi danh sách dài: so lại số byte hai cách đưa về',
    cold: 'Hỏi ít nhất 4 câu, câu nào cũng một kết nối mới',
  },
  guide: {
    both: ['Chọn hỏi bằng cả hai.', 'Bấm "Hỏi" rồi so hai cột số.'],
    'as-fast': [
      'Chọn hỏi bằng cả hai.',
      'Cho giữ lại kết nối.',
      'Tắt gzip.',
      'Cho server làm mỗi câu 200 ms.',
      'Kéo "Hỏi cùng lúc" về 6 câu: vừa đủ sáu kết nối.',
      'Bấm "Hỏi": câu lâu nhất của hai cách hơn kém nhau bao nhiêu?',
    ],
    six: [
      'Chọn hỏi bằng cả hai.',
      'Cho giữ lại kết nối.',
      'Cho server làm mỗi câu 200 ms.',
      'Kéo "Hỏi cùng lúc" lên từ 12 câu.',
      'Bấm "Hỏi" và nhìn hàng chờ bên trái sáu kết nối.',
    ],
    plain: ['Chọn hỏi bằng cả hai.', 'Tắt gzip.', 'Chọn danh sách 100 món.', 'Bấm "Hỏi" rồi so byte về.'],
    'too-small': [
      'Chọn hỏi bằng cả hai.',
      'Chọn danh sách 1 món.',
      'Bật gzip.',
      'Bấm "Hỏi" rồi nhìn dòng byte về: có chữ gzip không?',
    ],
    zipped: ['Chọn hỏi bằng cả hai.', 'Bật gzip.', 'Chọn danh sách 400 món.', 'Bấm "Hỏi" rồi so byte về.'],
    cold: [
      'Chọn hỏi bằng cả hai.',
      'Chọn mỗi câu một kết nối mới.',
      'Kéo "Hỏi cùng lúc" lên ít nhất 4 câu.',
      'Bấm "Hỏi" rồi so byte đi và số kết nối.',
    ],
  },
  hints: {
    'one-way': 'Lượt này chỉ hỏi một cách, nên chưa có gì để so. Đặt "Hỏi bằng" là cả hai rồi hỏi lại.',
    'nobody-waits':
      'Tới sáu câu thì mỗi câu có một kết nối riêng và không ai phải chờ. Muốn thấy hàng chờ, kéo "Hỏi cùng lúc" lên từ 12 câu.',
    'still-plain': 'gzip còn tắt, nên JSON vẫn chở đủ mọi tên field. Bật gzip rồi hỏi lại danh sách dài này.',
  },
};

const whole = numberFormat({ maximumFractionDigits: 0 });
const decimal = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** Of what takes longer than that, tenths of a ms say nothing. */
const finest = 20;
const ms = (value: number | undefined): string =>
  value === undefined ? '–' : `${value < finest ? decimal(value) : whole(value)} ms`;
const each = (bytes: number, count: number): string => `${whole(bytes / count)} byte`;

/** Words on the stage that are this lab's alone. */
export const words = {
  connections: {
    gRPC: (used: number): string => (used > 1 ? `${used} kết nối HTTP/2` : 'Một kết nối HTTP/2'),
    REST: (open: number): string => `${open} trên 6 kết nối HTTP/1.1`,
  },
  streams: (open: number, all: number): string => (open > 0 ? `${open} stream đang mở` : `${all} stream của lượt này`),
  noStream: 'mỗi câu hỏi là một làn',
  busy: (count: number): string => `${count} kết nối đang bận`,
  waiting: (count: number): string => `Chờ kết nối: ${count}`,
  noneWaits: 'không câu nào phải chờ',
  lane: 'Một stream: một câu hỏi và câu trả lời của nó',
  nothingYet: 'Chưa hỏi câu nào. Bấm "Hỏi".',
  noAnswerYet: (run: string): string => `Lượt ${run}: đã hỏi, chưa câu nào có trả lời`,
  stepsTitle: (run: string): string => `Lượt ${run}: số câu đã có trả lời, theo ms từ lúc hỏi`,
  tick: (value: number): string => whole(value),
  describedSteps: (ways: readonly (readonly [string, readonly number[]])[]): string =>
    ways.map(([name, times]) => `${name}: ${times.map((one) => whole(one)).join(', ')} ms`).join('. '),
  measured: (run: string): string => `Lượt ${run}`,
  rows: {
    median: 'p50',
    p95: 'p95',
    longest: 'lâu nhất',
    out: 'gửi đi, mỗi câu',
    back: 'nhận về, mỗi câu',
    connections: 'kết nối đã dùng',
  },
  ms,
  each,
  back: (bytes: number, count: number, zipped: boolean): string => `${zipped ? 'gzip ' : ''}${each(bytes, count)}`,
};
