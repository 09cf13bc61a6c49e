/** Lower case without Vietnamese marks, đ as d: "Hàng đợi" → "hang doi". Keeps one output character per letter, so positions of precomposed text carry over. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[đĐ]/g, 'd')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** The words of a text, folded; `dead-letter` gives both its parts. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** URL fragment of a Vietnamese heading: "Ack: lời hứa" → "ack-loi-hua". */
export function fragment(text: string): string {
  return words(text).join('-');
}
