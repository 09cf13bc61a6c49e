import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on Lambda and Kappa. */
export const quiz: Quiz = {
  id: 'lambda-kappa',
  questions: [
    {
      id: 'steps',
      kind: 'ordering',
      prompt: 'Sửa một lỗi tính toán theo kiểu Kappa. Xếp các bước theo thứ tự nên làm.',
      items: [
        { id: 'write', text: 'Sửa code, đặt tên mới cho group và cho view' },
        { id: 'deploy', text: 'Deploy bản sửa cạnh bản cũ, cho nó đọc từ offset 0' },
        { id: 'wait', text: 'Chờ bản sửa tới cuối log' },
        { id: 'compare', text: 'So hai view, giải thích được từng chỗ chênh' },
        { id: 'switch', text: 'Chuyển bên hỏi sang view mới' },
        { id: 'retire', text: 'Vài ngày sau, cho bản cũ nghỉ và xoá view cũ' },
      ],
      explanation:
        'So trước khi chuyển, và giữ bản cũ chạy thêm ít lâu: chừng nào nó còn chạy thì quay lại chỉ là một câu lệnh.',
    },
    {
      id: 'same-group',
      kind: 'single',
      prompt:
        'Có người deploy bản sửa với *cùng* `groupId` của bản cũ, trong lúc bản cũ còn chạy. Topic có một partition. Chuyện gì xảy ra?',
      options: [
        {
          id: 'both',
          text: 'Cả hai đều nhận đủ mọi record, như hai bản độc lập',
          correct: false,
          why: 'Đủ mọi record là quyền của mỗi group, không phải của mỗi tiến trình.',
        },
        {
          id: 'share',
          text: 'Hai bản chia nhau partition: một bản không nhận gì',
          correct: true,
          why: 'Cùng group thì một partition chỉ có một người đọc. Và bản nào nhận thì đọc tiếp từ offset đã commit chung.',
        },
        {
          id: 'replace',
          text: 'Bản mới thay bản cũ và tự đọc lại từ đầu',
          correct: false,
          why: 'Group đã commit thì ai vào cũng đọc tiếp từ đó.',
        },
        {
          id: 'refused',
          text: 'Broker không cho bản mới vào group',
          correct: false,
          why: 'Group nhận thêm member bất cứ lúc nào.',
        },
      ],
      explanation: 'Group mới và view mới là hai điều làm cho hai phiên bản không đụng nhau.',
    },
    {
      id: 'catch-up',
      kind: 'number',
      prompt:
        'Log có 3.600.000 record. Bản sửa xử lý 1.100 record mỗi giây khi đọc lại, còn cửa hàng ghi thêm 100 record mỗi giây. Bao nhiêu phút thì nó đuổi kịp?',
      answer: 60,
      tolerance: 1,
      unit: 'phút',
      explanation:
        'Mỗi giây khoảng cách hẹp lại 1.000 record: 3.600.000 chia 1.000 là 3.600 giây. Chia cho 1.100 là quên rằng log vẫn dài thêm.',
    },
    {
      id: 'what-hurts',
      kind: 'sorting',
      prompt: 'Mỗi điều dưới đây là cái giá của kiến trúc nào?',
      groups: [
        { id: 'lambda', text: 'Lambda' },
        { id: 'kappa', text: 'Kappa' },
      ],
      items: [
        {
          id: 'twice',
          text: 'Mỗi thay đổi công thức phải viết hai lần, ở hai hệ',
          group: 'lambda',
          why: 'Batch và speed là hai code.',
        },
        {
          id: 'retention',
          text: 'Log phải giữ đủ lâu cho lần tính lại xa nhất',
          group: 'kappa',
          why: 'Không còn log thì không còn gì để đọc lại.',
        },
        {
          id: 'jump',
          text: 'Con số nhảy mỗi lần batch xong, dù không có đơn nào',
          group: 'lambda',
          why: 'Phần của speed được thay bằng phần của batch.',
        },
        {
          id: 'double-room',
          text: 'Trong lúc tính lại cần chỗ cho hai view và sức cho hai chương trình',
          group: 'kappa',
          why: 'Hai phiên bản chạy cạnh nhau tới lúc chuyển.',
        },
        {
          id: 'merge',
          text: 'Bên hỏi phải biết ghép hai kết quả ở đúng một offset',
          group: 'lambda',
          why: 'Ghép lệch một offset là thừa hay thiếu một đơn.',
        },
      ],
      explanation:
        'Lambda trả giá mỗi ngày, bằng code viết đôi. Kappa trả giá mỗi lần tính lại, bằng log, thời gian và chỗ.',
    },
    {
      id: 'too-early',
      kind: 'single',
      prompt: 'Màn hình được chuyển sang view mới khi bản sửa mới đọc được một nửa log. Người xem thấy gì?',
      options: [
        {
          id: 'half',
          text: 'Con số tụt xuống rồi lớn dần trong vài phút',
          correct: true,
          why: 'View mới mới có một nửa số đơn, và lớn thêm khi bản sửa đọc tiếp.',
        },
        {
          id: 'old',
          text: 'Con số cũ, tới khi bản sửa xong thì đổi một lần',
          correct: false,
          why: 'Màn hình hỏi đúng view được bảo. Không ai giữ con số cũ hộ nó.',
        },
        {
          id: 'error',
          text: 'Lỗi, vì view chưa hoàn chỉnh',
          correct: false,
          why: 'Một bảng đang dựng trông y như một bảng đã dựng xong. Không có gì báo lỗi.',
        },
        {
          id: 'right',
          text: 'Con số đúng, vì công thức đã đúng',
          correct: false,
          why: 'Công thức đúng trên một nửa số đơn.',
        },
      ],
      explanation: 'Trước khi chuyển, so next_offset của view với cuối log.',
    },
    {
      id: 'not-replayable',
      kind: 'several',
      prompt: 'Code nào dưới đây đọc lại sẽ ra kết quả khác lần đầu, dù log vẫn thế?',
      options: [
        {
          id: 'now',
          text: 'Xếp đơn vào ngày theo `Date.now()` lúc xử lý',
          correct: true,
          why: 'Đọc lại hôm nay thì mọi đơn cũ rơi vào hôm nay. Dùng thời điểm ghi trong sự kiện.',
        },
        {
          id: 'rate',
          text: 'Đổi ra đồng theo tỷ giá hỏi từ một API',
          correct: true,
          why: 'API trả tỷ giá hôm nay. Tỷ giá lúc ấy phải nằm trong sự kiện, hay trong một log tỷ giá.',
        },
        {
          id: 'sum',
          text: 'Cộng `price * quantity` của từng đơn',
          correct: false,
          why: 'Chỉ dùng thứ có trong sự kiện.',
        },
        {
          id: 'mail',
          text: 'Gửi email "doanh thu vượt mốc" khi tổng qua một ngưỡng',
          correct: true,
          why: 'Con số ra như cũ, nhưng email đi lần nữa. Việc chạm ra ngoài không nằm trong chương trình được đọc lại.',
        },
        {
          id: 'dedup',
          text: 'Bỏ qua đơn đã thấy mã, theo một bảng trong view',
          correct: false,
          why: 'Bảng ấy cũng dựng lại từ log, nên cho cùng kết quả.',
        },
      ],
      explanation: 'Kappa đòi trạng thái là hàm của log. Mọi thứ lấy từ ngoài log phải đi vào log trước.',
    },
    {
      id: 'schema-change',
      kind: 'scenario',
      prompt:
        'Công ty bạn có Lambda: Spark chạy mỗi đêm, một chương trình Node làm phần trong ngày. Hai bên chênh nhau vài phần trăm và không ai biết vì sao. Sếp muốn "chuyển sang Kappa". Bạn soát những gì, và đi từng bước thế nào?',
      modelAnswer:
        'Trước hết đo chỗ chênh: mỗi đêm so phần speed của ngày với kết quả batch của cùng đoạn offset, theo từng khoá, để biết hai công thức khác nhau ở đâu; phải quyết công thức nào là đúng. Rồi soát log: retention giữ được bao lâu, có đủ cho lần tính lại xa nhất không; nếu không thì kéo dài, dùng tiered storage, hay giữ bản chép lâu dài mà đọc lại được theo cùng cách. Soát code: có hỏi giờ hiện tại, API, bảng đổi được không. Đo tốc độ đọc lại: bao nhiêu giờ cho toàn log, có tăng partition và chạy song song được không. Rồi viết một chương trình stream với công thức đã thống nhất, group mới, view mới, đọc từ offset 0, chạy cạnh Lambda; so với batch từng đêm cho tới khi mọi chỗ chênh đều giải thích được. Chuyển một bên hỏi trước, giữ đường về. Cuối cùng mới tắt speed, rồi tắt batch. Việc nào nặng mà không cần trong ngày, như huấn luyện mô hình, thì cứ để là batch.',
      points: [
        'Đo và giải thích chỗ chênh trước khi đổi kiến trúc',
        'Retention đủ dài, hay có kho đọc lại được',
        'Code không hỏi gì ngoài sự kiện',
        'Tính thời gian đọc lại và sức chạy song song',
        'Chạy cạnh nhau, group mới, view mới, so rồi mới chuyển',
        'Có đường quay lại; không phải batch nào cũng phải bỏ',
      ],
      explanation: 'Kappa không làm cho công thức đúng. Nó làm cho việc sửa công thức thành một quy trình thường ngày.',
    },
  ],
};
