import type { MergedTitle } from '../../domain/lists/network-titles.js';
import type { FormValues } from '../create/form-fields.js';

/**
 * The form as a title that was found fills it: its citation, and whom to ask, those first whose copy is in its place. Whoever
 * does not supply such requests is not asked.
 */
export function draftFrom(
  { best, found }: MergedTitle,
  supplies: (partner: string, service: 'Loan' | 'Copy') => boolean,
): { type: 'book' | 'article'; values: FormValues } {
  const [title = '', ...rest] = best.title.split(' : ');
  const journal = best.format === 'journal' || best.format === 'ejournal';
  const holders = found.filter(
    ({ partner, verdict }) =>
      partner !== undefined && verdict !== 'notHeld' && supplies(partner, journal ? 'Copy' : 'Loan'),
  );
  const rank = (verdict: string) => ['available', 'unknown', 'notAvailable'].indexOf(verdict);
  const rota = [
    ...new Set(
      holders.sort((one, other) => rank(one.verdict) - rank(other.verdict)).map(({ partner = '' }) => partner),
    ),
  ];
  return {
    type: journal ? 'article' : 'book',
    values: {
      title,
      ...(rest.length > 0 ? { subtitle: rest.join(' : ') } : {}),
      ...(best.author ? { author: best.author } : {}),
      ...(best.year !== undefined && !journal ? { publicationDate: String(best.year) } : {}),
      ...(best.edition ? { edition: best.edition } : {}),
      ...(best.publisher ? { publisher: best.publisher } : {}),
      ...(best.isbns[0] ? { isbn: best.isbns[0] } : {}),
      ...(best.issns[0] ? { issn: best.issns[0] } : {}),
      ...(best.oclcs[0] ? { oclc: best.oclcs[0] } : {}),
      ...(rota.length > 0 ? { rota } : {}),
    },
  };
}
