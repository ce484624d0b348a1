/** What the catalogues of partners say to a rota: who does not have the title leaves it, who has a copy in its place comes first. */
import type { LeftOut } from '../../domain/rota-ranking.js';
import { rotaReasons } from '../../domain/rota-reasons.js';
import type { ChosenRota } from '../../domain/rota-rules.js';
import { leftOutWords } from '../../domain/rota-words.js';
import { filled, type Sentence } from '../../domain/words.js';
import type { Located } from '../catalogue/partner-catalogues.js';

type Line = ChosenRota['lines'][number];

/** Not to know keeps a partner where it stands. When nobody has it by their catalogues, they are asked all the same. */
export function byCatalogues(
  lines: readonly Line[],
  located: readonly Located[] = [],
): { lines: Line[]; leftOut: ChosenRota['leftOut'] } {
  const said = new Map(located.map((each) => [each.partner, each]));
  const notHeld = lines.filter(({ partner }) => said.get(partner)?.verdict === 'notHeld');
  const keepsAll = notHeld.length === lines.length;
  const out = new Set(keepsAll ? [] : notHeld.map(({ partner }) => partner));
  const kept = lines
    .filter(({ partner }) => !out.has(partner))
    .map((line) => ({ ...line, why: whyWith(line.why, said.get(line.partner)) }));
  return {
    lines: kept.sort((one, other) => rank(said.get(one.partner)) - rank(said.get(other.partner))),
    leftOut: notHeld
      .filter(({ partner }) => out.has(partner))
      .map(({ partner }) => {
        const left: LeftOut = { partner, reason: 'notInCatalogue', at: said.get(partner)?.at ?? '' };
        return { ...left, why: leftOutWords(left) };
      }),
  };
}

function rank(located: Located | undefined): number {
  if (located?.verdict === 'available') return 0;
  return located?.verdict === 'notAvailable' || located?.verdict === 'notHeld' ? 2 : 1;
}

function whyWith(why: Sentence, located: Located | undefined): Sentence {
  if (!located) return why;
  const { verdict, holds, available } = located;
  if (verdict === 'available') return filled(rotaReasons.catalogueAvailable, { why, count: String(available) });
  if (verdict === 'notAvailable') return filled(rotaReasons.catalogueNotAvailable, { why });
  if (verdict === 'notHeld') return why;
  return filled(holds ? rotaReasons.catalogueHeld : rotaReasons.catalogueSilent, { why });
}
