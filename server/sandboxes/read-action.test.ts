import { expect, test } from 'vitest';
import type { Lab } from '#model/lab.ts';
import { emptyPicture } from '#model/picture.ts';
import { noStory } from '#model/story.ts';
import { readAction } from './read-action.ts';

const lab: Lab = {
  slug: 'test',
  line: 'rabbitmq',
  needs: [],
  roles: {},
  predictions: [],
  guide: [],
  story: noStory,
  controls: [
    {
      id: 'bind',
      kind: 'form',
      fields: [
        { id: 'who', kind: 'choice', options: ['archive', 'oncall'] },
        { id: 'key', kind: 'text', initial: '', maxLength: 20, required: true },
      ],
      effect: { tell: ({ who = '' }) => who, line: ({ key }) => `bind ${key}` },
    },
    {
      id: 'rate',
      kind: 'slider',
      min: 1,
      max: 9,
      step: 1,
      initial: 1,
      effect: { tell: 'oncall', line: (rate: number) => `rate ${rate}` },
    },
    { id: 'kill-both', kind: 'button', effect: { do: 'kill', to: ['worker-1', 'reader-1'] } },
    { id: 'cut-both', kind: 'button', effect: { cut: ['worker-1', 'reader-1'], forMs: 100 } },
  ],
};

test('a form may say itself whom it tells', () => {
  const { order } = readAction(lab, emptyPicture, { action: 'bind', value: { who: 'oncall', key: 'error' } });
  expect(order).toMatchObject({ do: 'tell', roles: ['oncall'], line: 'bind error', isSetting: false });
});

test.each([
  [{ who: 'somebody', key: 'error' }, 'who', 'lựa chọn này không còn nữa. Chọn lại rồi gửi.'],
  [{ who: 'oncall', key: '' }, 'key', 'còn trống. Điền rồi gửi lại.'],
  [{ who: 'oncall', key: '   ' }, 'key', 'còn trống. Điền rồi gửi lại.'],
  [{ who: 'oncall', key: 'x'.repeat(21) }, 'key', 'nhiều nhất 20 ký tự. Rút ngắn rồi gửi lại.'],
  [{ who: 'oncall', key: 'a\nb' }, 'key', 'không nhận xuống dòng hay ký tự điều khiển. Bỏ chúng rồi gửi lại.'],
  [{ who: 'oncall' }, 'key', 'giá trị không đúng dạng. Tải lại trang rồi thử lại.'],
])('a form’s refusal of %j is of the field %s and says why, without its id', (value, field, sentence) => {
  const at = { control: 'bind', field };
  expect(() => readAction(lab, emptyPicture, { action: 'bind', value })).toThrow(
    expect.objectContaining({ status: 400, code: 'bad-value', at, sentence }),
  );
});

test('a number out of its range is refused with the range', () => {
  expect(() => readAction(lab, emptyPicture, { action: 'rate', value: 10 })).toThrow(
    expect.objectContaining({ at: { control: 'rate' }, sentence: 'chỉ nhận số nguyên từ 1 đến 9. Sửa rồi gửi lại.' }),
  );
});

test('a button may do the same to several programs', () => {
  const programs = ['worker-1', 'reader-1'];
  const orderOf = (action: string) => readAction(lab, emptyPicture, { action }).order;
  expect(orderOf('kill-both')).toEqual({ do: 'each', action: 'kill', programs });
  expect(orderOf('cut-both')).toMatchObject({ do: 'cut', whose: programs, forMs: 100 });
});
