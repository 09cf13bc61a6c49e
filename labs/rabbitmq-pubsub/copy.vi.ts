import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

/** The two kinds of queue that a service may have. */
export const queueKind = { durable: 'queue bền', temporary: 'queue tạm' };

const queueMode = {
  label: 'Queue',
  options: queueKind,
  help: 'Queue bền mang tên service và ở lại khi service đi. Queue tạm là của riêng một kết nối, đứt kết nối là mất. Đổi loại là bỏ queue cũ, cùng các bản đang chờ trong đó.',
};

export const copy: CopyOf<typeof lab> = {
  title: 'Phát một lần, ai đăng ký cũng có bản',
  summary: 'Email, Inventory và Analytics cùng nghe order.created. Thêm, bớt, cho nghỉ từng bên và xem ai lỡ đơn nào.',
  intro:
    'Bấm "Phát 1 đơn hàng" rồi đếm số bản sao. Sau đó cho một service nghỉ, phát tiếp vài đơn, cho nó quay lại: nó có nhận được những đơn đã lỡ không?',
  roles: {
    shop: { name: 'Cửa hàng' },
    email: { name: 'Email' },
    inventory: { name: 'Inventory' },
    analytics: { name: 'Analytics' },
  },
  controls: {
    send: { label: 'Phát 1 đơn hàng', help: 'Cửa hàng publish một message ra exchange order.created.' },
    'send-many': { label: 'Phát nhiều', unit: 'đơn', help: 'Phát ngần ấy đơn một lúc.' },
    rate: { label: 'Phát liên tục', unit: '/s', help: 'Số đơn mỗi giây. Kéo về 0 để ngừng.' },
    'add-analytics': { label: 'Thêm Analytics', help: 'Chạy service Analytics: nó tự tạo queue và tự bind.' },
    'add-email': { label: 'Thêm Email', help: 'Chạy thêm một tiến trình của service Email, nhiều nhất là hai.' },
    'email-queue': queueMode,
    'inventory-queue': queueMode,
    'analytics-queue': queueMode,
  },
  predictions: {
    'late-subscriber': {
      question:
        'Phát vài đơn lúc Analytics chưa chạy. Sau đó mới bấm "Thêm Analytics" rồi phát thêm một đơn. Analytics nhận được những đơn nào?',
      options: {
        all: 'Mọi đơn từ đầu, kể cả đơn cũ',
        last: 'Đơn cũ gần nhất và đơn mới',
        'new-only': 'Chỉ đơn phát sau khi nó có mặt',
      },
      explanation: {
        'new-only':
          'Đơn đầu tiên tới Analytics là #{first}. {before} đơn phát từ lúc bạn đoán tới lúc nó vào, cuối cùng là #{last}, đã chép xong vào những queue có mặt lúc ấy; exchange không giữ lại gì cho người đến sau.',
        all: 'Analytics nhận #{first}, một đơn phát từ trước khi nó có mặt.',
        last: 'Analytics nhận #{first}, đơn cũ gần nhất.',
      },
    },
    'away-durable': {
      question:
        'Inventory dùng queue bền. Cho Inventory rời đi (hoặc kill -9), phát vài đơn, rồi bấm Chạy lại. Inventory nhận được gì trong những đơn đã lỡ?',
      options: {
        nothing: 'Không đơn nào',
        last: 'Đơn gần nhất',
        all: 'Đủ cả, theo thứ tự',
      },
      explanation: {
        all: '{program} vắng mặt khi {count} đơn được phát, và nhận đủ {got} đơn lúc quay lại. Binding gắn với queue chứ không gắn với tiến trình: queue còn thì bản sao vẫn vào.',
        last: '{program} chỉ nhận {got} trong {count} đơn.',
        nothing: '{program} không nhận được đơn nào trong {count} đơn.',
      },
    },
    'away-temporary': {
      question:
        'Đổi Inventory sang queue tạm: bấm nhãn "queue bền" trên thẻ, hoặc nút Phá trên điện thoại. Kill -9 Inventory, phát vài đơn, cho nó chạy lại, rồi phát thêm một đơn. Inventory nhận được gì trong những đơn đã lỡ?',
      options: {
        nothing: 'Không đơn nào',
        last: 'Đơn gần nhất',
        all: 'Đủ cả, theo thứ tự',
      },
      explanation: {
        nothing:
          'Queue tạm bị xoá ngay khi kết nối của {program} đóng. {count} đơn phát lúc đó không có queue nào của nó để chép vào; đơn đầu tiên nó thấy là #{first}.',
        last: '{program} nhận {got} trong {count} đơn.',
        all: '{program} nhận đủ {got} trong {count} đơn.',
      },
    },
    'two-instances': {
      question: 'Hai tiến trình Email, cả hai dùng queue bền. Phát 6 đơn. Mỗi khách nhận mấy thư xác nhận?',
      options: {
        one: 'Một thư, hai tiến trình chia nhau đơn',
        two: 'Hai thư, mỗi tiến trình gửi một thư',
        'first-only': 'Một thư, mọi đơn đều do tiến trình đầu làm',
      },
      explanation: {
        one: 'Mới mấy đơn đầu đã thấy: {one} nhận {ofOne} đơn, {other} nhận {ofOther} đơn, không đơn nào hai lần. Các đơn sau cũng chia như vậy. Hai tiến trình đọc chung queue email, nên cả service chỉ có một bản của mỗi đơn.',
        two: 'Có đơn tới cả {one} lẫn {other}: mỗi tiến trình một queue riêng, nên mỗi tiến trình một bản.',
        'first-only': '{one} làm hết.',
      },
    },
  },
  objectives: {
    copies: 'Một đơn, phát một lần, tới cả Email, Inventory và Analytics',
    late: 'Thêm một service sau khi đã phát vài đơn: đơn đầu tiên tới nó là đơn nào?',
    waited: 'Cho một service có queue bền vắng mặt khi ít nhất 2 đơn được phát, rồi quay lại: nó nhận được gì?',
    missed: 'Cho một service dùng queue tạm vắng mặt lúc có đơn được phát, rồi quay lại: nó nhận được gì?',
    shared: 'Chạy hai tiến trình Email trên một queue: mỗi đơn tới tiến trình nào?',
    each: 'Một đơn tới cả hai tiến trình Email, vì mỗi bên một queue',
    'same-shop':
      'Cửa hàng không sửa gì, không chạy lại, mà có đơn vào 2 queue, có đơn vào 3, có đơn vào 4 (hay ba con số khác)',
  },
  guide: {
    late: [
      'Analytics đã chạy từ trước đơn đầu tiên nên không còn là người đến sau: bấm "Đặt lại" để làm lại từ đầu.',
      'Kéo "Phát liên tục" về 0.',
      'Rã băng service đang đứng im.',
      'Chạy lại service đã dừng.',
      'Phát ít nhất 1 đơn lúc Analytics chưa có mặt; "Phát nhiều" 8 đơn thì dễ thấy hơn.',
      'Bấm "Thêm Analytics": nó tự tạo queue của mình, rồi tự bind vào exchange.',
      'Chờ Analytics tạo queue và bind xong.',
      'Phát thêm 1 đơn: đơn đầu tiên Analytics nhận là đơn nào?',
    ],
    copies: [
      'Rã băng service đang đứng im.',
      'Chạy lại service đã dừng, để cả ba cùng nghe.',
      'Bấm "Thêm Analytics" để có đủ ba service.',
      'Chờ cả ba service nghe xong từ queue của mình.',
      'Phát 1 đơn, rồi đếm số bản sao rời exchange.',
    ],
    waited: [
      'Kéo "Phát liên tục" về 0.',
      'Rã băng Inventory.',
      'Chạy lại Inventory để đổi được loại queue của nó.',
      'Đổi Inventory sang queue bền, để queue ở lại khi Inventory đi: bấm nhãn "queue tạm" trên thẻ của nó, hoặc trong nút Phá trên điện thoại.',
      'Bấm "Rời đi" ở Inventory: tiến trình nghỉ, còn queue của nó ở lại trên broker.',
      'Phát 3 đơn trong lúc Inventory vắng mặt.',
      'Chạy lại Inventory: nó có nhận được những đơn đã lỡ không?',
      'Chờ Inventory làm hết các đơn đang chờ.',
    ],
    missed: [
      'Kéo "Phát liên tục" về 0.',
      'Rã băng Inventory.',
      'Chạy lại Inventory để đổi được loại queue của nó.',
      'Đổi Inventory sang queue tạm: bấm nhãn "queue bền" trên thẻ của nó, hoặc trong nút Phá trên điện thoại.',
      'Kill -9 Inventory: kết nối đứt, và broker xoá luôn queue tạm.',
      'Phát 2 đơn trong lúc Inventory vắng mặt.',
      'Chạy lại Inventory: nó tạo một queue mới.',
      'Phát thêm 1 đơn: Inventory thấy đơn này, còn hai đơn kia thì sao?',
    ],
    shared: [
      'Kéo "Phát liên tục" về 0.',
      'Rã băng Email đang đứng im.',
      'Chạy lại Email đã dừng, để có hai tiến trình.',
      'Bấm "Thêm Email" để có hai tiến trình của cùng service.',
      'Đổi Email sang queue bền, để hai tiến trình đọc chung queue email: nhãn "queue tạm" trên thẻ của nó, hoặc trong nút Phá trên điện thoại.',
      'Chờ cả hai tiến trình Email cùng đọc queue email.',
      'Phát 6 đơn, rồi đếm xem mỗi tiến trình Email làm mấy đơn.',
    ],
    each: [
      'Rã băng Email đang đứng im.',
      'Chạy lại Email đã dừng, để có hai tiến trình.',
      'Bấm "Thêm Email" để có hai tiến trình.',
      'Đổi một Email sang queue tạm, để nó có queue của riêng mình: nhãn "queue bền" trên thẻ của nó, hoặc trong nút Phá trên điện thoại.',
      'Chờ mỗi tiến trình Email đọc queue của riêng mình.',
      'Phát 1 đơn: hai queue là hai bản, khách nhận hai thư.',
    ],
    'same-shop': [
      'Rã băng service đang đứng im.',
      'Chạy lại service đã dừng.',
      'Bấm "Thêm Analytics" để có thêm một queue.',
      'Phát 1 đơn tới mọi queue đang có.',
      'Bấm "Rời đi" ở Analytics: bớt một queue mà Cửa hàng không hay biết.',
      'Phát 1 đơn nữa: vẫn tiến trình Cửa hàng ấy, số queue đã khác.',
    ],
  },
  hints: {
    nobody:
      'Đơn này không vào queue nào: không service nào có mặt, và queue tạm đã mất theo. Cửa hàng không hề biết, vì với nó publish vẫn thành công. Cho một service chạy lại rồi phát tiếp.',
    'not-away':
      'Service vừa đi rồi về mà không đơn nào được phát ở giữa, nên chưa thấy gì khác. Cho nó rời đi, phát 2 đơn, rồi mới bấm Chạy lại.',
    'temporary-away':
      'Service vừa vắng mặt đang dùng queue tạm, nên đơn không được giữ lại. Bấm nhãn "queue tạm" trên thẻ (điện thoại: nút Phá) để đổi sang queue bền, rồi thử lại.',
    'two-queues':
      'Một đơn vừa tới cả hai tiến trình Email: khách sẽ nhận hai thư. Ít nhất một bên đang dùng queue tạm của riêng nó. Đổi cả hai sang queue bền để chúng chia nhau một queue.',
    forgotten:
      'Đã 20 bản nằm chờ trong một queue bền không ai đọc, và mỗi đơn mới lại thêm một bản. Service sẽ quay lại thì bấm Chạy lại. Nếu nó nghỉ hẳn thì queue phải do chính bạn xoá, broker không tự dọn.',
  },
};

/** Beside a program whose queue has gone with its connection. */
export const noQueue = 'không có queue';

export const sentSoFar = (sent: number): string => (sent === 0 ? '' : `đã phát ${sent} đơn`);
