import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on windows, joins and state. */
export const quiz: Quiz = {
  id: 'stream-patterns',
  questions: [
    {
      id: 'when-out',
      kind: 'number',
      prompt:
        'Tumbling window dài 60 giây, watermark đi sau record mới nhất 15 giây. Window 09:00:00–09:01:00 phát khi có record đặt từ giây thứ mấy sau 09:00:00 trở đi tới?',
      answer: 75,
      tolerance: 0,
      unit: 's',
      explanation:
        'Nó phát khi watermark chạm 09:01:00, tức là record mới nhất từ 09:01:15 trở đi. Đồng hồ trên tường không tham gia.',
    },
    {
      id: 'quiet-night',
      kind: 'single',
      prompt:
        'Cửa hàng đóng lúc 22 giờ, đơn cuối đặt lúc 21:59:58. Window 21:50–22:00, watermark đi sau 10 giây. 22:05 màn hình vẫn thiếu window ấy. Vì sao?',
      options: [
        {
          id: 'grace',
          text: 'Grace chưa hết nên window chưa được phát',
          correct: false,
          why: 'Grace là thời gian nhận đơn muộn sau khi phát. Nó không giữ lần phát đầu lại.',
        },
        {
          id: 'still',
          text: 'Không có đơn mới, nên watermark đứng ở 21:59:48',
          correct: true,
          why: 'Watermark tính từ record mới nhất. Nó chỉ nhích khi có record.',
        },
        {
          id: 'lag',
          text: 'Consumer đang tụt lại, còn lag',
          correct: false,
          why: 'Đọc hết mọi record thì watermark vẫn ở 21:59:48.',
        },
        {
          id: 'lost',
          text: 'Đơn cuối bị bỏ vì sát giờ đóng window',
          correct: false,
          why: 'Nó nằm trong window, vì 21:59:58 nhỏ hơn 22:00.',
        },
      ],
      explanation:
        'Muốn phát thì cần một record đẩy watermark, như một nhịp tim gửi đều vào topic, hay một cách khai nguồn đang im.',
    },
    {
      id: 'in-how-many',
      kind: 'number',
      prompt: 'Window dài 30 phút, cứ 10 phút mở một cái. Một đơn nằm trong bao nhiêu window?',
      answer: 3,
      tolerance: 0,
      unit: 'window',
      explanation: 'Độ dài chia bước nhảy: 30 chia 10. Mỗi đơn làm đổi ba tổng, và state lớn gấp ba tumbling.',
    },
    {
      id: 'fate',
      kind: 'sorting',
      prompt:
        'Window 10:00–10:10 (phút), watermark đi sau 1 phút, grace 5 phút. Record mới nhất đã đọc là của 10:14. Mỗi đơn dưới đây giờ mới tới thì ra sao?',
      groups: [
        { id: 'corrects', text: 'Làm một window phát lại' },
        { id: 'open', text: 'Vào một window chưa phát' },
        { id: 'dropped', text: 'Bị bỏ' },
      ],
      items: [
        {
          id: 'at-07',
          text: 'Đơn đặt lúc 10:07',
          group: 'corrects',
          why: 'Watermark 10:13 đã qua 10:10, chưa tới 10:15.',
        },
        {
          id: 'at-12',
          text: 'Đơn đặt lúc 10:12',
          group: 'open',
          why: 'Window 10:10–10:20 chưa kết thúc với watermark 10:13.',
        },
        {
          id: 'at-09-58',
          text: 'Đơn đặt lúc 09:58',
          group: 'dropped',
          why: 'Window 09:50–10:00 khoá khi watermark qua 10:05.',
        },
        {
          id: 'at-10',
          text: 'Đơn đặt lúc 10:10 đúng',
          group: 'open',
          why: 'Cuối khoảng không được tính: nó thuộc 10:10–10:20.',
        },
      ],
      explanation: 'Chỉ hỏi hai điều: cuối window so với watermark, và cuối window cộng grace so với watermark.',
    },
    {
      id: 'why-bound',
      kind: 'single',
      prompt:
        'Một đồng nghiệp muốn bỏ hạn 8 giây của join: "đơn nào có tiền thì ghép, bao lâu cũng được". Điều gì xảy ra?',
      options: [
        {
          id: 'slower',
          text: 'Join chậm dần vì phải so mọi cặp',
          correct: false,
          why: 'Tìm theo số đơn trong một Map thì không chậm theo số phần tử như vậy.',
        },
        {
          id: 'grows',
          text: 'State lớn mãi: mọi đơn không bao giờ trả nằm lại',
          correct: true,
          why: 'Không có hạn thì không bao giờ được phép quên.',
        },
        {
          id: 'duplicates',
          text: 'Một đơn ghép với nhiều khoản tiền',
          correct: false,
          why: 'Ghép rồi thì nửa kia được lấy ra khỏi Map, có hạn hay không cũng vậy.',
        },
        {
          id: 'nothing',
          text: 'Không gì cả, nếu state nằm ở RocksDB thay vì bộ nhớ',
          correct: false,
          why: 'Đĩa lớn hơn RAM nên đầy chậm hơn, vậy thôi.',
        },
      ],
      explanation: 'Hạn của join là hạn của trí nhớ. Cần lâu hơn thì đó là việc của một bảng trong database.',
    },
    {
      id: 'rebuild-order',
      kind: 'ordering',
      prompt: 'windows bị kill -9 rồi chạy lại, dựng state từ changelog. Xếp các việc theo thứ tự.',
      items: [
        { id: 'end', text: 'Hỏi cuối của changelog lúc này' },
        { id: 'read', text: 'Đọc changelog từ đầu tới chỗ ấy, value null thì bỏ key' },
        { id: 'next', text: 'Lấy số lớn hơn: offset đã commit, hay offset sau đơn cuối mà changelog biết' },
        { id: 'seek', text: 'Seek tới đó trong orders' },
        { id: 'go', text: 'Cộng đơn kế tiếp và phát như thường' },
      ],
      explanation: 'Bỏ bước thứ ba thì một đơn đã nằm trong changelog mà chưa commit được cộng hai lần.',
    },
    {
      id: 'what-survives',
      kind: 'several',
      prompt: 'Tiến trình cộng window bị kill -9; máy vẫn chạy. State nào còn?',
      options: [
        { id: 'map', text: 'Một Map trong tiến trình', correct: false, why: 'Bộ nhớ mất cùng tiến trình.' },
        {
          id: 'rocks',
          text: 'RocksDB trên đĩa của máy ấy',
          correct: true,
          why: 'File còn đó; mất là khi mất máy hay mất đĩa.',
        },
        { id: 'redis', text: 'Redis ở máy khác', correct: true, why: 'Nó không chết cùng tiến trình này.' },
        {
          id: 'offset',
          text: 'Tổng của window, vì offset đã commit',
          correct: false,
          why: 'Offset chỉ nói đã đọc tới đâu. Nó không chứa tổng nào.',
        },
      ],
      explanation: 'Offset và state là hai thứ. Nguy hiểm nhất là khi một thứ còn mà thứ kia lùi lại.',
    },
    {
      id: 'accountant',
      kind: 'scenario',
      prompt:
        'Kế toán cần doanh thu theo giờ, chốt một lần mỗi ngày lúc 01:00. Giám đốc cần nhìn doanh thu 5 phút vừa rồi, ngay bây giờ. Khoảng 2% đơn tới muộn, vài đơn muộn cả giờ. Bạn đặt window, watermark, grace thế nào cho mỗi người?',
      modelAnswer:
        'Hai người hỏi hai câu, nên hai kết quả từ cùng một topic. Giám đốc: window 5 phút chồng nhau, mỗi phút một cái, watermark đi sau vài giây, phát sớm, grace vài phút; số được phép đổi và màn hình phải hiểu rằng số mới thay số cũ theo key của window. Kế toán: tumbling 1 giờ theo giờ đặt, grace dài hơn đơn muộn nhất mà mình còn chấp nhận, như 2 giờ, để tới 01:00 thì window cuối ngày, kết thúc lúc 24:00, còn đúng một giờ chờ: phải thống nhất hoặc chốt lúc 02:00, hoặc đơn muộn quá 1 giờ ghi vào ngày sau. Đơn bị bỏ vào một topic riêng, có cảnh báo, và kế toán có bút toán điều chỉnh cho chúng. Đêm không có đơn thì cần nhịp tim để watermark qua được 24:00. State của kế toán phải sống qua một lần chết: changelog hoặc database, và bên nhận ghi đè theo key.',
      points: [
        'Hai kết quả khác nhau từ cùng một topic, thay vì một cấu hình cho cả hai',
        'Tính theo giờ đặt, không theo giờ tới',
        'Grace của kế toán so với hạn chốt 01:00',
        'Đơn quá hạn vào chỗ riêng, có người xử lý',
        'Bên nhận thay số cũ theo key của window, không cộng dồn',
        'Đêm không có đơn: cái gì đẩy watermark',
      ],
      explanation: 'Chờ lâu thì đúng, chờ ít thì nhanh. Khi hai người cần hai thứ, đừng bắt một window phục vụ cả hai.',
    },
  ],
};
