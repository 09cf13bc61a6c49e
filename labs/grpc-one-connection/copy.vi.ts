import type { CopyOf } from '#model/lab-copy.ts';
import type { lab } from './lab.ts';

const enough = ['Chạy lại một kho đã dừng.', 'Bấm "Thêm kho".'] as const;

export const copy: CopyOf<typeof lab> = {
  title: 'Một kết nối dài, nhiều kho',
  summary:
    'Vài kho giống hệt nhau sau một quầy: ai nhận cuộc gọi, ai ngồi không, và chuyện gì xảy ra khi một kho chết hay đứng im.',
  intro:
    'Bấm "Gọi 1 lần" và nhìn bảng bên dưới: mỗi hàng một kho, mỗi ô một cuộc gọi. Rồi thêm kho, đổi cách chọn, và kill một kho giữa lúc nó đang làm.',
  roles: {
    shop: { name: 'Quầy' },
    stock: { name: 'Kho' },
  },
  controls: {
    call: { label: 'Gọi 1 lần', help: 'Quầy hỏi kho còn bao nhiêu hàng. Mỗi cuộc kho làm 0,8 giây.' },
    'call-many': { label: 'Gọi nhiều', unit: 'lần', help: 'Quầy gọi ngần ấy lần, cứ 0,25 giây một lần.' },
    policy: {
      label: 'Cách chọn kho',
      options: { pick_first: 'pick_first', round_robin: 'round_robin' },
      help: 'pick_first: nối với kho đầu tiên nghe máy rồi dùng mãi kết nối ấy. round_robin: nối với mọi kho, gọi lần lượt. Đổi là nối lại từ đầu.',
    },
    keepalive: {
      label: 'Keepalive',
      options: { off: 'tắt', on: 'PING sau 1 s' },
      help: 'Bật: cuộc gọi chờ 1 giây mà không có byte nào về thì quầy gửi PING, thêm 1 giây không ai đáp thì bỏ kết nối.',
    },
    add: { label: 'Thêm kho', help: 'Chạy thêm một kho, ở địa chỉ mà quầy đã biết từ đầu.' },
  },
  predictions: {
    pinned: {
      question: 'Hai kho cùng chạy, quầy dùng pick_first. Quầy gọi 12 lần. Các cuộc gọi chia thế nào?',
      options: {
        half: 'Mỗi kho khoảng một nửa',
        one: 'Tất cả vào một kho',
        idle: 'Kho nào rảnh hơn thì nhận nhiều hơn',
      },
      explanation: {
        one: '{most} trên {count} cuộc đầu đều vào kho {stock}. Quầy có một kết nối, và mọi cuộc gọi là stream trên kết nối ấy.',
        half: 'Trong {count} cuộc đầu, kho nhận nhiều nhất chỉ có {most}.',
        idle: 'Trong {count} cuộc đầu, kho {stock} nhận {most}.',
      },
      beliefs: {
        half: 'Muốn chia thì phải có ai đó chọn kho cho từng cuộc gọi. pick_first chỉ chọn một lần, lúc nối.',
        idle: 'Quầy không biết kho nào rảnh: không kho nào báo cho nó, và nó cũng không hỏi.',
      },
    },
    newcomer: {
      question: 'Quầy đang bận, bạn chạy thêm một kho. Trong 10 cuộc gọi tiếp theo, kho mới nhận bao nhiêu?',
      options: {
        share: 'Một phần, ngang các kho kia',
        none: 'Không cuộc nào',
        all: 'Phần lớn, vì nó đang rảnh',
      },
      explanation: {
        none: '{calls} cuộc gọi sau khi kho {stock} chạy, nó nhận {its}. Kết nối cũ vẫn tốt, nên quầy không có lý do gì để nối với ai khác.',
        share: 'Trong {calls} cuộc gọi, kho {stock} nhận {its}.',
        all: 'Cả {calls} cuộc gọi đều vào kho {stock}.',
      },
      beliefs: {
        share: 'Kho mới chỉ ngồi nghe ở cổng của nó. Ai nối tới thì mới có việc, và chưa ai nối.',
        all: 'Rảnh hay bận, kho mới cũng chưa có kết nối nào. Quầy không nhìn thấy nó.',
      },
    },
    'in-hand': {
      question: 'Quầy gọi theo round_robin. Bạn kill -9 một kho đang làm dở vài cuộc. Những cuộc ấy ra sao?',
      options: {
        moved: 'Quầy chuyển chúng sang kho khác',
        fail: 'Chúng lỗi',
        wait: 'Chúng chờ kho ấy sống lại',
      },
      explanation: {
        fail: 'Kho {stock} chết với {count} cuộc trong tay. Cuộc #{call} kết thúc bằng mã {code}. Cân bằng tải chọn kho cho cuộc gọi mới; cuộc đã gửi đi thì không ai gửi lại, vì kho có thể đã làm xong phần việc của nó.',
        moved: 'Cuộc #{call} được gọi lại ở kho khác.',
        wait: 'Cuộc #{call} đã chờ {ms} ms mà chưa kết thúc.',
      },
      beliefs: {
        moved:
          'round_robin chỉ chọn kho lúc một cuộc gọi bắt đầu. Gửi lại là việc của retry, và chỉ nên làm với lời gọi lũy đẳng.',
        wait: 'Hệ điều hành đóng kết nối thay kho đã chết. Kết nối đóng thì stream nào trên nó cũng hết.',
      },
    },
    frozen: {
      question:
        'Một kho bị đóng băng: kết nối vẫn mở, nhưng nó không làm gì. Keepalive tắt. Quầy gọi tiếp theo round_robin, chuyện gì xảy ra?',
      options: {
        skipped: 'Quầy bỏ qua kho ấy, như khi nó chết',
        some: 'Cuộc nào vào kho ấy thì treo, cuộc khác vẫn xong',
        all: 'Mọi cuộc gọi cùng treo',
      },
      explanation: {
        some: '{hang} cuộc treo ở kho {stock}, cuộc lâu nhất đã {ms} ms. Trong lúc ấy {done} cuộc khác xong như thường. Kết nối không đóng thì với quầy, kho ấy vẫn sống.',
        skipped: '{done} cuộc gọi đã xong mà không cuộc nào vào kho {stock}.',
        all: '{hang} cuộc đang treo, chưa cuộc nào xong.',
      },
      beliefs: {
        skipped: 'Kho chết thì kết nối của nó đóng, quầy biết ngay. Kho đứng im thì không có gì đóng cả.',
        all: 'Mỗi kho có kết nối riêng. Cuộc gọi ở kho khác không đi qua kho đứng im.',
      },
    },
  },
  objectives: {
    pinned: 'pick_first, hai kho cùng chạy: gọi liền ít nhất 10 lần',
    newcomer: 'Thêm một kho giữa lúc dùng pick_first, rồi gọi ít nhất 6 lần',
    spread: 'Đổi sang round_robin và gọi tới khi kho nào đang chạy cũng trả lời',
    killed: 'Kill -9 một kho đang làm dở, rồi xem các cuộc gọi sau đi đâu',
    hangs: 'Đóng băng một kho khi keepalive tắt, gọi tiếp và chờ 4 giây',
    noticed: 'Bật keepalive: quầy tự bỏ kết nối với kho đứng im và gọi kho khác',
  },
  guide: {
    pinned: [
      'Rã băng kho đang đứng im.',
      ...enough,
      'Chọn cách pick_first.',
      'Bấm "Gọi nhiều" với 12 lần và nhìn bảng: hàng nào có ô?',
    ],
    newcomer: [
      'Rã băng kho đang đứng im.',
      'Chọn cách pick_first.',
      'Cả ba kho đã có từ trước. Cho một kho đang rảnh rời đi, lát nữa nó quay lại làm người mới.',
      ...enough,
      'Kho mới đã chạy. Bấm "Gọi nhiều" với 12 lần.',
    ],
    spread: [
      'Rã băng kho đang đứng im.',
      ...enough,
      'Chọn cách round_robin: giờ quầy nối với mọi kho.',
      'Bấm "Gọi nhiều" với 12 lần và so với lúc nãy.',
    ],
    killed: [
      'Rã băng kho đang đứng im.',
      ...enough,
      'Chọn cách round_robin.',
      'Bấm "Gọi nhiều" với 24 lần: bạn có 6 giây.',
      'Kill -9 một kho trong lúc nó đang giữ cuộc gọi.',
      'Bấm "Gọi nhiều" với 6 lần nữa, nếu các cuộc trước đã hết.',
    ],
    hangs: [
      'Không còn kho nào làm việc: rã băng một kho.',
      ...enough,
      'Chọn cách round_robin.',
      'Tắt keepalive.',
      'Đóng băng một kho.',
      'Bấm "Gọi nhiều" với 12 lần.',
      'Chờ: cuộc gọi vào kho đứng im nghe được gì sau 4 giây?',
    ],
    noticed: [
      'Không còn kho nào làm việc: rã băng một kho.',
      ...enough,
      'Chọn cách round_robin.',
      'Bật keepalive.',
      'Đóng băng một kho.',
      'Bấm "Gọi nhiều" với 24 lần, rồi nhìn ray của kho đứng im: PING, và sau đó?',
    ],
  },
  hints: {
    alone:
      'Chỉ có một kho đang chạy, nên chưa thấy ai bị bỏ quên. Thêm một kho hoặc chạy lại kho đã dừng, rồi gọi lại.',
    'nothing-in-hand':
      'Kho ấy chết lúc không giữ cuộc gọi nào, nên không cuộc nào hỏng. Gọi 24 lần, rồi kill khi thẻ của nó ghi "đang giữ".',
    'thawed-early':
      'Kho rã băng sớm quá: cuộc gọi treo được trả lời và không ai kịp sốt ruột. Để nó đứng im ít nhất 4 giây sau khi gọi.',
  },
};

/** Words of the stage. */
export const words = {
  none: 'Gọi kho để thấy cuộc nào vào kho nào.',
  title: (count: number): string => `${count} cuộc gọi mới nhất, theo thứ tự gọi`,
  row: (stock: number): string => `Kho ${stock}`,
  count: (calls: number): string => `${calls} cuộc`,
  state: { answered: 'đã trả lời', waits: 'còn đang chờ', failed: 'mất' },
  described: (counts: readonly (readonly [stock: number, calls: number])[]): string =>
    `Các cuộc gọi mới nhất: ${counts.map(([stock, calls]) => `kho ${stock} nhận ${calls}`).join(', ')}.`,
};
