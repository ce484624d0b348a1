import { confirm } from '../../protocol/confirm.js';
import type { Understood } from '../../protocol/understand.js';
import { noteUnreadable } from '../certify/practice-messages.js';
import type { EngineContext } from '../engine-context.js';
import type { Arrival, Reply } from '../model/arrivals.js';
import type { CallingPartner } from '../model/partner-book.js';
import { keepsRefused } from './keep-refused.js';
import { showRefused } from './show-refused.js';

/**
 * What a known partner sent and nobody can read: kept for staff, and answered as the standard has it, with ERROR and
 * BadlyFormedMessage. The confirmation names what can still be seen of the message.
 */
export async function confirmUnreadable(
  context: EngineContext,
  { partner }: CallingPartner,
  { masked, seen, sourceAddress }: Understood & Pick<Arrival, 'sourceAddress'>,
  reason: string,
): Promise<Reply> {
  const { bytes, contentType } = masked;
  if (!seen) throw new Error('What cannot be confirmed as a message was not looked at.');
  const { echo, version } = seen;
  const errors = [{ errorType: 'BadlyFormedMessage', errorValue: reason } as const];
  const reply: Reply = {
    kind: 'unreadable',
    xml: confirm(echo, { status: 'ERROR', errors }, new Date(), version).xml,
  };
  if (!keepsRefused(context, partner.code, sourceAddress, bytes.length)) return reply;
  await context.store.quarantine({
    partnerCode: partner.code,
    source: sourceAddress,
    contentType,
    reason,
    raw: bytes,
  });
  await noteUnreadable(context, partner, reason);
  await showRefused(context, echo.header, partner, { reason: 'messageNotTaken', why: reason });
  return reply;
}
