import type { Quiz } from '#model/quiz.ts';

/** Questions of the message-queue lesson. */
export const quiz: Quiz = {
  id: 'message-queue',
  questions: [
    {
      id: 'drain-time',
      kind: 'number',
      prompt:
        'Queue đang có 600 đơn. Bốn worker, mỗi worker 20 đơn/s. Đơn mới vẫn vào đều 30 đơn/s. Bao nhiêu giây nữa queue cạn?',
      answer: 12,
      tolerance: 0.5,
      unit: 's',
      explanation:
        'Ra 4 × 20 = 80 đơn/s, vào 30 đơn/s, nên mỗi giây queue ngắn đi 50. 600 / 50 = 12 giây. Lấy 600 / 80 là quên đơn vẫn đang vào.',
    },
    {
      id: 'no-worker',
      kind: 'single',
      prompt: 'Không có worker nào đang chạy. Web server gửi một đơn vào queue `orders`. Web server thấy gì?',
      options: [
        {
          id: 'connection-refused',
          text: 'Lỗi kết nối, vì không có ai ở đầu bên kia để nhận đơn',
          correct: false,
          why: 'Web server nối tới broker, không nối tới worker. Broker đang sống thì không có lỗi kết nối.',
        },
        {
          id: 'blocks',
          text: 'Lời gọi gửi đứng chờ, có worker nào nhận đơn rồi nó mới trả về',
          correct: false,
          why: 'Đó là lời gọi đồng bộ. Gửi vào queue chỉ cần broker nhận giữ là xong.',
        },
        {
          id: 'nothing',
          text: 'Không có gì lạ: broker giữ đơn, web server trả lời khách như thường',
          correct: true,
          why: 'Hai bên không cần chạy cùng lúc. Đơn nằm trong queue tới khi có worker.',
        },
        {
          id: 'dropped',
          text: 'Gửi thành công, nhưng broker bỏ đơn ngay vì queue chưa có consumer nào',
          correct: false,
          why: 'Queue giữ message dù không có consumer. Chỉ khi không queue nào nhận message thì nó mới không có chỗ nằm.',
        },
      ],
      explanation:
        'Tách theo lúc nghĩa là thế. Mặt trái: web server cũng không biết là chẳng có ai làm việc, nên phải theo dõi độ sâu của queue.',
    },
    {
      id: 'steady-overload',
      kind: 'single',
      prompt:
        'Từ tháng này, ngày nào cửa hàng cũng nhận 50 đơn/s từ sáng tới tối. Worker tổng cộng làm 45 đơn/s. Việc nào chữa được tận gốc?',
      options: [
        {
          id: 'bigger-broker',
          text: 'Nâng bộ nhớ và đĩa của broker để queue chứa được nhiều đơn hơn',
          correct: false,
          why: 'Mỗi giây vẫn dư 5 đơn. Chỗ chứa lớn hơn chỉ lùi ngày đầy lại.',
        },
        {
          id: 'more-workers',
          text: 'Thêm worker, hoặc làm cho mỗi đơn tốn ít thời gian hơn',
          correct: true,
          why: 'Tốc độ ra phải lớn hơn tốc độ vào. Không có cách nào khác ngoài làm nhanh hơn hoặc nhận ít đi.',
        },
        {
          id: 'second-queue',
          text: 'Thêm một queue nữa và chia đôi số đơn vào hai queue cho cùng các worker',
          correct: false,
          why: 'Vẫn những worker ấy, vẫn 45 đơn/s. Chia hàng đợi làm hai không làm quầy phục vụ nhanh hơn.',
        },
        {
          id: 'bigger-batch',
          text: 'Cho cửa hàng gom đơn thành lô lớn rồi mới gửi vào queue',
          correct: false,
          why: 'Gom ở bên gửi làm đơn vào thành từng cục. Số đơn mỗi giây và sức worker không đổi.',
        },
      ],
      explanation: 'Queue san được đợt dồn. Khi trung bình vào đã hơn trung bình ra thì không còn đợt nào để san.',
    },
    {
      id: 'what-queue-gives',
      kind: 'several',
      prompt: 'Những điều nào có được chỉ nhờ đặt một queue giữa web server và phần xác nhận đơn?',
      options: [
        {
          id: 'add-without-change',
          text: 'Thêm worker thứ hai mà không sửa web server',
          correct: true,
          why: 'Web server chỉ biết tên queue, không biết ai nhận.',
        },
        {
          id: 'deploy',
          text: 'Deploy lại worker giữa giờ bán mà không từ chối khách',
          correct: true,
          why: 'Trong lúc worker tắt, đơn nằm chờ trong queue.',
        },
        {
          id: 'instant-result',
          text: 'Trả lời khách ngay rằng đơn đã được xác nhận',
          correct: false,
          why: 'Chỉ trả lời được "đã nhận". Xác nhận xảy ra sau, khách phải được báo bằng đường khác.',
        },
        {
          id: 'protect-stock',
          text: 'Cơn dồn không đánh sập service kho ở phía sau worker',
          correct: true,
          why: 'Kho chỉ bị gọi theo nhịp của worker, dù bao nhiêu đơn đang chờ.',
        },
        {
          id: 'cheaper-order',
          text: 'Tổng công việc cho mỗi đơn ít đi, nên cần ít máy hơn',
          correct: false,
          why: 'Công việc không ít đi, còn thêm broker. Cái bớt được là máy phòng cho đỉnh, vì đỉnh đã được san.',
        },
      ],
      explanation:
        'Queue dời việc sang lúc khác và chỗ khác. Nó không làm việc ít đi, và không làm xong sớm hơn cho từng đơn.',
    },
    {
      id: 'batch-trigger',
      kind: 'number',
      prompt:
        'Mailer gom lô 200, chờ nhiều nhất 5 giây kể từ email đầu của lô. Email vào đều 25 cái mỗi giây. Mỗi lô có khoảng bao nhiêu email?',
      answer: 125,
      tolerance: 3,
      unit: 'email',
      explanation:
        'Trong 5 giây có 25 × 5 = 125 email, chưa đủ 200, nên lô nào cũng đi vì hết giờ. Muốn lô đầy thì email phải vào từ 40 cái mỗi giây trở lên, hoặc chờ 8 giây.',
    },
    {
      id: 'journey',
      kind: 'ordering',
      prompt: 'Giờ cao điểm, worker nào cũng đang bận. Một đơn đi qua hệ thống của lab: xếp các bước theo thứ tự.',
      items: [
        { id: 'publish', text: 'Cửa hàng gửi message vào queue orders' },
        { id: 'reply', text: 'Cửa hàng trả lời khách: đã nhận đơn' },
        { id: 'deliver', text: 'Tới lượt đơn ấy, broker giao nó cho một worker vừa rảnh' },
        { id: 'email', text: 'Worker xác nhận đơn và gửi một việc vào queue emails' },
        { id: 'ack', text: 'Worker báo xong, broker xoá đơn khỏi queue orders' },
        { id: 'batch', text: 'Mailer gửi cả lô email trong một lần gọi' },
      ],
      explanation:
        'Khách được trả lời trước khi có ai đụng vào đơn: đó là bất đồng bộ. Worker gửi việc email rồi mới báo xong; làm ngược lại mà chết ở giữa thì khách không bao giờ có email.',
    },
    {
      id: 'four-workers-same-speed',
      kind: 'single',
      prompt:
        'Từ 1 lên 4 worker, thông lượng tăng từ 20 lên 78 đơn/s. Từ 4 lên 8 worker, nó chỉ lên 82. Giải thích nào hợp lý nhất?',
      options: [
        {
          id: 'broker-slow',
          text: 'Một queue chỉ giao được chừng 80 message mỗi giây',
          correct: false,
          why: 'RabbitMQ giao hàng nghìn message mỗi giây trên một queue. 80 không thể là trần của nó.',
        },
        {
          id: 'shared-bottleneck',
          text: 'Các worker cùng dùng một thứ, như database, và thứ đó đã hết sức',
          correct: true,
          why: 'Thêm worker chỉ nhân lên được phần việc không dùng chung với ai.',
        },
        {
          id: 'fifo',
          text: 'FIFO bắt worker sau phải chờ worker trước xong đơn của nó mới được làm',
          correct: false,
          why: 'FIFO là thứ tự giao. Các worker làm song song, đơn sau có thể xong trước.',
        },
        {
          id: 'producer',
          text: 'Web server phải gửi cho 8 nơi nên gửi chậm hơn',
          correct: false,
          why: 'Web server vẫn gửi một lần vào một queue. Nó không biết có mấy worker.',
        },
      ],
      explanation: 'Khi thêm worker không còn nhanh hơn, hãy tìm thứ mà các worker cùng chờ.',
    },
    {
      id: 'ticket-sale',
      kind: 'scenario',
      prompt:
        'Cửa hàng bán vé hoà nhạc: 5.000 người bấm mua trong 10 giây đầu, còn 800 vé. Cổng thanh toán cho gọi nhiều nhất 50 lần mỗi giây. Một đồng nghiệp đề nghị: "cứ cho hết vào queue là xong". Bạn giữ lại gì, sửa gì trong đề nghị đó?',
      modelAnswer:
        'Giữ lại queue trước cổng thanh toán: worker lấy đúng 50 yêu cầu mỗi giây thì không bị cổng từ chối, và cơn dồn không đánh sập nó. Nhưng 5.000 yêu cầu với 50 mỗi giây là 100 giây; người cuối chờ gần hai phút mà 4.200 người chắc chắn không có vé. Nên việc giữ chỗ phải quyết ngay, đồng bộ: trừ vé trong một kho nhanh, hết thì trả lời hết vé tại chỗ, chỉ 800 người giữ được chỗ mới vào queue thanh toán, tức 16 giây. Trang web phải nói "đang xử lý" và báo kết quả sau, qua email hoặc trang trạng thái. Chỗ giữ có hạn, quá hạn chưa trả tiền thì nhả. Worker phải chịu được việc một yêu cầu bị giao lại, để không trừ tiền hai lần. Theo dõi tuổi của message cũ nhất; queue có trần để lỡ tính sai thì biết sớm.',
      points: [
        'Dùng queue để giữ nhịp 50 lần mỗi giây với cổng thanh toán',
        'Tính ra thời gian chờ: 5.000 / 50 = 100 giây, quá lâu cho phần lớn khách',
        'Việc cần trả lời ngay (còn vé hay không) làm đồng bộ, trước queue',
        'Nói với khách "đang xử lý" và có đường báo kết quả sau',
        'Tính tới việc giao lại: không trừ tiền hai lần',
        'Theo dõi độ sâu hoặc tuổi message cũ nhất',
      ],
      explanation:
        'Queue hợp với việc chắc chắn phải làm mà chưa cần xong ngay. Việc mà phần lớn sẽ bị từ chối thì từ chối sớm rẻ hơn bắt chờ.',
    },
  ],
};
