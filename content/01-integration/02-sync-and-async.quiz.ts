import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on waiting for an answer and not waiting for it. */
export const quiz: Quiz = {
  id: 'sync-and-async',
  questions: [
    {
      id: 'sum',
      kind: 'number',
      prompt:
        'Trang giỏ hàng gọi thẳng, lần lượt: giá (40 ms), tồn kho (60 ms), phí giao (200 ms), gợi ý mua kèm (900 ms). Đội bạn chuyển gợi ý mua kèm ra khỏi chuỗi: trang tự hỏi riêng sau khi đã hiện. Khách chờ trang hiện ra bao lâu?',
      answer: 300,
      tolerance: 0,
      unit: 'ms',
      explanation:
        '40 + 60 + 200 = 300 ms. Gợi ý vẫn mất 900 ms, nhưng không còn ai đứng chờ nó. Tìm chặng khách không cần để đi tiếp rồi lấy nó ra, thường lợi hơn làm nhanh từng chặng.',
    },
    {
      id: 'in-flight',
      kind: 'number',
      prompt:
        'Nhận đơn nhận 30 đơn mỗi giây, gọi thẳng, mỗi đơn giữ một kết nối tới khi xong. Bình thường mỗi đơn mất 0,5 giây. Ngân hàng chậm thêm 4 giây. Lúc ấy có bao nhiêu đơn cùng đang dở?',
      answer: 135,
      tolerance: 1,
      unit: 'đơn',
      explanation:
        '30 × 4,5 = 135, trong khi bình thường là 15. Bể kết nối cỡ 100 sẽ cạn, và nhận đơn từ chối cả những khách không dính gì tới ngân hàng. Một chặng chậm làm đầy mọi chặng phía trước nó.',
    },
    {
      id: 'faster',
      kind: 'single',
      prompt:
        'Sếp: "Chuyển sang queue đi, thanh toán đang mất 3 giây, cho khách nhận hàng sớm hơn." Câu trả lời nào đúng?',
      options: [
        {
          id: 'faster',
          text: 'Đúng, vì qua queue thì thanh toán xử lý nhanh hơn',
          correct: false,
          why: 'Trừ tiền vẫn mất 3 giây ở ngân hàng. Queue không đụng gì tới chặng đó.',
        },
        {
          id: 'same-work',
          text: 'Khách được trả lời sớm hơn, còn hàng thì vẫn ra lúc ấy, có khi muộn hơn',
          correct: true,
          why: 'Công việc không đổi, chỉ người chờ đổi. Worker lấy từng đơn thì lúc đông đơn còn xong muộn hơn.',
        },
        {
          id: 'no-use',
          text: 'Vô ích, vì khách vẫn phải chờ thanh toán xong mới được trả lời',
          correct: false,
          why: 'Nhận đơn trả lời ngay khi broker đã giữ đơn. Khách không chờ thanh toán nữa.',
        },
        {
          id: 'more-hops',
          text: 'Chậm hơn nhiều, vì mỗi chặng broker thêm khoảng một giây',
          correct: false,
          why: 'Trong lab, broker thêm vài mili giây mỗi chặng. Cái làm đơn xong muộn là xếp hàng chờ worker.',
        },
      ],
      explanation:
        'Hỏi sếp muốn rút ngắn điều nào: thời gian khách chờ câu trả lời, hay thời gian tới khi việc xong. Queue chỉ giúp điều thứ nhất.',
    },
    {
      id: 'who-hears',
      kind: 'matching',
      prompt:
        'Chuỗi: khách → nhận đơn → thanh toán → kho. Chuyện xảy ra ở kho; không ai đặt deadline. Khách của mỗi cách nghe được gì?',
      pairs: [
        { id: 'sync-dead', term: 'gọi thẳng, kho chết', text: 'Một lỗi rất nhanh, lúc tiền đã trừ' },
        {
          id: 'sync-frozen',
          term: 'gọi thẳng, kho đứng im',
          text: 'Không gì cả, mãi tới khi kho tỉnh',
        },
        { id: 'sync-slow', term: 'gọi thẳng, kho chậm', text: 'Kết quả tốt, nhưng trễ' },
        { id: 'async-any', term: 'qua queue, kho sao cũng vậy', text: '"Đã nhận", và chưa biết gì hơn' },
      ],
      explanation:
        'Chết thì kết nối bị từ chối nên lỗi tới ngay; đứng im thì kết nối còn nguyên nên không có gì để báo. Qua queue, khách đã được trả lời trước khi kho kịp làm gì.',
    },
    {
      id: 'worked-off',
      kind: 'ordering',
      prompt: 'Kho chết, khách đặt một đơn qua queue, một phút sau kho chạy lại. Xếp theo thứ tự xảy ra.',
      items: [
        { id: 'confirm', text: 'Broker xác nhận đã giữ đơn trong queue payments' },
        { id: 'received', text: 'Khách nghe "đã nhận"' },
        { id: 'charged', text: 'Thanh toán trừ tiền' },
        { id: 'queued', text: 'Phần việc của kho vào queue inventory' },
        { id: 'consumer', text: 'Kho chạy lại và nối vào queue' },
        { id: 'acked', text: 'Kho giữ hàng xong và ack' },
      ],
      explanation:
        'Khách được trả lời sớm nhất có thể: ngay sau xác nhận của broker. Vì thế câu trả lời chỉ có thể là "đã nhận", chứ không phải "đã trừ tiền".',
    },
    {
      id: 'front-door',
      kind: 'several',
      prompt:
        'Cửa hàng đã chuyển cả ba chặng sau nhận đơn sang queue. Những chuyện nào vẫn khiến khách không đặt được hàng?',
      options: [
        {
          id: 'order-dead',
          text: 'Nhận đơn chết',
          correct: true,
          why: 'Khách gọi thẳng tới nó. Chưa ai đưa đơn cho broker thì broker không có gì để giữ.',
        },
        {
          id: 'broker-dead',
          text: 'RabbitMQ chết',
          correct: true,
          why: 'Nhận đơn không gửi được thì không dám nói "đã nhận". Broker giờ là thứ phải luôn sống.',
        },
        {
          id: 'payment-dead',
          text: 'Thanh toán chết cả đêm',
          correct: false,
          why: 'Đơn nằm trong queue payments. Sáng ra nó chạy lại và làm từng đơn một.',
        },
        {
          id: 'bank-slow',
          text: 'Ngân hàng chậm thêm 10 giây mỗi lần',
          correct: false,
          why: 'Queue dài ra và việc xong muộn, nhưng lúc đặt hàng khách không chờ nó.',
        },
      ],
      explanation:
        'Bất đồng bộ dời chỗ phải luôn sống, không xoá nó. Biết chỗ ấy nay ở đâu thì mới biết phải chạy cái gì thành nhiều bản.',
    },
    {
      id: 'silent-failure',
      kind: 'scenario',
      prompt:
        'Sau khi chuyển sang queue, thứ bảy và chủ nhật không khách nào thấy lỗi. Sáng thứ hai, kho báo 900 đơn chưa giữ hàng: worker đã đứng im từ trưa thứ bảy. Điều gì khiến không ai biết, và bạn sẽ thêm những gì?',
      modelAnswer:
        'Gọi thẳng thì khách là người báo động: lỗi hoặc vòng xoay. Qua queue, khách đã nghe "đã nhận", nên không ai ở đầu kia thấy gì. Worker đứng im vẫn giữ kết nối nên broker không coi là chết. Thêm cảnh báo theo tuổi message cũ nhất và theo độ dài của queue inventory; một giới hạn thời gian trong worker để nó tự chết và được chạy lại; trang đơn hàng cho khách thấy "đang giữ hàng" đã bao lâu; và sau khi sửa, quyết xem đơn quá cũ thì giữ hàng tiếp hay hoàn tiền.',
      points: [
        'khách không còn là người phát hiện lỗi, vì đã được trả lời từ trước',
        'cảnh báo theo tuổi message cũ nhất hoặc độ dài queue',
        'đứng im không phải là chết: broker vẫn thấy một consumer có kết nối',
        'cho khách thấy trạng thái thật, và có đường lùi cho đơn quá cũ',
      ],
      explanation: 'Chuyển sang bất đồng bộ thì phải tự dựng lại tiếng chuông mà gọi thẳng cho không.',
    },
  ],
};
