import { withdrawAfter } from '../domain/deadlines.js';
import { confirm } from '../protocol/confirm.js';
import type { InitiatingMessage } from '../protocol/messages.js';
import { read } from '../protocol/read.js';
import { applyStored } from './arrive.js';
import { followUp } from './follow-up.js';
import { lendingKeyOf } from './heard.js';
import type { House } from './house.js';
import { nameForRota } from './naming.js';
import { openWorkbench } from './workbench.js';

const rowsAtOnce = 100;

/** What time alone must do: withdraw requests that cannot be delivered, end the wait of messages that came early. */
export async function watchDeadlines(house: House, now: Date): Promise<{ withdrawn: number; early: number }> {
  return { withdrawn: await withdrawUndelivered(house, now), early: await endEarly(house) };
}

async function withdrawUndelivered(house: House, now: Date): Promise<number> {
  const { withdrawBusinessDays, timeZone } = house.settings;
  const patience = 60_000; // even with 0 business days a request gets a minute of tries
  const candidates = await house.store.undeliveredRequests(new Date(now.getTime() - patience), rowsAtOnce);
  let withdrawn = 0;
  for (const { outboundId, requestId, createdAt } of candidates) {
    const due = withdrawAfter(createdAt, withdrawBusinessDays, { timeZone });
    if (due > now) continue;
    const ids = await house.store.transaction(async (tx) => {
      const loan = await tx.lockRequest(requestId);
      const row = loan && (await tx.lockUnsent(outboundId));
      if (!loan || !row) return undefined;
      await tx.settleOutbound(outboundId, undefined, 'withdrawn', 'It could not be delivered in time.');
      const bench = openWorkbench(house, await house.book.all(), loan, now);
      const name = nameForRota(
        bench,
        row.ambiguous ? 'delivery.requestUndeliveredAmbiguous' : 'delivery.requestUndelivered',
      );
      const applied = bench.apply(
        name,
        {},
        {
          actorKind: 'system',
          actor: 'Interlend',
          facts: {
            rule: 'A request that cannot be delivered is withdrawn and the next partner asked.',
            setting: 'INTERLEND_WITHDRAW_BUSINESS_DAYS',
            value: withdrawBusinessDays,
            date: due.toISOString(),
            attempts: row.attempts,
          },
        },
      );
      if (applied.kind !== 'noRow') followUp(house, bench, name);
      return (await tx.save(bench.decision())).outboundIds;
    });
    if (ids === undefined) continue;
    withdrawn += 1;
    if (ids.length > 0) void house.doorbell.ring(ids);
  }
  return withdrawn;
}

async function endEarly(house: House): Promise<number> {
  const due = await house.store.earlyDue(rowsAtOnce);
  for (const stored of due) {
    const ids = await house.store.transaction(async (tx) => {
      const got = read(stored.raw, stored.contentType, { maxBytes: house.settings.bodyBytes, strict: false });
      if (got.kind !== 'message') return [];
      const message = got.message as InitiatingMessage;
      const found = await tx.lockConversation(lendingKeyOf(stored.partnerCode, message), '');
      if (found) return (await applyStored(house, tx, stored.partnerCode, stored, found.loan)).outboundIds;
      const { xml } = confirm(
        message,
        {
          status: 'ERROR',
          errors: [{ errorType: 'UnrecognisedDataValue', errorValue: 'requestingAgencyRequestId: no such request' }],
        },
        new Date(),
        got.version,
      );
      await tx.settleWaiting(stored.id, {
        outcome: 'refused',
        reason: 'Its request did not come in time.',
        confirmation: xml,
      });
      return [];
    });
    if (ids.length > 0) void house.doorbell.ring(ids);
  }
  return due.length;
}
