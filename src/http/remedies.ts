/** The validator's words as a person reads them: what is wrong with the field, and what to do. */

/** How a field is to be written, by the pattern that the document gives it. */
const written: readonly (readonly [pattern: string, remedy: string])[] = [
  ['^\\d{4}-\\d{2}-\\d{2}$', 'is no day: write it as YYYY-MM-DD'],
  ['^\\d{1,9}(\\.\\d{1,2})?$', 'is no amount: write it as 12.50'],
  ['^[^\\s@\\u0000-\\u001f]+@[^\\s@\\u0000-\\u001f]+$', 'is no e-mail address: write it as name@college.example'],
  ['^[A-Z]{3}$', 'is no currency: write three capitals, as CAD'],
  ['^[A-Za-z0-9][A-Za-z0-9._-]*$', 'is no code: use letters, digits, and . _ - after the first character'],
  ['^[^:\\s]+:\\S.*$', 'is no symbol: write its kind, a colon and the rest, as ISIL:CA-OOALG'],
  ['^[^\\u0000-\\u001f\\u007f]*$', 'has line ends or control characters: remove them'],
  ['^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$', 'has control characters: remove them'],
];

const said: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [/^must have required property/, () => 'is missing: add it'],
  [/additional properties/, () => 'is not known here: remove it or check its spelling'],
  [/^must NOT have fewer than 1 (?:characters|items)/, () => 'is empty: fill it'],
  [/^must NOT have fewer than (\d+) (\w+)/, (count, what) => `needs ${count} ${what} at least`],
  [/^must NOT have more than (\d+) (\w+)/, (count, what) => `has more than ${count} ${what}: shorten it`],
  [/^must be equal to one of the allowed values: (.*)/, (values) => `is none of the values: choose one of ${values}`],
  [/^must be boolean/, () => 'is neither true nor false: choose one of them'],
  [
    /^must match pattern "(.*)"$/,
    (pattern) => written.find(([each]) => each === pattern)?.[1] ?? `must match ${pattern}`,
  ],
];

/** What to do about a field, from the validator's sentence; words that nobody has put better are kept. */
export function remedyFor(message: string): string {
  for (const [pattern, words] of said) {
    const found = pattern.exec(message);
    if (found) return words(...found.slice(1));
  }
  return message;
}
