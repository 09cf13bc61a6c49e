import type { Quiz } from '#model/quiz.ts';

/** Questions of the work-queue lesson. */
export const quiz: Quiz = {
  id: 'work-queue',
  questions: [
    {
      id: 'auto-ack-prefetch',
      kind: 'number',
      prompt:
        'Một worker dùng ack tự động và gọi `prefetch(5)`. Queue có 40 đơn, mỗi đơn làm mất 1 giây, làm từng đơn một. Worker bị `kill -9` khi đang làm dở đơn thứ 9, rồi một worker khác chạy lên. Bao nhiêu đơn không bao giờ có ai làm xong?',
      answer: 32,
      tolerance: 0,
      unit: 'đơn',
      explanation:
        'Prefetch không có tác dụng với ack tự động: broker đã đẩy cả 40 đơn xuống từ đầu và coi cả 40 là xong. Worker làm xong 8, còn 32 đơn nằm trong bộ nhớ của tiến trình đã chết.',
    },
    {
      id: 'redelivered-meaning',
      kind: 'single',
      prompt: 'Worker-2 nhận một message có redelivered bằng true. Nó biết chắc được điều gì?',
      options: [
        {
          id: 'effect-done',
          text: 'Worker trước đã gửi email cho đơn này nhưng chưa kịp ack',
          correct: false,
          why: 'Có thể, nhưng worker trước cũng có thể chết trước khi bắt đầu. Broker không nhìn thấy email.',
        },
        {
          id: 'delivered-before',
          text: 'Message này từng được giao cho một consumer mà chưa được ack',
          correct: true,
          why: 'Cờ chỉ ghi lại đúng chuyện đó: đã có một lần giao trước.',
        },
        {
          id: 'published-twice',
          text: 'Producer đã gửi message này hai lần vì không nhận được confirm',
          correct: false,
          why: 'Producer gửi hai lần tạo ra hai message riêng, mỗi message đều có redelivered bằng false ở lần giao đầu.',
        },
        {
          id: 'consumer-rejected',
          text: 'Worker trước đã nhận message, thấy lỗi và nack để trả về queue',
          correct: false,
          why: 'Nack có requeue cũng bật cờ này, nhưng kết nối đứt cũng bật. Nhìn cờ không phân biệt được.',
        },
      ],
      explanation:
        'Redelivered nói về việc giao, không nói về việc làm. Muốn biết đã làm hay chưa thì phải tra trạng thái của chính mình, ví dụ theo mã đơn.',
    },
    {
      id: 'sigstop-short',
      kind: 'single',
      prompt:
        'Heartbeat đặt 10 giây. Worker-1 cầm #3 thì bị `SIGSTOP`, 12 giây sau bạn gửi `SIGCONT`. Chuyện gì xảy ra với #3?',
      options: [
        {
          id: 'requeued-at-once',
          text: 'Broker giao #3 cho worker-2 ngay lúc `SIGSTOP`, nên email đi hai lần',
          correct: false,
          why: '`SIGSTOP` không đóng kết nối TCP, nên lúc đó broker chưa có lý do gì để lấy #3 lại.',
        },
        {
          id: 'ack-refused',
          text: 'Worker-1 làm xong nhưng ack bị bỏ, vì kết nối đã đóng sau 10 giây im lặng',
          correct: false,
          why: 'Broker chỉ đóng sau khi lỡ hai heartbeat. Ở giây 12 kết nối vẫn mở và delivery tag vẫn đúng.',
        },
        {
          id: 'lost',
          text: 'Message mất, vì trong lúc đứng yên worker-1 không đọc socket nữa',
          correct: false,
          why: 'Message ở trạng thái unacked thì vẫn thuộc về queue. Nó không thể mất vì worker đứng yên.',
        },
        {
          id: 'goes-on',
          text: 'Worker-1 làm nốt #3 rồi ack như thường, broker không biết gì cả',
          correct: true,
          why: 'Heartbeat 10 giây thì phát hiện sau chừng 20 tới 30 giây. 12 giây chưa tới mốc đó, nên kết nối còn nguyên.',
        },
      ],
      explanation:
        'Thời gian phát hiện gấp hai tới ba lần con số heartbeat. Trước mốc đó, rã băng là làm tiếp như chưa có gì.',
    },
    {
      id: 'polite-leave',
      kind: 'ordering',
      prompt: 'Worker nhận `SIGTERM` khi đang làm #7. Xếp các bước để không message nào bị giao lại.',
      items: [
        { id: 'cancel', text: 'Cancel consumer để broker thôi giao message mới' },
        { id: 'finish', text: 'Làm cho xong #7' },
        { id: 'ack', text: 'Gửi ack cho #7' },
        { id: 'close', text: 'Đóng channel rồi đóng kết nối' },
        { id: 'exit', text: 'Kết thúc tiến trình' },
      ],
      explanation:
        'Không cancel trước thì broker cứ giao tiếp. Đóng kết nối trước khi ack thì #7 bị giao lại, và email đi hai lần.',
    },
    {
      id: 'fast-slow-share',
      kind: 'number',
      prompt:
        'Hai worker cùng đọc một queue, prefetch 1: một worker mất 0,5 giây mỗi đơn, một worker mất 2 giây. Gửi 30 đơn một lúc. Worker chậm làm mấy đơn?',
      answer: 6,
      tolerance: 0,
      unit: 'đơn',
      explanation:
        'Trong lúc worker chậm làm một đơn, worker nhanh làm được bốn. 30 đơn chia theo tỉ lệ 4 : 1 là 24 và 6, xong sau 12 giây. Không đặt prefetch thì worker chậm ôm 15 đơn và mất 30 giây.',
    },
    {
      id: 'who-notices',
      kind: 'several',
      prompt: 'Trường hợp nào dưới đây làm kết nối TCP đóng ngay, nên message được giao lại trong vài mili giây?',
      options: [
        {
          id: 'unplugged',
          text: 'Máy chạy worker bị rút dây mạng',
          correct: false,
          why: 'Không còn gói tin nào tới để báo đóng. Chỉ heartbeat phát hiện được.',
        },
        {
          id: 'kill-9',
          text: 'Worker bị `kill -9`',
          correct: true,
          why: 'Hệ điều hành đóng mọi socket của tiến trình vừa chết.',
        },
        {
          id: 'stuck-await',
          text: 'Worker `await` một API không bao giờ trả lời',
          correct: false,
          why: 'Tiến trình và heartbeat vẫn khoẻ. Broker chờ tới consumer_timeout, nếu phiên bản và loại queue có áp dụng.',
        },
        {
          id: 'uncaught',
          text: 'Worker gặp exception không ai bắt và thoát',
          correct: true,
          why: 'Thoát kiểu gì thì socket cũng đóng. Broker chỉ thấy kết nối mất.',
        },
        {
          id: 'busy-loop',
          text: 'Worker Node chạy một vòng lặp tính toán 20 giây',
          correct: false,
          why: 'Event loop đứng nhưng kết nối vẫn mở; 20 giây cũng chưa đủ để lỡ hai heartbeat 60 giây.',
        },
      ],
      explanation:
        'Tiến trình chết thì hệ điều hành báo thay nó. Tiến trình sống mà im thì chỉ có timeout, và timeout nào cũng phải chờ.',
    },
    {
      id: 'order-after-kill',
      kind: 'single',
      prompt:
        'Hai worker, prefetch 1. Worker-1 đang cầm #1. Worker-2 đã làm xong #2, #3, đang cầm #4. Worker-1 bị `kill -9`. Worker-2 nhận message nào ngay sau #4?',
      options: [
        {
          id: 'five',
          text: '#5, vì message trả về xếp vào cuối queue, sau mọi đơn đang chờ',
          correct: false,
          why: 'Message requeue không xuống cuối. RabbitMQ đưa nó về vị trí cũ, hoặc gần đầu queue nhất có thể.',
        },
        {
          id: 'one',
          text: '#1, vì message trả về nằm lại gần đầu queue, trước #5',
          correct: true,
          why: 'Nó về gần chỗ cũ. Nhưng #2 đến #4 đã đi trước, nên thứ tự chung vẫn mất.',
        },
        {
          id: 'interrupt',
          text: '#1, và broker rút #4 khỏi worker-2 để giữ đúng thứ tự ban đầu',
          correct: false,
          why: 'Broker không bao giờ rút message đã giao. Nó chờ ack, nack hoặc kết nối đóng.',
        },
        {
          id: 'waits',
          text: 'Không gì cả, cho tới khi worker-1 chạy lại và nhận tiếp #1',
          correct: false,
          why: 'Message thuộc về queue, không thuộc về worker. Consumer nào rảnh cũng nhận được.',
        },
      ],
      explanation:
        'Requeue giữ được thứ tự khi chỉ có một worker. Với hai worker, những đơn đã giao cho worker kia không chờ #1.',
    },
    {
      id: 'single-active-frozen',
      kind: 'single',
      prompt:
        'Queue `refunds` bật single active consumer và có hai worker. Worker đang được giao bị đóng băng khi cầm đơn #7 (chưa hoàn tiền), lâu tới mức broker đóng kết nối. Sau đó nó được rã băng. Đơn #7 được hoàn tiền mấy lần, nếu việc hoàn tiền không lũy đẳng?',
      options: [
        {
          id: 'once-new',
          text: 'Một lần, bởi worker mới: worker cũ đã mất quyền nên không làm nữa',
          correct: false,
          why: 'Broker thôi giao cho worker cũ, nhưng không dừng được code đang chạy. Tham số này nói ai được giao, không nói ai được làm.',
        },
        {
          id: 'once-old',
          text: 'Một lần, bởi worker cũ: queue chờ nó để giữ thứ tự',
          correct: false,
          why: 'Kết nối đóng là #7 về queue và worker đang chờ được giao ngay.',
        },
        {
          id: 'twice',
          text: 'Hai lần: worker mới được giao lại #7, worker cũ rã băng rồi làm nốt',
          correct: true,
          why: 'Worker cũ vẫn cầm #7 trong bộ nhớ và chưa biết kết nối đã đóng.',
        },
        {
          id: 'never',
          text: 'Không lần nào: #7 nằm ở unacked của worker đã mất kết nối',
          correct: false,
          why: 'Kết nối đóng thì mọi message unacked của nó về lại queue.',
        },
      ],
      explanation:
        'Single active consumer giữ thứ tự giao. Nó không thay được lũy đẳng: lúc đổi người, hai worker có thể cùng làm một đơn.',
    },
    {
      id: 'double-email',
      kind: 'scenario',
      prompt:
        'Sau mỗi lần deploy, vài chục khách phàn nàn nhận hai email xác nhận cho cùng một đơn. Worker dùng ack thủ công, prefetch 20, gửi email rồi mới ack. Bạn tìm nguyên nhân ở đâu và sửa thế nào?',
      modelAnswer:
        'Lúc deploy, worker cũ bị tắt khi đang giữ tới 20 message. Có message đã gửi email mà chưa ack; kết nối đóng thì broker giao lại và worker mới gửi lần nữa. Sửa hai lớp. Lớp một: bắt SIGTERM, cancel consumer, làm nốt và ack những gì đang cầm rồi mới đóng kết nối; kiểm tra thời gian ân hạn của nền tảng đủ dài cho 20 message, hoặc hạ prefetch. Lớp hai: vì vẫn có thể bị kill -9, trước khi gửi thì tra mã đơn trong bảng email đã gửi, có rồi thì chỉ ack; thư thứ hai không hết hẳn, nhưng hiếm. Đổi thứ tự thành ack trước không phải là sửa: khi đó khách mất email.',
      points: [
        'Chỉ ra khe giữa lúc email đã đi và lúc broker nhận ack',
        'Nối với deploy: tắt worker làm kết nối đóng và message bị giao lại',
        'Rời đi tử tế: cancel, làm nốt, ack, rồi mới đóng',
        'Xem lại prefetch hoặc thời gian ân hạn cho đủ làm nốt',
        'Chặn thư thứ hai theo mã đơn, vì kill -9 không báo trước',
        'Không chuyển sang ack trước hoặc ack tự động, vì sẽ mất email',
      ],
      explanation:
        'Tắt tử tế và bảng email đã gửi đều làm thư thứ hai hiếm đi; giữa "đã gửi" và "đã ghi" vẫn còn một khe. Với email, thế là đủ. Với tiền thì không.',
    },
  ],
};
