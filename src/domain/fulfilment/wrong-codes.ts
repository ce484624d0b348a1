/** What a code is that no request and no item on its way has, and what to try. */
export const wrongCodes = ['isbn', 'patronCard', 'ownItem', 'unknown'] as const;
export type WrongCode = (typeof wrongCodes)[number];

/** A number with the right check digit of an ISBN. */
export function isIsbn(code: string): boolean {
  const digits = code.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(digits)) {
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
    return sum % 10 === 0;
  }
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - at), 0);
  return sum % 11 === 0;
}
