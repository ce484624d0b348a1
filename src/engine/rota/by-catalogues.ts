/** What the catalogues of partners say to a rota: who does not have the title leaves it, who has a copy in its place comes first. */
import type { LeftOut } from '../../domain/rota-ranking.js';
import type { ChosenRota } from '../../domain/rota-rules.js';
import { leftOutWords } from '../../domain/rota-words.js';
import { type Message, message } from '../../words/message.js';
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

function whyWith(why: Message, located: Located | undefined): Message {
  if (!located) return why;
  const { verdict, holds, available } = located;
  if (verdict === 'available') return message('rotaReason.catalogueAvailable', { why, count: available });
  if (verdict === 'notAvailable') return message('rotaReason.catalogueNotAvailable', { why });
  if (verdict === 'notHeld') return why;
  return message(holds ? 'rotaReason.catalogueHeld' : 'rotaReason.catalogueSilent', { why });
}
