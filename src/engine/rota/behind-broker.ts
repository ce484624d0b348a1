/**
 * Libraries that a broker asks for us, one after the other. What concerns one of them alone is addressed to it: the broker goes on to
 * the next when its offer is refused. Everything else is addressed to the broker, to which a Cancel is the end of the request. The
 * same holds for what comes in: a message that names a library is that library's word, one that names none is the broker's.
 */

import type { EffectName } from '../../domain/tables/tables.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { SupplyingAgencyMessage } from '../../protocol/messages.js';
import { sameSymbol, symbolText } from '../directory/partner-book.js';
import type { ConversationRecord, Loan, PartnerRecord } from '../model/records.js';
import { forgetOffer } from './rota-moves.js';

/** The library that is asked at present, where the partner asks several one after the other. */
export function askedBehind(line: ConversationRecord | undefined, { dialect }: PartnerRecord): string | undefined {
  const last = line?.facts?.behind?.at(-1);
  return dialectOf(dialect).asksOneAfterAnother && last && !last.refused ? last.symbol : undefined;
}

const toOneAlone: ReadonlySet<EffectName> = new Set(['send:ConditionsRefused'] as const);

/** To whom a message is addressed, when not to the partner itself. */
export const addressedBehind = (
  effect: EffectName,
  line: ConversationRecord,
  partner: PartnerRecord,
): string | undefined => (toOneAlone.has(effect) ? askedBehind(line, partner) : undefined);

/** Who speaks through the partner: named by a token, or as the supplier in the header. */
export function speakerBehind({ header, extras }: SupplyingAgencyMessage, partner: PartnerRecord): string | undefined {
  const symbol = header.supplyingAgencyId && symbolText(header.supplyingAgencyId);
  const foreign = symbol && !partner.symbols.some((own) => sameSymbol(own, symbol)) ? symbol : undefined;
  return extras?.realSupplier ?? foreign;
}

/** Notes that a library is asked for us, or cannot supply; whether that is news. What the one before it offered is forgotten. */
export function noteBehind(
  loan: Loan,
  line: ConversationRecord,
  partner: PartnerRecord,
  { symbol, refused }: { symbol: string; refused: boolean },
): boolean {
  const known = line.facts?.behind ?? [];
  const before = known.find((each) => each.symbol === symbol);
  if (before && before.refused === refused) return false;
  const asked = askedBehind(line, partner);
  line.facts = { ...line.facts, behind: [...known.filter((each) => each !== before), { symbol, refused }] };
  const isActive = line.position === loan.request.activePosition && line.state === 'asked';
  if (isActive && asked !== undefined && askedBehind(line, partner) !== asked) forgetOffer(loan.request.facts);
  return true;
}
