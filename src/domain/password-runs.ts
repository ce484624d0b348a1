/** Characters that follow each other on a keyboard or in the alphabet. */
const rows = [
  ...['abcdefghijklmnopqrstuvwxyz', '01234567890'],
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm'],
  ...['azertyuiop', 'qsdfghjklm', 'wxcvbn', '!@#$%^&*()', '!"/$%?&*()'],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', '1q2w3e4r5t6y7u8i9o0p', '1a2z3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0'],
];
/** Of each row, and of one and the same character: the pairs that go on. */
const goesOn: ((one: string, next: string) => boolean)[] = [
  ...rows.map((row) => {
    const pairs = new Set([...row].slice(1).flatMap((next, at) => [`${row[at]}${next}`, `${next}${row[at]}`]));
    return (one: string, next: string) => pairs.has(one + next);
  }),
  (one, next) => one === next,
];

/** So many characters in a row are a run. */
const shortest = 4;

/** What is left of a text without its runs of neighbours (`qwer`, `4321`, `1qaz`) and of one and the same character. */
export function withoutRuns(text: string): string {
  const letters = [...text];
  let left = '';
  for (let from = 0; from < letters.length; ) {
    const to = Math.max(...goesOn.map((pair) => endOf(letters, from, pair)));
    if (to - from < shortest) left += letters.slice(from, to).join('');
    from = to;
  }
  return left;
}

function endOf(letters: readonly string[], from: number, pair: (one: string, next: string) => boolean): number {
  let to = from + 1;
  while (to < letters.length && pair(letters[to - 1] ?? '', letters[to] ?? '')) to += 1;
  return to;
}
