/** What the catalogues of partners say to a rota: who does not have the title leaves it, who has a copy in its place comes first. */
import type { LeftOut } from '../../domain/rota/rota-ranking.js';
import type { ChosenRota } from '../../domain/rota/rota-rules.js';
import { leftOutWords } from '../../domain/rota/rota-words.js';
import { type Message, message } from '../../words/message.js';
import type { LocatedAtPartner } from '../catalogue/partner-catalogues.js';

type Line = ChosenRota['lines'][number];

/** Not to know keeps a partner where it is. When nobody has it by their catalogues, they are asked all the same. */
export function byCatalogues(
  lines: readonly Line[],
  located: readonly LocatedAtPartner[] = [],
  timeZone?: string,
): { lines: Line[]; leftOut: ChosenRota['leftOut'] } {
  const said = new Map(located.map((each) => [each.partner, each]));
  const notHeld = lines.filter(({ partner }) => said.get(partner)?.verdict === 'notHeld');
  const keepsAll = notHeld.length === lines.length;
  const out = new Set(keepsAll ? [] : notHeld.map(({ partner }) => partner));
  const kept = lines
    .filter(({ partner }) => !out.has(partner))
    .map((line) => ({ ...line, why: whyWith(line.why, said.get(line.partner), timeZone) }));
  return {
    lines: kept.sort((one, other) => rank(said.get(one.partner)) - rank(said.get(other.partner))),
    leftOut: notHeld
      .filter(({ partner }) => out.has(partner))
      .map(({ partner }) => {
        const at = said.get(partner)?.at ?? '';
        const left: LeftOut = { partner, reason: 'notInCatalogue', at, ...(timeZone ? { zone: timeZone } : {}) };
        return { ...left, why: leftOutWords(left) };
      }),
  };
}

function rank(located: LocatedAtPartner | undefined): number {
  if (located?.verdict === 'available') return 0;
  return located?.verdict === 'notAvailable' || located?.verdict === 'notHeld' ? 2 : 1;
}

/** What its catalogue said, and when it was asked. */
function whyWith(why: Message, located: LocatedAtPartner | undefined, zone: string | undefined): Message {
  if (!located) return why;
  const { verdict, holds, available, at } = located;
  if (verdict === 'notHeld') return why;
  const said =
    verdict === 'available'
      ? message('rotaReason.catalogueAvailable', { why, count: available })
      : verdict === 'notAvailable'
        ? message('rotaReason.catalogueNotAvailable', { why })
        : message(holds ? 'rotaReason.catalogueHeld' : 'rotaReason.catalogueSilent', { why });
  return message('rotaReason.catalogueAsked', { said, at: { moment: at, zone } });
}
