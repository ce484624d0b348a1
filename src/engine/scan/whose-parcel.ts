/** Whose parcel is in hand: of the partner that has the request, or of one that it left. */

import type { ScanOrder } from '../../contract/scan-operations.js';
import type { ConversationRecord, Loan } from '../model/records.js';
import { activeOf } from '../rota/rota-moves.js';
import type { FoundBorrowing } from './find.js';

/** A line of the rota; several when only a person can tell, none when nobody was ever asked. */
export function whoseParcel(
  { loan, lines, item }: FoundBorrowing,
  { line, code, at }: Pick<ScanOrder, 'line' | 'code' | 'at'>,
  isHere: boolean,
): ConversationRecord[] {
  const asked = loan.conversations.filter((each) => each.requestingAgencyRequestId !== undefined);
  if (line !== undefined) return asked.filter(({ position }) => position === line);
  const active = activeOf(loan);
  const current = active ? [active] : [];
  if (item?.barcode === code && code !== loan.request.externalId) {
    // The number of a volume may read like the id of an attempt.
    const likewise = asked.filter((each) => each !== active && lines.includes(each.position) && isOnItsWay(each));
    return [...likewise, ...current];
  }
  const named = asked.filter(({ position }) => lines.includes(position));
  const isExternalId = code === loan.request.externalId || named.length === 0;
  if (!isExternalId) return named;
  // The External ID is on our own slips, and on those of the first partner that was asked.
  const coming = asked.filter((each) => isOnItsWay(each) && each !== active);
  if (coming.length === 0 || (at === 'return' && isHere)) return current;
  return mayStillCome(loan, active, isHere) ? [...coming, ...current] : coming;
}

const isOnItsWay = ({ state, facts }: ConversationRecord): boolean =>
  state === 'passed' && facts?.parcel?.shippedAt !== undefined && facts.parcel.sentBackAt === undefined;

const mayStillCome = ({ request }: Loan, active: ConversationRecord | undefined, isHere: boolean): boolean =>
  active?.state === 'asked' && (isHere || request.facts.shippedAt !== undefined);

/** The request is not waiting for it: another partner has the request, or nobody. */
export const isPassedOver = ({ request }: Loan, line: ConversationRecord): boolean =>
  line.position !== request.activePosition || line.state === 'passed';
