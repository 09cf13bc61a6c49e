import type { Answer, OrderingQuestion } from '#model/quiz.ts';

/** The list with the item at `from` taken out and put back at `to`; positions outside the list change nothing. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const result = [...items];
  if (from === to || to < 0 || to >= items.length) return result;
  const [item] = result.splice(from, 1);
  if (item !== undefined) result.splice(to, 0, item);
  return result;
}

/** An order that is never the right one (for two or more), and the same on the server and in the browser. */
export function mixed<Item extends { id: string }>(items: readonly Item[]): Item[] {
  const weight = (id: string) => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const sorted = [...items].sort((a, b) => weight(a.id) - weight(b.id) || a.id.localeCompare(b.id, 'en'));
  return sorted.every((item, index) => item === items[index]) ? moved(sorted, 0, sorted.length - 1) : sorted;
}

/** What an untouched ordering question shows, which is an answer as it stands. */
export function startingOrder(question: OrderingQuestion): Extract<Answer, { kind: 'ordering' }> {
  return { kind: 'ordering', items: mixed(question.items).map((item) => item.id) };
}
