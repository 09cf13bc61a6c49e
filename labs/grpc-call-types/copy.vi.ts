import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

const rerun = ['Rã băng chương trình đang đứng im.', 'Chạy lại chương trình đã dừng.'] as const;

export const copy: CopyOf<typeof lab> = {
  title: 'Bốn kiểu gọi trên một kết nối',
  summary:
    'Mở cả bốn kiểu cuộc gọi gRPC giữa quầy và kho, đóng chiều gửi, huỷ giữa chừng, và để kho gửi nhanh hơn quầy đọc.',
  intro:
    'Chọn kiểu gọi, bấm "Mở cuộc gọi" và xem từng message đi trên ray nào. Rồi so hai nút hay bị lẫn: "Đóng chiều gửi" và "Huỷ".',
  roles: {
    counter: { name: 'Quầy' },
    stock: { name: 'Kho' },
  },
  controls: {
    open: { label: 'Mở cuộc gọi', help: 'Quầy mở một stream mới trên kết nối đang có.' },
    kind: {
      label: 'Kiểu gọi',
      options: { unary: 'unary', server: 'server', client: 'client', bidi: 'hai chiều' },
      help: 'Unary: một hỏi, một đáp. Server: một hỏi, nhiều đáp. Client: nhiều gửi, một đáp. Hai chiều: cả hai bên gửi xen nhau.',
    },
    count: {
      label: 'Số message',
      help: 'Kho gửi ngần ấy message ở kiểu server; quầy gửi ngần ấy ở kiểu client và hai chiều. Unary luôn chỉ có một.',
    },
    'half-close': {
      label: 'Đóng chiều gửi',
      help: 'Quầy nói mình không gửi gì nữa, và vẫn nghe: END_STREAM trên chiều đi.',
    },
    cancel: { label: 'Huỷ', help: 'Quầy bỏ cuộc gọi mới nhất, cả hai chiều: RST_STREAM với mã CANCEL.' },
    pace: {
      label: 'Kho gửi',
      options: { steady: 'từ tốn', burst: 'dồn' },
      help: 'Từ tốn: nghỉ nửa giây giữa hai message. Dồn: gửi nhanh hết mức.',
    },
    size: {
      label: 'Mỗi message',
      options: { small: 'vài byte', large: '16 KB' },
      help: 'Độ dài của mỗi message kho gửi ở kiểu server.',
    },
    reading: {
      label: 'Quầy đọc',
      options: { fast: 'ngay', slow: 'chậm' },
      help: 'Chậm: quầy nghỉ 0,35 giây sau mỗi message ở kiểu server.',
    },
  },
  predictions: {
    'after-half-close': {
      question:
        'Cuộc gọi hai chiều, quầy đã gửi nhiều món hơn số câu trả lời nhận được. Giờ quầy đóng chiều gửi. Những câu trả lời còn thiếu ra sao?',
      options: {
        lost: 'Mất: đóng là hết cuộc gọi',
        arrive: 'Vẫn về đủ, rồi cuộc gọi mới xong',
        error: 'Cuộc gọi kết thúc với một mã lỗi',
      },
      explanation: {
        arrive:
          'Lúc đóng chiều gửi của stream {stream}, quầy mới nhận {before} trên {sent} câu trả lời. Thêm {after} câu nữa về sau đó, rồi trailers mang grpc-status 0. Đóng chiều gửi chỉ nói về chiều đi.',
        lost: 'Quầy gửi {sent} món ở stream {stream} và chỉ nhận được {before} câu trước khi đóng, {after} câu sau đó.',
        error: 'Stream {stream} kết thúc với mã lỗi, sau khi quầy gửi {sent} món.',
      },
    },
    cancel: {
      question: 'Kho đang gửi dở một luồng dài thì quầy bấm Huỷ. Handler của kho làm gì?',
      options: {
        stops: 'Dừng, vì nó nghe tín hiệu huỷ',
        'runs-on': 'Gửi nốt cho hết, không biết gì',
        arrives: 'Phần còn lại vẫn về tới quầy',
      },
      explanation: {
        stops:
          'Quầy gửi RST_STREAM CANCEL khi mới nhận {got} message của stream {stream}. {ms} ms sau, handler của kho in ra rằng nó đã dừng: connect huỷ signal mà handler đang nghe.',
        'runs-on': 'Kho vẫn gửi tiếp trên stream {stream} sau khi nhận RST_STREAM.',
        arrives: 'Message của stream {stream} vẫn về tới quầy.',
      },
    },
    'fast-server': {
      question:
        'Kho gửi dồn hơn mười message, mỗi message 16 KB. Quầy đọc chậm, mỗi 0,35 giây một message. Kho gửi kiểu gì?',
      options: {
        all: 'Gửi hết một lượt, chúng xếp hàng trong bộ nhớ của quầy',
        waits: 'Gửi một ít rồi phải chờ quầy đọc',
        dropped: 'Gửi hết, quầy bỏ bớt message đọc không kịp',
      },
      explanation: {
        waits:
          'Kho gửi {sent} trên {count} message, tổng cộng {kb} KB, rồi đứng lại {ms} ms. Chỉ khi quầy đọc bớt và gửi WINDOW_UPDATE, kho mới gửi tiếp trên stream {stream}.',
        all: 'Kho gửi cả {count} message của stream {stream} mà không phải chờ.',
        dropped: 'Stream {stream}: có message kho đã gửi mà quầy không nhận.',
      },
    },
  },
  objectives: {
    unary: 'Một cuộc unary: một message đi, một message về, grpc-status 0',
    server: 'Server streaming: một câu hỏi, từ ba message trả lời',
    client: 'Client streaming: từ ba message gửi đi, đóng chiều gửi, một bản tổng kết về',
    interleaved: 'Hai chiều: một câu trả lời về khi quầy còn đang gửi',
    'half-open': 'Sau khi quầy đóng chiều gửi, câu trả lời vẫn về',
    cancelled: 'Huỷ giữa một luồng: RST_STREAM CANCEL tới kho',
    shared: 'Hai cuộc gọi cùng lúc trên một kết nối, message xen nhau',
    'held-back': 'Kho phải chờ WINDOW_UPDATE của quầy rồi mới gửi tiếp được',
  },
  guide: {
    unary: [...rerun, 'Chọn kiểu gọi unary.', 'Bấm "Mở cuộc gọi" và theo hai message: một đi, một về.'],
    server: [
      ...rerun,
      'Chọn kiểu gọi server.',
      'Đặt "Quầy đọc" là ngay.',
      'Đặt "Số message" từ 3 trở lên.',
      'Bấm "Mở cuộc gọi": chỉ một message đi.',
      'Chờ kho gửi hết các message và trailers.',
    ],
    client: [
      ...rerun,
      'Chọn kiểu gọi client.',
      'Đặt "Số message" từ 3 trở lên.',
      'Bấm "Mở cuộc gọi".',
      'Chờ quầy gửi ít nhất ba kiện. Kho chưa trả lời gì: nó không biết còn kiện nào nữa không.',
      'Bấm "Đóng chiều gửi" để nói là hết.',
      'Chờ bản tổng kết của kho.',
    ],
    interleaved: [
      ...rerun,
      'Chọn kiểu gọi hai chiều.',
      'Đặt "Số message" từ 4 trở lên.',
      'Bấm "Mở cuộc gọi".',
      'Xem câu trả lời đầu tiên về trong lúc quầy còn gửi tiếp.',
    ],
    'half-open': [
      ...rerun,
      'Chọn kiểu gọi hai chiều.',
      'Đặt "Số message" từ 4 trở lên.',
      'Bấm "Mở cuộc gọi".',
      'Chờ quầy gửi ít nhất ba món, nhiều hơn số câu trả lời đã nhận.',
      'Bấm "Đóng chiều gửi" lúc kho còn nợ câu trả lời.',
    ],
    cancelled: [
      ...rerun,
      'Chọn kiểu gọi server.',
      'Đặt "Kho gửi" là từ tốn, để bạn kịp bấm.',
      'Đặt "Số message" từ 6 trở lên.',
      'Bấm "Mở cuộc gọi".',
      'Chờ message đầu tiên về.',
      'Bấm "Huỷ" khi kho còn đang gửi.',
    ],
    shared: [
      ...rerun,
      'Chọn kiểu gọi server.',
      'Đặt "Kho gửi" là từ tốn.',
      'Đặt "Số message" từ 6 trở lên.',
      'Bấm "Mở cuộc gọi".',
      'Bấm "Mở cuộc gọi" lần nữa khi cuộc trước chưa xong.',
      'Xem hai stream gửi xen nhau trên cùng một kết nối.',
    ],
    'held-back': [
      ...rerun,
      'Chọn kiểu gọi server.',
      'Đặt "Mỗi message" là 16 KB.',
      'Đặt "Quầy đọc" là chậm.',
      'Đặt "Kho gửi" là dồn.',
      'Đặt "Số message" từ 12 trở lên.',
      'Bấm "Huỷ" cho tới khi không còn cuộc gọi kiểu client hay hai chiều nào mở.',
      'Bấm "Mở cuộc gọi" và xem kho gửi được mấy message thì đứng lại.',
    ],
  },
  hints: {
    'nothing-open':
      'Không có cuộc gọi nào đang mở để đóng hay huỷ. Mở một cuộc trước; kiểu server với "Kho gửi" từ tốn cho bạn vài giây để bấm.',
    'already-closed':
      'Ở kiểu unary và server, quầy gửi xong một message là chiều gửi tự đóng: nhìn vạch chắn ở đầu ray đi. "Đóng chiều gửi" chỉ có việc ở kiểu client và hai chiều.',
    'cancelled-sending':
      'Bạn vừa huỷ, nên quầy không nhận được bản tổng kết nào. Muốn nói là hết thì dùng "Đóng chiều gửi". Xem thêm phần in của kho: nó đã nhập số kiện ấy như thể đủ.',
    'slow-small':
      'Message chỉ vài byte nên cả luồng còn chưa đầy cửa sổ 64 KB, kho không bao giờ phải chờ. Đặt "Mỗi message" là 16 KB.',
  },
};

/** Words over the cards. */
export const stageWords = { client: 'client', server: 'server' };
