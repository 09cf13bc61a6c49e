/** Whether a topic exchange's pattern covers a routing key: `*` is one word, `#` any number of words, none included. */
export const covers = (pattern: string, key: string): boolean => {
  const words = wordsOf(key);
  // By number of words: whether the pattern so far covers that much of the key. Trying every length of every `#` in turn
  // would take hours with a dozen of them.
  let covered = [true, ...words.map(() => false)];
  for (const part of wordsOf(pattern)) {
    const shortest = covered.indexOf(true);
    if (shortest < 0) return false;
    covered = covered.map((_, count) =>
      part === '#'
        ? count >= shortest
        : count > 0 && covered[count - 1] === true && (part === '*' || part === words[count - 1]),
    );
  }
  return covered.at(-1) === true;
};

const wordsOf = (text: string): string[] => (text === '' ? [] : text.split('.'));
