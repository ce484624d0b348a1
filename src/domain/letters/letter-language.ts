/** In which language a letter is written. */
import type { Language } from '../fulfilment/patron.js';

export interface LanguageQuestion {
  /** The reader’s own language, where it is known. */
  reader: Language | undefined;
  /** The languages of the library in its order; none where it chose no order. */
  order: readonly Language[];
  /** Of the node, for readers whose language is not known. */
  usual: Language;
  /** Whether the library has words of its own for this letter in a language. */
  isWorded(language: Language): boolean;
}

/**
 * Without an order: the reader’s language, else the node’s. With one: the reader’s, then those of the order; the first of them in
 * which the library worded the letter itself. A letter that it worded in none of them is the built-in one in the first.
 */
export function letterLanguage({ reader, order, usual, isWorded }: LanguageQuestion): Language {
  const wished = reader ?? order[0] ?? usual;
  if (order.length === 0) return wished;
  return [wished, ...order].find(isWorded) ?? wished;
}
