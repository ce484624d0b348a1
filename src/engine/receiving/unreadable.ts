import { confirm } from '../../protocol/confirm.js';
import { glimpse } from '../../protocol/glimpse.js';
import { withoutSecrets } from '../../protocol/masked.js';
import { noteUnreadable } from '../certify/hear.js';
import type { Caller } from '../directory/partner-book.js';
import type { House } from '../house.js';
import type { Arrival, Reply } from '../ports.js';
import { showRefused } from './show-refused.js';

/**
 * What a known partner sent and nobody can read: kept for staff, and answered as the standard has it, with ERROR and
 * BadlyFormedMessage. The confirmation names what can still be seen of the message.
 */
export async function confirmUnreadable(
  house: House,
  { partner }: Caller,
  arrival: Arrival,
  reason: string,
): Promise<Reply> {
  const { bytes, contentType } = withoutSecrets(arrival);
  await house.store.quarantine({
    ...{ partnerCode: partner.code, source: arrival.sourceAddress, contentType, reason, raw: bytes },
  });
  await noteUnreadable(house, partner, reason);
  const { echo, version } = glimpse(arrival.bytes, arrival.contentType);
  await showRefused(house, echo.header, partner, { reason: 'messageNotTaken', why: reason });
  const errors = [{ errorType: 'BadlyFormedMessage', errorValue: reason } as const];
  return { kind: 'unreadable', xml: confirm(echo, { status: 'ERROR', errors }, new Date(), version).xml };
}
