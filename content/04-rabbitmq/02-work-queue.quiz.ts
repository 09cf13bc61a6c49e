import type { Quiz } from '#model/quiz.ts';

/** Questions of the work-queue lesson. */
export const quiz: Quiz = {
  id: 'work-queue',
  questions: [
    {
      id: 'auto-ack-kill',
      kind: 'number',
      prompt:
        'Một worker dùng ack tự động, không đặt prefetch. Queue có 20 đơn, worker làm từng đơn một. Nó bị `kill -9` ngay sau khi làm xong đơn thứ 2. Bao nhiêu đơn được giao lại cho worker khác?',
      answer: 0,
      tolerance: 0,
      unit: 'đơn',
      explanation:
        'Với ack tự động, broker coi message là xong ngay khi ghi ra socket, và nó đã ghi cả 20 message từ đầu. Không còn gì ở trạng thái unacked để giao lại: 18 đơn mất.',
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
        'Worker-1 cầm #3 thì bị `SIGSTOP`. Heartbeat 60 giây. 10 giây sau bạn gửi `SIGCONT`. Chuyện gì xảy ra với #3?',
      options: [
        {
          id: 'requeued-at-once',
          text: 'Broker giao #3 cho worker-2 ngay lúc `SIGSTOP`, nên email đi hai lần',
          correct: false,
          why: '`SIGSTOP` không đóng kết nối TCP. Trong 10 giây broker chưa có lý do gì để lấy #3 lại.',
        },
        {
          id: 'ack-refused',
          text: 'Worker-1 làm xong nhưng ack bị từ chối vì đã đứng yên quá lâu',
          correct: false,
          why: 'Kết nối vẫn mở, delivery tag vẫn đúng. Broker không có hạn 10 giây nào.',
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
          why: '10 giây ngắn hơn nhiều so với thời gian heartbeat phát hiện, nên kết nối còn nguyên.',
        },
      ],
      explanation:
        'Với heartbeat 60 giây, đo được 141 đến 180 giây trên RabbitMQ 4.3 từ `SIGSTOP` tới lúc message được giao lại. Trước mốc đó, rã băng là làm tiếp như chưa có gì.',
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
      id: 'fair-dispatch',
      kind: 'single',
      prompt:
        'Hai worker: một nhanh (0,2 giây mỗi đơn), một chậm (1 giây mỗi đơn). Gửi 24 đơn một lúc. Với prefetch 10 mất 10,1 giây, với prefetch 1 mất 4,1 giây. Vì sao prefetch 1 nhanh hơn?',
      options: [
        {
          id: 'sorted-by-speed',
          text: 'Broker đo tốc độ từng worker rồi giao nhiều hơn cho worker nhanh',
          correct: false,
          why: 'Broker không đo tốc độ. Nó chỉ đếm message chưa ack của từng consumer.',
        },
        {
          id: 'less-network',
          text: 'Mỗi lần giao ít message hơn nên mạng và bộ nhớ đỡ tốn hơn',
          correct: false,
          why: 'Ngược lại: prefetch 1 tốn thêm một vòng mạng cho mỗi message. Nó nhanh hơn vì chia việc khác đi.',
        },
        {
          id: 'pull-when-free',
          text: 'Worker chậm không ôm sẵn đơn, nên đơn chờ trong queue tới tay người rảnh',
          correct: true,
          why: 'Mỗi bên chỉ cầm một đơn. Worker nhanh xong thì nhận đơn kế, nên nó làm 20 đơn còn worker chậm làm 4.',
        },
        {
          id: 'parallel',
          text: 'Prefetch 1 làm mỗi worker xử lý song song nhiều đơn hơn trước',
          correct: false,
          why: 'Prefetch không tạo thêm song song. Prefetch 1 còn giới hạn mỗi worker ở đúng một đơn.',
        },
      ],
      explanation:
        'Đơn đã giao thì nằm chết trong tay worker đó. Prefetch nhỏ giữ đơn lại trong queue, nơi ai rảnh cũng lấy được.',
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
      id: 'double-email',
      kind: 'scenario',
      prompt:
        'Sau mỗi lần deploy, vài chục khách phàn nàn nhận hai email xác nhận cho cùng một đơn. Worker dùng ack thủ công, prefetch 20, gửi email rồi mới ack. Bạn tìm nguyên nhân ở đâu và sửa thế nào?',
      modelAnswer:
        'Lúc deploy, worker cũ bị tắt khi đang giữ tới 20 message. Có message đã gửi email mà chưa ack; kết nối đóng thì broker giao lại và worker mới gửi lần nữa. Sửa hai lớp. Lớp một: bắt SIGTERM, cancel consumer, làm nốt và ack những gì đang cầm rồi mới đóng kết nối; kiểm tra thời gian ân hạn của nền tảng đủ dài cho 20 message, hoặc hạ prefetch. Lớp hai: vì vẫn có thể bị kill -9, việc gửi phải lũy đẳng: trước khi gửi thì tra mã đơn trong bảng email đã gửi, có rồi thì chỉ ack. Đổi thứ tự thành ack trước không phải là sửa: khi đó khách mất email.',
      points: [
        'Chỉ ra khe giữa lúc email đã đi và lúc broker nhận ack',
        'Nối với deploy: tắt worker làm kết nối đóng và message bị giao lại',
        'Rời đi tử tế: cancel, làm nốt, ack, rồi mới đóng',
        'Xem lại prefetch hoặc thời gian ân hạn cho đủ làm nốt',
        'Làm cho việc gửi lũy đẳng theo mã đơn, vì kill -9 không báo trước',
        'Không chuyển sang ack trước hoặc ack tự động, vì sẽ mất email',
      ],
      explanation:
        'Tắt tử tế làm trùng lặp hiếm đi; lũy đẳng làm nó vô hại. Cần cả hai, vì at-least-once không bao giờ hứa là không trùng.',
    },
  ],
};
