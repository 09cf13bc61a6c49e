import type { CopyOf } from '#model/lab-copy.ts';
import { numberFormat } from '#model/number-format.ts';
import type { lab } from './lab.ts';

export const copy: CopyOf<typeof lab> = {
  title: 'Hỏi và trả lời qua queue',
  summary:
    'Hai quầy hỏi kho qua RabbitMQ, rồi cũng câu ấy bằng gRPC. Xem câu trả lời về đúng người hỏi ra sao, và ai chờ khi kho chết.',
  intro:
    'Bấm "Hai quầy cùng hỏi" và theo dõi số hiệu trên từng câu hỏi. Rồi kill -9 một kho lúc nó đang tra: quầy có nhận được lỗi không?',
  roles: {
    checkout: { name: 'Quầy' },
    stock: { name: 'Kho' },
  },
  controls: {
    'ask-both': { label: 'Hai quầy cùng hỏi', help: 'Mỗi quầy gửi một câu hỏi tới queue stock.' },
    ask: { label: 'Hỏi', help: 'Quầy này gửi một câu hỏi.' },
    'ask-many': { label: 'Mỗi quầy hỏi', help: 'Mỗi quầy gửi ngần ấy câu một lúc, không đợi nhau.' },
    route: {
      label: 'Hỏi qua',
      options: { queue: 'queue', both: 'cả gRPC' },
      help: 'Cả gRPC: mỗi câu đi hai đường cùng lúc, vào queue và gọi thẳng. checkout-a gọi stock-1, checkout-b gọi stock-2.',
    },
    'add-stock': { label: 'Thêm kho', help: 'Chạy thêm một tiến trình trả lời, nhiều nhất là ba.' },
    timeout: {
      label: 'Quầy chờ',
      options: { none: 'mãi', '3': '3 s' },
      help: 'Quá hạn thì quầy báo lỗi cho khách và quên câu hỏi. Kho không biết chuyện đó.',
    },
    expire: {
      label: 'Hết hạn',
      options: { off: 'không', on: 'có' },
      help: 'Gửi câu hỏi kèm expiration bằng hạn chờ của quầy: quá hạn mà chưa ai lấy thì broker bỏ.',
    },
    speed: {
      label: 'Tốc độ',
      options: { fast: 'nhanh', slow: 'chậm' },
      help: 'Kho nhanh tra hết khoảng 1 giây, kho chậm khoảng 5 giây.',
    },
  },
  predictions: {
    crossing: {
      question:
        'Hai kho, một nhanh một chậm. Hai quầy cùng hỏi, và câu hỏi tới trước rơi vào kho chậm. Các câu trả lời về thế nào?',
      options: {
        'in-order': 'Theo thứ tự hỏi, vì queue là FIFO',
        'fast-first': 'Câu của kho nhanh về trước, mỗi câu vẫn về đúng quầy',
        swapped: 'Quầy nào rảnh trước nhận câu về trước, có thể nhầm',
      },
      explanation: {
        'fast-first':
          'Câu #{first} hỏi trước mà mất {firstMs} ms, câu #{second} hỏi sau chỉ mất {secondMs} ms và về trước. Mỗi câu vẫn về đúng quầy: replyTo chọn queue, correlation id chọn câu hỏi trong quầy đó.',
        'in-order':
          'Lần này câu #{first} ({firstMs} ms) vẫn về trước câu #{second} ({secondMs} ms), vì câu sau hỏi muộn, lúc kho chậm đã gần xong. FIFO chỉ nói về lúc giao câu hỏi. Cho hai quầy hỏi cùng một lúc rồi xem lại.',
        swapped: 'Câu #{first} và #{second} về nhầm quầy.',
      },
    },
    'server-dies': {
      question: 'Hai kho đang chạy, quầy chờ mãi không hạn. Kho đang tra một câu thì bị kill -9. Quầy nhận được gì?',
      options: {
        error: 'Một lỗi ngay lập tức, như khi gọi thẳng',
        'other-answers': 'Câu trả lời của kho kia, chậm hơn một chút',
        silence: 'Không gì cả, chờ mãi',
      },
      explanation: {
        'other-answers':
          'Câu #{id} quay về queue khi {from} chết, {to} nhận lại và trả lời. Quầy chờ tổng cộng {ms} ms và không hề biết có người chết. Gọi thẳng bằng gRPC thì quầy nhận lỗi ngay; ở đây nó chỉ thấy lâu.',
        silence:
          'Lúc ấy {from} chết đã {ms} ms mà câu #{id} chưa kho nào nhận lại. Nó nằm trong queue chờ một kho rảnh, và quầy không được báo gì.',
        error: 'Quầy nhận lỗi cho câu #{id}.',
      },
    },
    'late-answer': {
      question:
        'Quầy chỉ chờ 3 giây. Kho duy nhất đang rảnh nhưng chậm, tra mất 5 giây. Quầy bỏ cuộc ở giây thứ 3. Kho làm gì?',
      options: {
        stops: 'Dừng lại, vì không còn ai chờ',
        answers: 'Vẫn tra xong và trả lời, không ai đọc',
        'asked-again': 'Broker giao lại câu hỏi cho kho khác',
      },
      explanation: {
        answers:
          '{server} vẫn trả lời câu #{id} sau {ms} ms. Quầy đã quên câu đó nên thấy correlation id lạ thì bỏ. Hạn chờ chỉ nằm ở quầy: kho và broker không biết gì về nó.',
        stops: 'Kho làm xong câu #{id} mà không trả lời.',
        'asked-again': 'Quầy bỏ cuộc rồi câu #{id} được giao lần nữa.',
      },
    },
    'two-ways': {
      question:
        'Một câu đi hai đường cùng lúc: vào queue, và gọi thẳng bằng gRPC. Kho rảnh, tra hết ít nhất 0,7 giây. Đường nào chờ lâu hơn?',
      options: {
        'queue-slower': 'Qua queue, lâu hơn thấy rõ: thêm hai lần qua broker',
        alike: 'Như nhau: gần hết thời gian chờ là lúc kho tra',
        'call-slower': 'Gọi thẳng: mở lời gọi HTTP/2 nặng hơn một message',
      },
      explanation: {
        alike:
          'Câu #{id}: qua queue {queueMs} ms, gọi thẳng {callMs} ms. Kho tra mất hàng trăm mili giây ở cả hai đường; phần riêng của mỗi đường chìm trong đó.',
        'queue-slower':
          'Lần này câu #{id} qua queue mất {queueMs} ms, gọi thẳng {callMs} ms. Nó nằm trong queue {waitedMs} ms: kho lấy từng câu một, còn lời gọi thì nhận hết cùng lúc.',
        'call-slower': 'Lần này lời gọi #{id} mất {callMs} ms, qua queue {queueMs} ms: hai kho không nhanh như nhau.',
      },
      beliefs: {
        'queue-slower':
          'Hai chặng thêm là thật, nhưng trên mạng gần mỗi chặng chỉ cỡ mili giây. Kho tra càng lâu thì chúng càng không đáng kể.',
        'call-slower': 'Kết nối HTTP/2 đã mở sẵn; mỗi lời gọi chỉ là một stream mới trên nó.',
      },
    },
    'server-dies-twice': {
      question:
        'Kho đang tra một câu lấy từ queue, và đang trả lời một lời gọi gRPC. Nó bị kill -9, kho kia vẫn chạy. Hai câu ấy ra sao?',
      options: {
        'both-fail': 'Cả hai cùng lỗi: việc trong tay mất theo tiến trình',
        'call-fails': 'Lời gọi lỗi ngay, câu từ queue được kho kia trả lời',
        'both-wait': 'Cả hai cùng chờ: không ai báo cho quầy',
      },
      explanation: {
        'call-fails':
          '{server} chết thì lời gọi #{call} lỗi ngay, sau {failedMs} ms: {code}. Câu #{id} quay về queue, {to} trả lời, tổng cộng {ms} ms. Lỗi tới sớm thì quầy tự quyết được; câu kia chậm, nhưng xong.',
        'both-fail':
          'Lời gọi #{call} lỗi, và quầy đang đặt hạn chờ nên câu #{id} cũng hết giờ trước khi kho kia kịp trả lời.',
        'both-wait': '{server} chết đã {ms} ms mà lời gọi #{call} vẫn chưa có gì.',
      },
      beliefs: {
        'both-fail':
          'Câu từ queue chưa được ack, nên với broker nó chưa xong và được giao cho kho khác. Lời gọi thì không ai giữ hộ.',
        'both-wait':
          'Quầy nối thẳng tới kho khi gọi: tiến trình chết thì hệ điều hành đóng kết nối và quầy biết ngay. Chỉ qua queue quầy mới không được báo.',
      },
    },
    'two-deadlines': {
      question:
        'Quầy chờ 3 giây, kho chậm tra mất hơn 3 giây. Một câu vừa vào queue vừa gọi thẳng. Quá 3 giây, kho làm gì với hai việc ấy?',
      options: {
        'both-go-on': 'Tra nốt cả hai: kho không biết gì về hạn của quầy',
        'call-stops': 'Thôi tra cho lời gọi, tra nốt câu từ queue',
        'both-stop': 'Thôi cả hai: quầy bỏ cuộc thì kho được báo',
      },
      explanation: {
        'call-stops':
          'Lời gọi #{id}: sau {stoppedMs} ms kho thôi tra. Hạn đi cùng lời gọi trong header grpc-timeout, và hết hạn thì quầy cắt luồng của nó. Câu #{id} từ queue được tra tới cùng, trả lời sau {answeredMs} ms, không ai đọc.',
        'both-go-on': 'Lần này kho tra nốt cả lời gọi #{id}.',
        'both-stop': 'Lần này câu #{id} hết hạn khi còn nằm trong queue, nên không kho nào tra nó.',
      },
      beliefs: {
        'both-go-on':
          'Với lời gọi thì kho biết: client gửi kèm hạn, và hết hạn thì cắt luồng. Phía kho, signal báo cho hàm đang tra.',
        'both-stop': 'Câu từ queue đã nằm trong tay kho. Không có gì trong RabbitMQ báo cho nó rằng người hỏi đã đi.',
      },
    },
  },
  objectives: {
    answered: 'Một câu trả lời về tới quầy đã hỏi, nhờ correlation id',
    crossed: 'Hai quầy cùng hỏi, một kho nhanh, một kho chậm: câu trả lời nào về trước, và về đâu?',
    'taken-over': 'Kill -9 một kho đang tra, khi còn kho khác: quầy nhận được gì?',
    waited: 'Hỏi lúc không còn kho nào: câu hỏi chờ trong queue, kho chạy lại thì trả lời',
    late: 'Để quầy bỏ cuộc sau 3 giây lúc kho còn đang tra: kho làm gì tiếp?',
    expired: 'Một câu hỏi hết hạn trong queue, không kho nào phải tra cho người đã bỏ đi',
    orphan: 'Quầy tắt khi đang chờ: câu trả lời không còn queue nào để tới',
    'both-ways': 'Hỏi cả hai đường: một câu về tới quầy hai lần, mỗi lần mất bao lâu?',
    'one-fails': 'Kill -9 một kho đang tra cho cả hai đường: lời gọi ra sao, câu từ queue ra sao?',
    deadline: 'Để hạn 3 giây qua đi trên cả hai đường: kho làm gì với lời gọi, và với câu từ queue?',
  },
  guide: {
    answered: [
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Rã băng kho đang đứng im.',
      'Chạy lại một kho: phải có người trả lời.',
      'Bấm "Thêm kho": phải có người trả lời.',
      'Bấm "Hỏi" ở checkout-a và theo câu hỏi đi tới kho, rồi câu trả lời về.',
    ],
    crossed: [
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Rã băng kho đang đứng im.',
      'Đặt "Quầy chờ" là mãi, để không quầy nào bỏ cuộc.',
      'Chạy lại kho đã dừng: cần một kho nhanh và một kho chậm.',
      'Bấm "Thêm kho": cần một kho nhanh và một kho chậm.',
      'Đổi một kho sang nhanh, bằng nút Tốc độ trên thẻ của nó, hoặc trong nút Phá trên điện thoại.',
      'Đổi một kho sang chậm, bằng nút Tốc độ trên thẻ của nó, hoặc trong nút Phá trên điện thoại.',
      'Chờ các câu hỏi đang dở có trả lời.',
      'Bấm "Mỗi quầy hỏi" 2 câu, rồi xem câu nào về trước.',
    ],
    'taken-over': [
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Rã băng kho đang đứng im.',
      'Đặt "Quầy chờ" là mãi.',
      'Chạy lại kho đã dừng ở thí nghiệm trước.',
      'Chạy lại kho đã dừng, để còn một kho trả lời thay.',
      'Bấm "Thêm kho", để còn một kho trả lời thay.',
      'Đổi mọi kho sang chậm: mỗi câu tra hết khoảng 5 giây, bạn kịp kill giữa chừng.',
      'Bấm "Mỗi quầy hỏi" 2 câu để kho nào cũng có việc.',
      'Kill -9 một kho đang tra, trước khi nó trả lời.',
      'Chờ kho còn lại trả lời thay.',
    ],
    waited: [
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Rã băng kho đang đứng im.',
      'Đặt "Quầy chờ" là mãi.',
      'Bấm "Rời đi" ở từng kho cho tới khi không còn kho nào.',
      'Bấm "Hỏi" ở checkout-b: lúc này không ai trả lời.',
      'Chạy lại một kho.',
      'Bấm "Thêm kho".',
      'Chờ kho lấy câu hỏi đang nằm trong queue và trả lời.',
    ],
    late: [
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Rã băng kho đang đứng im.',
      'Chạy lại một kho.',
      'Bấm "Thêm kho".',
      'Đặt "Hết hạn" là không.',
      'Đặt "Quầy chờ" là 3 s: quá 3 giây thì quầy bỏ cuộc.',
      'Đổi mọi kho sang chậm: mỗi câu tra hết khoảng 5 giây.',
      'Bấm "Hỏi" ở checkout-a.',
      'Chờ quầy bỏ cuộc, rồi xem câu trả lời tới muộn đi đâu.',
    ],
    expired: [
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Rã băng kho đang đứng im.',
      'Chạy lại một kho.',
      'Bấm "Thêm kho".',
      'Đặt "Quầy chờ" là 3 s.',
      'Đặt "Hết hạn" là có: quá 3 giây chưa kho nào lấy thì broker bỏ câu hỏi.',
      'Đổi mọi kho sang chậm, để câu hỏi phải xếp hàng.',
      'Bấm "Mỗi quầy hỏi" 4 câu: kho không kịp lấy hết trong 3 giây.',
      'Chờ 3 giây: những câu còn nằm trong queue ra sao?',
    ],
    orphan: [
      'Rã băng kho đang đứng im.',
      'Chạy lại một kho.',
      'Bấm "Thêm kho".',
      'Đặt "Quầy chờ" là mãi.',
      'Đặt "Hết hạn" là không.',
      'Đổi mọi kho sang chậm, để bạn kịp tắt quầy.',
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Bấm "Mỗi quầy hỏi" 2 câu.',
      'Kill -9 checkout-b khi nó còn chờ câu trả lời.',
      'Chờ kho trả lời: queue của checkout-b đã mất cùng kết nối, câu trả lời đi đâu?',
    ],
    'both-ways': [
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Rã băng kho đang đứng im.',
      'Chạy lại kho đã dừng: gọi thẳng thì phải đúng kho ấy đang chạy.',
      'Bấm "Thêm kho": mỗi quầy chỉ gọi thẳng một kho, stock-1 hoặc stock-2.',
      'Đặt "Quầy chờ" là mãi.',
      'Đặt "Hỏi qua" là cả gRPC.',
      'Chờ các câu hỏi đang dở có trả lời.',
      'Bấm "Hỏi" ở quầy có kho đang chạy phía đối diện, rồi so hai câu trả lời.',
    ],
    'one-fails': [
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Rã băng kho đang đứng im.',
      'Đặt "Quầy chờ" là mãi.',
      'Đặt "Hỏi qua" là cả gRPC.',
      'Chạy lại kho đã dừng ở thí nghiệm trước.',
      'Chạy lại kho đã dừng, để còn một kho đọc queue.',
      'Bấm "Thêm kho", để còn một kho đọc queue.',
      'Bấm "Thêm kho": phải có stock-1 hoặc stock-2 cho quầy gọi thẳng.',
      'Đổi mọi kho sang chậm: mỗi câu tra hết khoảng 5 giây, bạn kịp kill giữa chừng.',
      'Bấm "Mỗi quầy hỏi" 2 câu để kho nào cũng có việc ở cả hai cửa.',
      'Kill -9 kho đang tra cho cả hai đường.',
      'Chờ kho còn lại trả lời câu từ queue.',
    ],
    deadline: [
      'Rã băng quầy đang đứng im.',
      'Chạy lại quầy đã dừng.',
      'Rã băng kho đang đứng im.',
      'Chạy lại kho đã dừng.',
      'Bấm "Thêm kho": phải có stock-1 hoặc stock-2 cho quầy gọi thẳng.',
      'Đặt "Hết hạn" là không.',
      'Đặt "Quầy chờ" là 3 s, cho cả hai đường.',
      'Đặt "Hỏi qua" là cả gRPC.',
      'Đổi mọi kho sang chậm: mỗi câu tra hết khoảng 5 giây.',
      'Bấm "Hỏi" ở quầy có kho đang chạy phía đối diện.',
      'Chờ quá 3 giây, rồi xem kho in gì về lời gọi, và câu trả lời từ queue đi đâu.',
    ],
  },
  hints: {
    'killed-idle':
      'Kho vừa bị kill đang rảnh, nên không câu hỏi nào dở dang. Cho quầy hỏi trước rồi kill kho đang giữ câu hỏi.',
    'nobody-left':
      'Câu hỏi đã quay về queue, nhưng không còn kho nào đọc nó, và quầy cứ thế mà chờ. Chạy lại một kho thì nó được trả lời. Hạn chờ đặt bây giờ chỉ có tác dụng với câu hỏi sau.',
    'one-server':
      'Chỉ một kho trả lời nên mọi câu đều về theo thứ tự hỏi. Cho hai kho cùng chạy, một kho chậm, rồi để cả hai quầy hỏi.',
    'expire-alone':
      'Quầy đang chờ mãi, nên câu hỏi không có hạn nào để mang theo. Đặt quầy chờ 3 s thì expiration mới có nghĩa.',
    'called-another':
      'Kho vừa bị kill chỉ giữ câu từ queue, không quầy nào đang gọi thẳng nó. checkout-a gọi stock-1, checkout-b gọi stock-2: kill đúng kho đang được gọi.',
  },
};

/** Names of the figures on the stage. */
export const titles = {
  latency: 'Qua queue (trung vị)',
  direct: 'Gọi gRPC (trung vị)',
  open: 'Câu còn dở',
};

const number = numberFormat();

/** How the figures are written. */
export const figures = {
  ms: (ms: number): string => `${number(Math.round(ms))} ms`,
  of: (count: number, last: number | undefined): string =>
    last === undefined ? 'chưa có trả lời nào' : `${count} câu, gần nhất ${figures.ms(last)}`,
};
