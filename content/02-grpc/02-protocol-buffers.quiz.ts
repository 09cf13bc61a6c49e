import type { Quiz } from '#model/quiz.ts';

/** Questions of the lesson on Protocol Buffers. */
export const quiz: Quiz = {
  id: 'protocol-buffers',
  questions: [
    {
      id: 'tag',
      kind: 'number',
      prompt: 'Tag `22` (hệ mười sáu, tức 34) là của field số mấy?',
      answer: 4,
      tolerance: 0,
      unit: '(số field)',
      explanation: '34 = 4 × 8 + 2: field 4, kiểu trên dây 2 (LEN). Ba bit thấp là kiểu, phần còn lại là số field.',
    },
    {
      id: 'reused-number',
      kind: 'single',
      prompt:
        'Hợp đồng có `int32 points = 4`. Bản mới ở server xoá nó và khai `int32 discount_percent = 4`. Client chưa đổi, gửi points = 30. Server làm gì?',
      options: [
        {
          id: 'error',
          text: 'Từ chối message, vì tên field trong message không có trong hợp đồng mới',
          correct: false,
          why: 'Message không mang tên field nào. Server chỉ thấy số 4 và một varint.',
        },
        {
          id: 'unknown',
          text: 'Giữ nó làm unknown field, vì field points đã bị xoá khỏi hợp đồng',
          correct: false,
          why: 'Unknown field là field có *số* mà hợp đồng không biết. Số 4 thì hợp đồng mới biết.',
        },
        {
          id: 'misread',
          text: 'Đọc ra discount_percent = 30 và tính tiền theo đó, không có lỗi nào',
          correct: true,
          why: 'Cùng số, cùng kiểu trên dây: không có gì để phân biệt.',
        },
        {
          id: 'zero',
          text: 'Đọc ra discount_percent = 0, vì kiểu dữ liệu của hai field tuy giống mà khác field',
          correct: false,
          why: 'Bên đọc không so field cũ với field mới. Nó thấy số 4 thì điền vào field số 4 của nó.',
        },
      ],
      explanation: 'Số field là tên thật của field trên dây. Đã phát hành thì không dùng lại; xoá thì reserved.',
    },
    {
      id: 'absent',
      kind: 'several',
      prompt: 'Với proto3 không có `optional`, những field nào không có byte nào trên dây?',
      options: [
        { id: 'zero', text: '`int32 points` bằng 0', correct: true, why: '0 là giá trị mặc định của số.' },
        { id: 'false', text: '`bool gift` bằng false', correct: true, why: 'false là giá trị mặc định của bool.' },
        {
          id: 'minus-one',
          text: '`int32 points` bằng −1',
          correct: false,
          why: '−1 không phải mặc định, và còn tốn 10 byte giá trị.',
        },
        {
          id: 'empty-list',
          text: '`repeated int32 boxes` không có phần tử',
          correct: true,
          why: 'Danh sách rỗng không ghi gì, kể cả độ dài.',
        },
        {
          id: 'space',
          text: '`string voucher` là một dấu cách',
          correct: false,
          why: 'Chuỗi rỗng mới là mặc định. Một dấu cách là một byte, thêm tag và độ dài.',
        },
      ],
      explanation: 'Bên đọc tự điền mặc định. Cần biết bên gửi có nói gì hay không thì khai optional.',
    },
    {
      id: 'negative',
      kind: 'number',
      prompt: 'Field `int32 points = 4` mang −1. Nó chiếm bao nhiêu byte, kể cả tag?',
      answer: 11,
      tolerance: 0,
      unit: 'byte',
      explanation:
        '1 byte tag và 10 byte giá trị: bù hai trên 64 bit cần 10 nhóm 7 bit, lớn hay nhỏ cũng vậy miễn là âm. Với sint32 thì 2 byte.',
    },
    {
      id: 'unknown-kept',
      kind: 'several',
      prompt:
        'Gateway sinh code từ bản cũ của hợp đồng. Client và server đều đã có field 7 mới. Cách nào làm field 7 mất ở gateway?',
      options: [
        {
          id: 'pass',
          text: 'Đọc message thành object rồi gửi chính object ấy đi',
          correct: false,
          why: 'Byte lạ được cất bên cạnh object và ghi lại khi gửi.',
        },
        {
          id: 'change',
          text: 'Đọc thành object, sửa một field đã biết rồi gửi object ấy đi',
          correct: false,
          why: 'Sửa field khác không đụng tới byte lạ đã cất.',
        },
        {
          id: 'copy',
          text: 'Tạo object mới, chép các field đã biết sang, rồi gửi object mới',
          correct: true,
          why: 'Object mới không có phần byte lạ.',
        },
        {
          id: 'json',
          text: 'Đổi message sang JSON để ghi lại, rồi đọc JSON ấy thành message để gửi',
          correct: true,
          why: 'JSON viết theo tên. Field không có tên thì không được viết ra.',
        },
      ],
      explanation:
        'Unknown field sống nhờ object giữ nó. Cái gì dựng lại object từ những field đã biết thì làm mất nó.',
    },
    {
      id: 'changes',
      kind: 'matching',
      prompt: 'Bên gửi chạy bản cũ, bên đọc vừa lên bản mới, chỉ nói Protobuf. Bản sửa nào dẫn tới chuyện gì?',
      pairs: [
        { id: 'add', term: 'thêm `string voucher = 7`', text: 'Bên đọc thấy chuỗi rỗng' },
        { id: 'rename', term: 'đổi tên field 4, giữ kiểu và ý nghĩa', text: 'Bên đọc thấy đúng giá trị cũ' },
        {
          id: 'reuse',
          term: 'lấy số 4 cho một int32 khác',
          text: 'Bên đọc thấy giá trị cũ trong một field mang nghĩa khác',
        },
        { id: 'zigzag', term: 'đổi field 4 từ int32 sang sint32', text: 'Bên đọc thấy một con số khác hẳn' },
      ],
      explanation:
        'Chỉ hai dòng đầu là an toàn trên dây. Hai dòng sau sai mà không có lỗi nào, nên phải chặn từ lúc sửa hợp đồng.',
    },
    {
      id: 'buf',
      kind: 'single',
      prompt:
        'Đội bạn đặt `buf breaking` với bộ luật WIRE cho "đỡ bị chặn". Một người tráo `int32 points = 4` thành `int32 discount_percent = 4`. CI nói gì?',
      options: [
        {
          id: 'blocks',
          text: 'Chặn, vì một field đã bị thay bằng field khác nghĩa',
          correct: false,
          why: 'Công cụ không biết nghĩa. Với WIRE nó chỉ so số và kiểu, cả hai đều như cũ.',
        },
        {
          id: 'passes',
          text: 'Cho qua, vì số và kiểu trên dây không đổi',
          correct: true,
          why: 'Bộ FILE hay WIRE_JSON mới thấy tên đổi và bắt dừng lại.',
        },
        {
          id: 'warns',
          text: 'Cho qua nhưng cảnh báo rằng field 4 chưa được reserved',
          correct: false,
          why: 'reserved chỉ bị đòi khi số 4 biến mất. Ở đây số 4 vẫn được dùng.',
        },
      ],
      explanation: 'Bộ luật chặt hơn không hiểu nghĩa hơn; nó chỉ bắt người sửa dừng lại ở một cái tên vừa đổi.',
    },
    {
      id: 'retire',
      kind: 'ordering',
      prompt: 'Cần bỏ points và có discount_percent, mà 40 client lên bản mới rải rác trong một tháng. Xếp các bước.',
      items: [
        { id: 'add', text: 'Thêm `int32 discount_percent = 8` vào hợp đồng, points vẫn để nguyên' },
        { id: 'server', text: 'Server lên bản mới: hiểu cả hai field, thiếu field nào cũng chạy' },
        { id: 'clients', text: 'Từng client lên bản mới: gửi discount_percent, thôi gửi points' },
        { id: 'watch', text: 'Đo ở server tới khi không còn message nào mang field 4' },
        { id: 'reserve', text: 'Xoá points, khai `reserved 4` và `reserved "points"`' },
      ],
      explanation:
        'Bên đọc học cái mới trước, bên gửi dùng cái mới sau, và cái cũ chỉ bỏ khi đã *thấy* không ai gửi nữa.',
    },
  ],
};
