import { numberFormat } from '#model/number-format.ts';

const number = numberFormat({ maximumFractionDigits: 1 });

/** Words on traces. */
export const copy = {
  corner: 'nơi nhận trace',
  tab: 'Trace',
  title: (subject: string, ms: number) => `Trace của ${subject}, ${copy.ms(ms)}`,
  broken: (traces: number) => `đứt thành ${traces} trace: context đã mất trên đường`,
  ownAxis: ', vẽ trên trục riêng vì nằm ngoài khung đang xem',
  none: 'Chưa chương trình nào gửi span về.',
  part: (count: number, id: string) => `Trace thứ ${count}: ${id.slice(0, 8)}…`,
  ms: (ms: number) => (ms >= 1000 ? `${number(ms / 1000)} s` : `${number(ms)} ms`),
  row: ({ program, name, ms, error }: { program: string; name: string; ms: number; error: string | null }) =>
    `${program}, ${name}: ${copy.ms(ms)}${error === null ? '' : `, lỗi ${error}`}`,
  orphan: 'cha của nó chưa ai gửi',
};
