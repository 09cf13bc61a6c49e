import type { Quiz } from '#model/quiz.ts';

/** The five questions to discuss, each with a model answer; and two that tie failures to labs. */
export const quiz: Quiz = {
  id: 'discussion',
  questions: [
    {
      id: 'why-not-sync',
      kind: 'scenario',
      prompt: 'Vì sao không dùng lời gọi đồng bộ cho mọi giao tiếp giữa các service?',
      labs: ['sync-vs-async', 'queue-basics', 'grpc-deadlines-errors'],
      modelAnswer:
        'Gọi đồng bộ thì thời gian chờ cộng lại: khách chờ tổng của mọi bước trên đường, và bước chậm nhất kéo cả yêu cầu. Hai bên phải cùng sống: kho tắt 20 phút thì 20 phút ấy không ai đặt được hàng, dù kho chỉ cần biết sau. Không có chỗ đệm: lúc đông, phần vượt sức bị từ chối hoặc làm sập bên nhận, trong khi queue giữ nó lại cho lúc vắng. Thêm một bên cần biết là sửa bên gọi, và khách chờ thêm một bên. Nhưng bất đồng bộ không miễn phí: có thêm một broker phải trông, việc có thể tới hai lần hay sai thứ tự, dữ liệu nhất quán sau cùng, và lỗi không còn ai đứng đó để thấy. Nên chia theo việc: thứ người gọi cần để đi tiếp thì gọi thẳng, có deadline; phần theo sau thì gửi đi.',
      points: [
        'Độ trễ cộng lại: khách chờ tổng của mọi bước',
        'Ràng buộc về thời gian: cả hai bên phải cùng sống, một bên tắt kéo cả yêu cầu hỏng',
        'Không có chỗ đệm cho lúc đông; queue thì có',
        'Thêm một bên nhận là sửa bên gọi',
        'Nói cả cái giá của bất đồng bộ: broker, trùng, thứ tự, nhất quán sau cùng',
        'Chia theo việc: cần kết quả để đi tiếp thì vẫn gọi thẳng',
      ],
      explanation:
        'Câu trả lời hay có hai nửa: vì sao không phải lúc nào cũng đồng bộ, và vì sao không phải lúc nào cũng bất đồng bộ.',
    },
    {
      id: 'lost-messages',
      kind: 'scenario',
      prompt: 'Khi nào message bị mất, và làm thế nào để giữ được at-least-once từ đầu tới cuối?',
      labs: ['delivery-guarantees', 'outbox', 'kafka-replay', 'rabbitmq-exchanges'],
      modelAnswer:
        'Mất ở ba chặng. Từ producer vào broker: gửi mà không chờ xác nhận, mạng đứt thì không ai biết; hoặc không binding nào khớp nên broker bỏ. Cách giữ: publisher confirm (Kafka: acks=all), gửi lại khi không thấy xác nhận, mandatory hay alternate exchange. Trong broker: queue không durable, message không persistent, một bản sao trên một máy; trần drop-head, TTL, hay retention xoá trước khi có người đọc. Cách giữ: quorum queue, hoặc topic ba bản với min.insync.replicas 2, hạn giữ dài hơn lần nghỉ dài nhất của consumer. Từ broker tới người làm: auto-ack, hoặc commit offset trước khi làm, rồi chết. Cách giữ: ack hay commit sau khi làm xong. Và chặng trước cả chặng đầu: đơn đã ghi mà chương trình chết trước khi gửi; outbox lấp chỗ ấy. Đổi lại, chặng nào giữ chắc cũng sinh bản trùng, nên người làm phải lũy đẳng.',
      points: [
        'Chặng vào: không chờ xác nhận, hoặc không tới queue nào; chữa bằng confirm hay acks, và gửi lại',
        'Trong broker: không durable hay persistent, một bản sao; chữa bằng quorum queue, hay ba bản với min.insync.replicas',
        'Trong broker: trần, TTL, retention bỏ message đúng như đã đặt',
        'Chặng ra: auto-ack hay commit trước khi làm; chữa bằng ack, commit sau khi làm',
        'Khe trước broker: ghi database xong rồi chết trước khi gửi (outbox)',
        'At-least-once nghĩa là có bản trùng, nên người nhận phải lũy đẳng',
      ],
      explanation: 'Kể theo đường đi của message thì không sót chặng nào. Chặng yếu nhất quyết định cả đường.',
    },
    {
      id: 'kafka-replace-rabbitmq',
      kind: 'scenario',
      prompt: 'Kafka có thay hẳn được RabbitMQ không? Vì sao có, vì sao không?',
      labs: [
        'same-fault-two-brokers',
        'kafka-retry-dlt',
        'rabbitmq-dlq-retry',
        'rabbitmq-priority-backpressure',
        'kafka-replay',
      ],
      modelAnswer:
        'Thay được ở nhiều chỗ, không thay hẳn. Event nhiều bên đọc, luồng lớn, cần đọc lại, cần thứ tự theo key: Kafka làm được và làm tốt hơn một queue. Nhưng Kafka không nhớ từng record. Tiến độ là một offset cho mỗi partition, nên một việc hỏng chặn việc sau nó; retry giãn cách, dead letter đều phải tự viết bằng topic khác. Không có ưu tiên, không có hạn cho từng message, không định tuyến theo mẫu: topic là địa chỉ duy nhất. Số consumer làm việc không vượt số partition, và mỗi lần thêm bớt là một rebalance. Share group từ 4.2 giao từng record, gỡ được trần consumer và record hỏng, đổi lấy thứ tự; nó không thêm ưu tiên hay định tuyến. Chiều ngược lại cũng thế: stream của RabbitMQ cho đọc lại nhưng không thành cả hệ sinh thái của Kafka. Nên câu hỏi đúng là việc này cần gì, và đội trông nổi mấy broker: nhỏ thì một, miễn chọn theo việc nặng nhất.',
      points: [
        'Thay được ở: nhiều bên đọc, đọc lại, thứ tự theo key, luồng lớn',
        'Kafka nhớ một offset, không nhớ từng record: việc hỏng chặn partition, retry và dead letter tự viết',
        'Không có ưu tiên, hạn từng message, định tuyến theo mẫu',
        'Số consumer bị chặn bởi số partition; thêm bớt là rebalance',
        'Biết share group và stream thu hẹp khoảng cách tới đâu',
        'Kết luận theo việc và theo người vận hành, không theo thông lượng',
      ],
      explanation: 'Cả hai khác biệt lớn đi ra từ một chỗ: broker có nhớ từng message hay không.',
    },
    {
      id: 'grpc-from-clients',
      kind: 'scenario',
      prompt: 'gRPC có hợp để client gọi vào server không?',
      labs: ['grpc-in-browser', 'grpc-one-connection', 'grpc-vs-rest'],
      modelAnswer:
        'Tuỳ client nào. Giữa các service của mình thì đó là chỗ của nó: hợp đồng chung, deadline, streaming. App điện thoại cũng hợp: sinh mã được cho cả hai hệ, message ngắn, nhưng bản app cũ sống nhiều năm nên .proto phải đổi theo luật, và kết nối dài hay đứt khi đổi mạng. Trình duyệt thì không nói được gRPC thuần: nó không cho trang điều khiển khung HTTP/2 và không đọc được trailer. gRPC-Web hay Connect chở được unary và server streaming, nhưng client streaming thì bị từ chối, và cần server hay proxy nói thứ ấy. Đối tác bên ngoài muốn thử bằng curl, đọc bằng mắt, đi qua cache và tường lửa: HTTP với JSON. Dù client nào, một kết nối dài dính vào một server nên bộ cân bằng tải phải hiểu HTTP/2, và payload nhị phân thì khó đọc khi dò lỗi. Cách thường gặp: HTTP ở cổng, gRPC phía trong.',
      points: [
        'Hỏi lại: client nào? Service, app, trình duyệt, đối tác là các câu trả lời khác nhau',
        'Trình duyệt không nói gRPC thuần; gRPC-Web hay Connect cần server hoặc proxy hiểu nó',
        'Từ trình duyệt: unary và server streaming được, client streaming thì không',
        'App điện thoại hợp, nhưng bản cũ sống lâu nên hợp đồng phải đổi theo luật',
        'API công khai: HTTP và JSON dễ thử, dễ đọc, đi qua mọi mạng',
        'Kết nối dài và cân bằng tải; cổng HTTP ở ngoài, gRPC ở trong',
      ],
      explanation: 'Một chữ "client" trong câu hỏi che đi bốn thứ khác nhau. Tách chúng ra là đã trả lời được nửa câu.',
    },
    {
      id: 'async-failures',
      kind: 'scenario',
      prompt: 'Trong một hệ thống bất đồng bộ, bạn xử lý hỏng hóc thế nào?',
      labs: ['resilience', 'pitfalls', 'rabbitmq-dlq-retry', 'kafka-retry-dlt', 'order-saga', 'delivery-guarantees'],
      modelAnswer:
        'Trước hết phân loại. Lỗi thoáng qua (mạng, bên kia bận) thì thử lại, có giãn cách và chút ngẫu nhiên, có số lần tối đa. Lỗi vĩnh viễn (dữ liệu sai) thì thử lại bao nhiêu cũng thế: đưa sang dead letter ngay, kèm lý do, số lần, chỗ nó tới. Thử lại ở ngoài đường chính, để việc hỏng không chặn việc lành: queue chờ có TTL, hay retry topic. Vì có thử lại nên có bản trùng, nên việc phải lũy đẳng, theo mã của việc. Bên nhận chết hẳn thì đừng để mọi worker cùng đập vào nó: timeout, circuit breaker, và bên gửi chậm lại khi queue đầy. Hỏng ở giữa một chuỗi việc đã làm dở thì bù trừ, tức là saga: không có rollback, chỉ có việc ngược lại. Và vì không ai đứng chờ, phải có người nhìn: số message ở DLQ, tuổi của message già nhất, lag, một mã đi suốt đường để lần lại; cùng một cách replay sau khi đã sửa.',
      points: [
        'Phân loại lỗi thoáng qua và lỗi vĩnh viễn',
        'Thử lại giãn cách, có giới hạn, không chặn đường chính',
        'Dead letter giữ lý do và số lần; có cách sửa rồi replay',
        'Lũy đẳng, vì thử lại sinh bản trùng',
        'Timeout, circuit breaker, backpressure khi bên kia chết hay queue đầy',
        'Bù trừ (saga) cho chuỗi việc làm dở',
        'Cảnh báo và vết: độ sâu DLQ, tuổi message, lag, mã đi suốt đường',
      ],
      explanation: 'Trong hệ thống đồng bộ, lỗi tự tìm đến người. Ở đây bạn phải đặt sẵn người nhìn.',
    },
    {
      id: 'fault-to-lab',
      kind: 'matching',
      prompt: 'Mỗi điều dưới đây nhìn thấy tận mắt ở lab nào?',
      pairs: [
        {
          id: 'ghost',
          term: 'Một consumer biến mất',
          text: 'Kafka chờ hết session timeout mới giao partition của member bị kill cho người khác',
        },
        {
          id: 'twice',
          term: 'Khách bị trừ tiền mấy lần',
          text: 'Worker chết sau khi làm, trước khi ack: việc được làm hai lần',
        },
        {
          id: 'poison',
          term: 'Một đơn hỏng làm kẹt cả queue',
          text: 'Nack có requeue quay mãi một chỗ, các đơn sau không tới lượt',
        },
        { id: 'sum', term: 'Một đơn, hai cách đi', text: 'Khách chờ tổng của mọi bước khi gọi lần lượt' },
        { id: 'refused', term: 'Trình duyệt của bạn gọi gRPC', text: 'Client streaming bị từ chối với một lỗi thật' },
        {
          id: 'compensate',
          term: 'Một đơn đi qua cả cửa hàng',
          text: 'Ngân hàng từ chối sau khi kho đã giữ hàng: hàng được trả lại bằng một việc mới',
        },
      ],
      explanation:
        'Nói "tôi đã thấy" thì phải chỉ được chỗ. Lab nào bạn chưa mở, mở nó trước khi dùng nó làm bằng chứng.',
    },
    {
      id: 'weak-arguments',
      kind: 'several',
      prompt: 'Đồng nghiệp viết bốn câu trong bản đề xuất. Câu nào là lý do dùng được?',
      options: [
        {
          id: 'reread',
          text: '"Tháng trước ta sửa công thức hoa hồng và không tính lại được, vì queue không còn event."',
          correct: true,
          why: 'Có người, có lần, có cái giá. Đây là lý do cho một log.',
        },
        {
          id: 'vip',
          text: '"Thư VIP đứng sau 40.000 thư thường hôm thứ sáu, và ta đã hứa họ được trước."',
          correct: true,
          why: 'Một lời hứa bị vỡ, đo được. Đây là lý do cho ưu tiên hay hai queue.',
        },
        {
          id: 'modern',
          text: '"Kiến trúc hướng sự kiện là hướng đi hiện đại, các công ty lớn đều theo."',
          correct: false,
          why: 'Không nói việc nào của ta tốt lên. Công ty lớn có đội vận hành lớn.',
        },
        {
          id: 'faster',
          text: '"Kafka nhanh hơn RabbitMQ nhiều lần, nên email cũng nên đi qua Kafka."',
          correct: false,
          why: 'Nhanh hơn ở việc khác. Chỗ nghẽn của email là máy chủ mail.',
        },
      ],
      explanation:
        'Lý do dùng được có một chuyện đã xảy ra hoặc một lời hứa phải giữ. Tính từ thì không ai kiểm tra được.',
    },
  ],
};
