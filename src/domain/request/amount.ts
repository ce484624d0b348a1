/** Amounts of money as people write them, and as the API and the messages have them: `12.50`. */

/**
 * What somebody typed, in either language: `12,50`, `12.50 $`, `1 234,50`, `1,234.50`. Nothing where it is no amount, or could be
 * two: of `1,234` nobody knows whether the comma is before thousands.
 */
export function readAmount(typed: string): string | undefined {
  const text = typed.replace(/[\s\u00A0\u202F’']/g, '').replace(/^[$€£]|[$€£]$/g, '');
  const plain = /^\d{1,9}$/.exec(text);
  if (plain) return text;
  const [, whole, decimals] = /^(.+)[.,](\d{1,2})$/.exec(text) ?? [];
  if (!whole || decimals === undefined) return undefined;
  const [separator] = /[.,]/.exec(whole) ?? [];
  if (separator === undefined) return /^\d{1,9}$/.test(whole) ? `${whole}.${decimals}` : undefined;
  // Before the decimals another separator stands, always the same one, between thousands.
  const inThousands = separator === '.' ? /^\d{1,3}(\.\d{3})+$/ : /^\d{1,3}(,\d{3})+$/;
  if (text.at(-decimals.length - 1) === separator || !inThousands.test(whole)) return undefined;
  const digits = whole.replaceAll(separator, '');
  return digits.length <= 9 ? `${digits}.${decimals}` : undefined;
}

/** An amount as the reader's language writes it, in a field: `12,50` in French. What is none stays as it is. */
export const writeAmount = (amount: string, locale: string): string =>
  /^\d+\.\d+$/.test(amount) ? amount.replace('.', decimalSign(locale)) : amount;

const decimalSign = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
