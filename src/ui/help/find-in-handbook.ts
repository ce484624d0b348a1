import type { HandbookEntry } from './handbook-text.js';

/** So many letters are before and behind what was found. */
const around = 40;

/** Without accents and capitals: who types “depot” finds « dépôt ». */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The pages that contain every one of the words: first those with all of them in the title, then in a heading, then in the text. With nothing
 * to look for, none.
 */
export function findInHandbook<T extends HandbookEntry>(
  pages: readonly T[],
  looked: string,
): (T & { excerpt?: string })[] {
  const words = plain(looked).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hasAll = (text: string) => words.every((word) => plain(text).includes(word));
  return pages
    .map((page) => {
      const where = [page.title, page.headings.join(' '), `${page.title} ${page.headings.join(' ')} ${page.text}`];
      return { page, rank: where.findIndex(hasAll) };
    })
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ page }) => ({ ...page, ...excerptOf(page.text, words) }));
}

/** Some words of the text around the first that was looked for, whole words only. */
function excerptOf(text: string, words: readonly string[]): { excerpt?: string } {
  // Composed letters keep the places of the plain text and of the text the same.
  const composed = text.normalize('NFC');
  const plainText = [...composed].map((letter) => plain(letter).slice(0, 1) || letter).join('');
  const places = words.map((word) => plainText.indexOf(word)).filter((at) => at >= 0);
  if (places.length === 0) return {};
  const at = Math.min(...places);
  const from = at <= around ? 0 : composed.indexOf(' ', at - around) + 1;
  const end = composed.length <= at + 2 * around ? composed.length : composed.lastIndexOf(' ', at + 2 * around);
  return {
    excerpt: `${from > 0 ? '…' : ''}${composed.slice(from, Math.max(end, at))}${end < composed.length ? '…' : ''}`,
  };
}
