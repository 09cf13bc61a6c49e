import { numberFormat } from '#model/number-format.ts';

/** The number as Vietnamese writes it: 10.000 and 0,5. */
export const formatNumber = numberFormat({ maximumFractionDigits: 6 });

/** What was typed, in either habit: 0,5 · 0.5 · 10.000 · 10 000; undefined where it is no number. */
export function parseNumber(text: string): number | undefined {
  const plain = text.replace(/\s/g, '');
  if (!/^-?\d[\d.,]*$/.test(plain)) return undefined;
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain);
  const value = Number(grouped ? plain.replaceAll('.', '').replace(',', '.') : plain.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}
