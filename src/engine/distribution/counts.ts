import { filled, joined, type Sentence } from '../../domain/words.js';
import type { DirectoryCounts, DirectoryRow } from './views.js';

/** The sums of a comparison, or of what became of it. */
export function countsOf(rows: readonly DirectoryRow[], same: number): DirectoryCounts {
  const sum = (test: (row: DirectoryRow) => boolean) => rows.filter(test).length;
  const taken = (kind: DirectoryRow['kind']) =>
    sum((row) => row.kind === kind && (row.outcome === 'applied' || row.outcome === 'partly'));
  return {
    added: taken('added') + taken('proposed'),
    changed: taken('changed'),
    removed: taken('removed'),
    proposed: sum(({ outcome }) => outcome === 'proposed'),
    decisions: sum(({ verdict, outcome }) => verdict === 'decide' && (outcome === 'left' || outcome === 'partly')),
    waiting: sum(({ outcome }) => outcome === 'waits'),
    cannot: sum(({ outcome }) => outcome === 'cannot'),
    same,
  };
}

/** The sums as a sentence. */
export function countsInWords(counts: DirectoryCounts): Sentence {
  const { added, changed, removed, proposed, decisions, waiting, cannot } = counts;
  const some = (number: number, one: Sentence, more = one): Sentence[] =>
    number === 0
      ? []
      : [
          filled(
            {
              text: `{number} ${(number === 1 ? one : more).text}`,
              french: `{number} ${(number < 2 ? one : more).french}`,
            },
            { number },
          ),
        ];
  const said = [
    ...some(added, { text: 'added', french: 'ajouté' }, { text: 'added', french: 'ajoutés' }),
    ...some(changed, { text: 'changed', french: 'modifié' }, { text: 'changed', french: 'modifiés' }),
    ...some(removed, { text: 'removed', french: 'retiré' }, { text: 'removed', french: 'retirés' }),
    ...some(proposed, { text: 'proposed', french: 'proposé' }, { text: 'proposed', french: 'proposés' }),
    ...some(
      decisions,
      { text: 'needs a decision', french: 'attend une décision' },
      { text: 'need a decision', french: 'attendent une décision' },
    ),
    ...some(
      waiting,
      { text: 'waits for a partner', french: 'attend un partenaire' },
      { text: 'wait for partners', french: 'attendent des partenaires' },
    ),
    ...some(
      cannot,
      { text: 'cannot be applied', french: 'ne peut être appliqué' },
      { text: 'cannot be applied', french: 'ne peuvent être appliqués' },
    ),
  ];
  if (said.length === 0) return { text: 'Nothing to change.', french: 'Rien à changer.' };
  const { text, french } = joined(said, ', ');
  return { text: `${text}.`, french: `${french}.` };
}
