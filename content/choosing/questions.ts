/** The chooser's rules, all of them: what is asked when, and what each answer says for or against a way. Pure data. */
import type { Part, Way } from './ways.ts';

export type QuestionId = 'wait' | 'caller' | 'exchange' | 'what' | 'again' | 'each' | 'volume';

/** Choice by question; a question that has not been asked has none. */
export type Answers = Readonly<Partial<Record<QuestionId, string>>>;

/** What one answer says of one way. */
export interface Rule {
  way: Way;
  /** Above zero for it, below against it. */
  points: number;
  because: string;
  /** The lesson in which that is shown. */
  lesson: string;
  /** Counts only beside these answers to other questions. */
  given?: Answers;
}

export interface Choice {
  id: string;
  text: string;
  rules: readonly Rule[];
}

export interface ChooserQuestion {
  id: QuestionId;
  text: string;
  /** What to think of before answering. */
  help: string;
  /** What it helps to choose; the first question decides which parts there are. */
  part?: Part;
  choices: readonly Choice[];
}

/** Which parts there are to choose, by the answer to the first question. */
export const partsOf: Readonly<Record<string, readonly Part[]>> = {
  all: ['call'],
  part: ['call', 'later'],
  long: ['call', 'later'],
  none: ['later'],
};

export const questions: readonly ChooserQuestion[] = [
  {
    id: 'wait',
    text: 'Người gọi có đứng chờ kết quả không?',
    help: 'Thử bỏ kết quả đi: bước kế tiếp còn làm được không? Việc này hỏng thì cả yêu cầu có nên hỏng theo không?',
    choices: [
      { id: 'all', text: 'Có. Không có kết quả thì không đi tiếp được.', rules: [] },
      { id: 'part', text: 'Một phần. Chờ vài việc, các việc còn lại làm sau cũng được.', rules: [] },
      {
        id: 'long',
        text: 'Cần kết quả, nhưng việc mất từ vài giây tới vài phút.',
        rules: [
          {
            way: 'http',
            points: 1,
            because: 'HTTP có sẵn mã 202 để nói "đã nhận, chưa xong" và một địa chỉ để hỏi tiếp.',
            lesson: 'integration/when-to-go-async',
          },
          {
            way: 'rabbitmq',
            points: 1,
            because: 'Việc dài cần một worker giữ nó tới lúc xong, và worker chết thì broker giao lại việc ấy.',
            lesson: 'rabbitmq/work-queue',
          },
        ],
      },
      { id: 'none', text: 'Không ai chờ.', rules: [] },
    ],
  },
  {
    id: 'caller',
    part: 'call',
    text: 'Ai gọi?',
    help: 'Người gọi quyết định bạn đòi được gì ở họ: cài thư viện, sinh mã từ hợp đồng, giữ một kết nối.',
    choices: [
      {
        id: 'services',
        text: 'Service của mình gọi nhau, có thể viết bằng nhiều ngôn ngữ.',
        rules: [
          {
            way: 'grpc',
            points: 3,
            because: 'Một tệp .proto sinh mã cho cả hai đầu, nên gửi sai kiểu thì không biên dịch được.',
            lesson: 'grpc/protocol-buffers',
          },
          {
            way: 'grpc',
            points: 1,
            because: 'Mọi lời gọi đi chung một kết nối, và deadline đi theo lời gọi sang service kế tiếp.',
            lesson: 'grpc/deadlines-errors',
          },
          {
            way: 'http',
            points: 1,
            because: 'HTTP cũng gọi được, chỉ là hợp đồng nằm ở tài liệu chứ không ở trình biên dịch.',
            lesson: 'grpc/what-is-grpc',
          },
        ],
      },
      {
        id: 'browser',
        text: 'Trình duyệt, từ trang web của mình.',
        rules: [
          {
            way: 'http',
            points: 3,
            because: 'Trình duyệt gọi HTTP sẵn, và tab Network đọc được từng câu.',
            lesson: 'grpc/limits-and-browser',
          },
          {
            way: 'grpc',
            points: 1,
            because: 'gRPC-Web và Connect gọi được từ trình duyệt, miễn server hoặc proxy nói thứ ấy.',
            lesson: 'grpc/limits-and-browser',
          },
        ],
      },
      {
        id: 'mobile',
        text: 'App điện thoại của mình.',
        rules: [
          {
            way: 'grpc',
            points: 2,
            because: 'App là chương trình của bạn nên sinh mã từ .proto được, và message nhị phân ngắn hơn JSON.',
            lesson: 'grpc/protocol-buffers',
          },
          {
            way: 'http',
            points: 2,
            because: 'App cũ còn nằm trong máy khách nhiều năm; HTTP đi qua mọi mạng và dễ dò lỗi hơn.',
            lesson: 'grpc/limits-and-browser',
          },
        ],
      },
      {
        id: 'partners',
        text: 'Bên thứ ba: đối tác tự viết chương trình của họ.',
        rules: [
          {
            way: 'http',
            points: 3,
            because: 'Đối tác thử được ngay bằng curl, không phải cài gì của bạn.',
            lesson: 'grpc/limits-and-browser',
          },
          {
            way: 'grpc',
            points: -1,
            because: 'Bắt mỗi đối tác sinh mã và cập nhật .proto theo bạn là thêm một việc cho người ngoài đội.',
            lesson: 'grpc/limits-and-browser',
          },
        ],
      },
    ],
  },
  {
    id: 'exchange',
    part: 'call',
    text: 'Một lần gọi trao đổi thế nào?',
    help: 'Đếm message mỗi chiều trong một lần gọi, không phải số lần gọi.',
    choices: [
      { id: 'single', text: 'Một câu hỏi, một câu trả lời.', rules: [] },
      {
        id: 'down',
        text: 'Một câu hỏi, rồi nhiều câu trả lời nối nhau.',
        rules: [
          {
            way: 'grpc',
            points: 2,
            because: 'Server streaming là một trong bốn kiểu gọi; nó đi được cả tới trình duyệt.',
            lesson: 'grpc/call-types',
          },
          {
            way: 'http',
            points: 1,
            because: 'Một câu trả lời HTTP để mở (Server-Sent Events) cũng chở được, mỗi dòng là một chữ.',
            lesson: 'grpc/limits-and-browser',
          },
        ],
      },
      {
        id: 'both',
        text: 'Bên gọi gửi cả dòng, hoặc hai bên cùng gửi.',
        rules: [
          {
            way: 'grpc',
            points: 3,
            because: 'Client streaming và bidirectional streaming có sẵn, kèm kiểm soát luồng của HTTP/2.',
            lesson: 'grpc/call-types',
          },
          {
            way: 'grpc',
            points: -6,
            because: 'Trình duyệt không gửi được dòng từ phía nó: lời gọi bị từ chối ngay ở đó.',
            lesson: 'grpc/limits-and-browser',
            given: { caller: 'browser' },
          },
          {
            way: 'http',
            points: 1,
            because: 'WebSocket mở hai chiều từ trình duyệt, nhưng mọi quy ước trên nó bạn tự đặt.',
            lesson: 'grpc/limits-and-browser',
            given: { caller: 'browser' },
          },
        ],
      },
    ],
  },
  {
    id: 'what',
    part: 'later',
    text: 'Thứ được gửi đi là gì?',
    help: 'Việc thì ở thể mệnh lệnh và có một người làm ("gửi email này"). Event thì ở thì quá khứ và không biết ai đọc ("đơn đã tạo").',
    choices: [
      {
        id: 'task',
        text: 'Một việc phải làm, mỗi việc một lần: gửi email, vẽ PDF, gọi webhook.',
        rules: [
          {
            way: 'rabbitmq',
            points: 3,
            because: 'Mỗi việc có một kết cục riêng: ack thì xong, hỏng thì giao lại hoặc vào DLQ.',
            lesson: 'rabbitmq/work-queue',
          },
          {
            way: 'table',
            points: 2,
            because: 'Việc nằm cùng transaction với dữ liệu sinh ra nó, nên không có dual write.',
            lesson: 'hybrid/outbox-cdc',
          },
          {
            way: 'kafka',
            points: -1,
            because: 'Tiến độ chỉ là một offset: một việc hỏng chặn cả partition, đường vòng là việc của bạn.',
            lesson: 'kafka/failure-handling',
          },
        ],
      },
      {
        id: 'news',
        text: 'Một điều đã xảy ra mà nhiều bên cần biết: đơn đã tạo, tiền đã trả.',
        rules: [
          {
            way: 'rabbitmq',
            points: 2,
            because: 'Exchange chép cho mỗi bên một bản vào queue của bên ấy; thêm bên không sửa bên gửi.',
            lesson: 'rabbitmq/pubsub',
          },
          {
            way: 'kafka',
            points: 2,
            because: 'Mỗi bên là một group với offset riêng, cùng đọc một bản ghi.',
            lesson: 'kafka/consumer-groups',
          },
          {
            way: 'table',
            points: -2,
            because: 'Thêm một bên là thêm một bên phải vào database của bạn để đọc.',
            lesson: 'integration/what-is-integration',
          },
        ],
      },
      {
        id: 'flow',
        text: 'Một dòng dữ liệu để tính: đếm, cộng, cửa sổ thời gian, ghép nhiều dòng.',
        rules: [
          {
            way: 'kafka',
            points: 3,
            because: 'Cùng key thì cùng partition, nên trạng thái chia được theo key; hỏng thì dựng lại từ log.',
            lesson: 'streaming/messaging-and-streaming',
          },
          {
            way: 'rabbitmq',
            points: -1,
            because: 'Ack rồi thì message không còn, nên trạng thái mất là không tính lại được.',
            lesson: 'streaming/messaging-and-streaming',
          },
          {
            way: 'table',
            points: -1,
            because: 'Cộng lại cả bảng mỗi lần hỏi thì được lúc đầu, và chậm dần theo bảng.',
            lesson: 'streaming/stream-patterns',
          },
        ],
      },
      {
        id: 'changes',
        text: 'Trạng thái mới nhất của từng thứ, để nơi khác giữ một bản chép: sản phẩm, giá, khách hàng.',
        rules: [
          {
            way: 'kafka',
            points: 3,
            because: 'Compaction giữ bản mới nhất của mỗi key, nên bên mới dựng lại được cả bản chép từ topic.',
            lesson: 'kafka/retention-compaction',
          },
          {
            way: 'rabbitmq',
            points: -1,
            because: 'Queue chỉ chở thay đổi từ lúc được khai; bản chép mới phải xin dữ liệu cũ bằng đường khác.',
            lesson: 'rabbitmq/pubsub',
          },
        ],
      },
    ],
  },
  {
    id: 'again',
    part: 'later',
    text: 'Có ai cần đọc lại cái đã đọc không?',
    help: 'Hỏi cụ thể: ai đọc lại, và đọc lại để làm gì? Sửa một lỗi tính tiền rồi chạy lại tuần trước cũng là đọc lại.',
    choices: [
      {
        id: 'yes',
        text: 'Có: tính lại sau khi sửa lỗi, dò lại chuyện cũ, hoặc bên mới cần cả quá khứ.',
        rules: [
          {
            way: 'kafka',
            points: 3,
            because: 'Đọc không làm mất gì: lùi offset hay thêm một group là đọc lại được, trong hạn giữ.',
            lesson: 'kafka/offsets-replay',
          },
          {
            way: 'rabbitmq',
            points: -2,
            because: 'Ack là xoá. Stream của RabbitMQ đọc lại được, nhưng đó là một thứ khác với queue.',
            lesson: 'rabbitmq/strengths-limits',
          },
          {
            way: 'table',
            points: -1,
            because: 'Giữ lại dòng đã xong thì đọc lại được, nhưng mỗi bên phải tự nhớ đã đọc tới đâu.',
            lesson: 'integration/when-to-go-async',
          },
        ],
      },
      {
        id: 'unsure',
        text: 'Chưa biết.',
        rules: [
          {
            way: 'kafka',
            points: 1,
            because: 'Log giữ lại sẵn: ngày cần tới thì dữ liệu còn, nếu chưa quá hạn giữ.',
            lesson: 'kafka/retention-compaction',
          },
        ],
      },
      {
        id: 'no',
        text: 'Không. Làm xong là xong.',
        rules: [
          {
            way: 'rabbitmq',
            points: 1,
            because: 'Queue rỗng là trạng thái khoẻ: làm xong thì không còn gì để trông.',
            lesson: 'rabbitmq/strengths-limits',
          },
          {
            way: 'table',
            points: 1,
            because: 'Xong thì đánh dấu trên dòng ấy, và ai cũng đọc được bằng SQL.',
            lesson: 'integration/when-to-go-async',
          },
        ],
      },
    ],
  },
  {
    id: 'each',
    part: 'later',
    text: 'Từng message cần được đối xử riêng thế nào?',
    help: 'Chọn điều khó bỏ nhất. Mọi cách đều thử lại được bằng cách nào đó; câu hỏi là ai phải viết ra nó.',
    choices: [
      {
        id: 'care',
        text: 'Ưu tiên, hạn sống, định tuyến theo mẫu, hoặc thử lại giãn cách từng việc.',
        rules: [
          {
            way: 'rabbitmq',
            points: 3,
            because: 'Broker nhớ từng message, nên ưu tiên, TTL, dead letter và định tuyến đều là thiết lập.',
            lesson: 'rabbitmq/priority-backpressure',
          },
          {
            way: 'kafka',
            points: -2,
            because: 'Record không có chỗ cho ưu tiên hay hạn chờ, và topic là địa chỉ duy nhất.',
            lesson: 'kafka/strengths-limits',
          },
        ],
      },
      {
        id: 'order',
        text: 'Đúng thứ tự trong từng đơn, từng khách, mà vẫn chạy song song.',
        rules: [
          {
            way: 'kafka',
            points: 4,
            because:
              'Key là mã đơn thì mọi event của đơn nằm một partition, đúng thứ tự, và các partition chạy song song.',
            lesson: 'kafka/commit-log',
          },
          {
            way: 'rabbitmq',
            points: 1,
            because: 'Làm được bằng consistent-hash exchange và single active consumer, do bạn ghép.',
            lesson: 'rabbitmq/work-queue',
          },
        ],
      },
      {
        id: 'spread',
        text: 'Chia đều cho nhiều worker, thêm bớt worker lúc nào cũng được.',
        rules: [
          {
            way: 'rabbitmq',
            points: 2,
            because: 'Thêm worker vào queue là có việc ngay, không có trần nào định trước.',
            lesson: 'broker/message-queue',
          },
          {
            way: 'kafka',
            points: -1,
            because: 'Consumer nhiều hơn partition thì ngồi không, và mỗi lần thêm bớt là một rebalance.',
            lesson: 'kafka/consumer-groups',
          },
        ],
      },
      {
        id: 'nothing',
        text: 'Không gì đặc biệt.',
        rules: [
          {
            way: 'table',
            points: 1,
            because: 'Lấy dòng cũ nhất chưa xong ra làm: một câu SQL nói được hết.',
            lesson: 'integration/when-to-go-async',
          },
        ],
      },
    ],
  },
  {
    id: 'volume',
    part: 'later',
    text: 'Lúc đông nhất, mỗi giây có bao nhiêu message?',
    help: '300 đơn một phút là 5 mỗi giây. Đừng đếm theo ngày mong ước, đếm theo ngày đông nhất năm ngoái rồi nhân mười.',
    choices: [
      {
        id: 'few',
        text: 'Vài chục trở xuống.',
        rules: [
          {
            way: 'table',
            points: 3,
            because: 'Ở cỡ này một bảng và một vòng lặp là đủ, và không thêm thứ gì phải trông ban đêm.',
            lesson: 'integration/when-to-go-async',
          },
          {
            way: 'rabbitmq',
            points: 1,
            because: 'Một node nhỏ là đủ, và trang quản trị có sẵn.',
            lesson: 'rabbitmq/strengths-limits',
          },
          {
            way: 'kafka',
            points: -1,
            because: 'Chạy cho an toàn thì cần nhiều tiến trình phải trông, quá nhiều cho vài chục message.',
            lesson: 'kafka/strengths-limits',
          },
        ],
      },
      {
        id: 'thousands',
        text: 'Hàng trăm tới vài nghìn.',
        rules: [
          {
            way: 'rabbitmq',
            points: 1,
            because: 'Một queue của RabbitMQ chịu được cỡ này trên một máy nhỏ.',
            lesson: 'rabbitmq/strengths-limits',
          },
          {
            way: 'kafka',
            points: 1,
            because: 'Một partition chịu được cỡ này, kể cả khi gửi từng record.',
            lesson: 'kafka/strengths-limits',
          },
          {
            way: 'table',
            points: -2,
            because: 'Hỏi bảng mỗi vài chục ms bắt đầu tranh tài nguyên với chính dữ liệu của cửa hàng.',
            lesson: 'integration/when-to-go-async',
          },
        ],
      },
      {
        id: 'huge',
        text: 'Hàng chục nghìn trở lên, cả ngày.',
        rules: [
          {
            way: 'kafka',
            points: 3,
            because: 'Gộp lô và thêm partition là cách Kafka đi lên, còn người đọc thêm gần như không tốn.',
            lesson: 'kafka/strengths-limits',
          },
          {
            way: 'rabbitmq',
            points: -2,
            because: 'Một queue có trần; hơn nữa thì phải tự chia ra nhiều queue.',
            lesson: 'rabbitmq/strengths-limits',
          },
          {
            way: 'table',
            points: -4,
            because: 'Bảng việc ở cỡ này là database làm thay việc của broker.',
            lesson: 'integration/when-to-go-async',
          },
        ],
      },
    ],
  },
];

/** Whether these answers are among those; nothing is asked of none. */
export const holds = (answers: Answers, given: Answers = {}): boolean =>
  questions.every(({ id }) => given[id] === undefined || given[id] === answers[id]);
