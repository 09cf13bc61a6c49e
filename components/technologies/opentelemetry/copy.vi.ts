import { numberFormat } from '#model/number-format.ts';

const number = numberFormat({ maximumFractionDigits: 1 });

/** Words on traces. */
export const copy = {
  corner: 'nơi nhận trace',
  title: (subject: string, ms: number) => `Trace của ${subject}, ${copy.ms(ms)}`,
  broken: (traces: number) => `đứt thành ${traces} trace: context đã mất trên đường`,
  none: 'Chưa có trace nào của đơn này.',
  part: (count: number) => `trace thứ ${count}`,
  ms: (ms: number) => (ms >= 1000 ? `${number(ms / 1000)} s` : `${number(ms)} ms`),
  row: ({ program, name, ms, error }: { program: string; name: string; ms: number; error: string | null }) =>
    `${program}, ${name}: ${copy.ms(ms)}${error === null ? '' : `, lỗi ${error}`}`,
  orphan: 'cha của nó chưa ai gửi',
};
