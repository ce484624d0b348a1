import { attentionSays } from '../../domain/request/attention.js';
import type { InitiatingMessage } from '../../protocol/messages.js';
import { symbolText } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import { createQuota, type Quota } from '../quota.js';
import { openStep } from '../step/request-step.js';

const megabyte = 1_000_000;
const minutesOfDay = 24 * 60;
/** What a refused message takes in the database beside its text, in bytes: its row, its confirmation, a line of history. */
const besideText = 2000;
/** So long nothing is said anew of a partner whose refused messages are no longer kept, in milliseconds. */
const silentMs = 60 * 60_000;

interface Kept {
  quota: Quota;
  /** By partner: when it was last said that its refused messages are not kept, by a monotonic clock. */
  said: Map<string, number>;
}

/** Of each node. */
const ofNodes = new WeakMap<EngineContext, Kept>();

/**
 * Whether a message of this partner that is refused, or cannot be read, is kept for staff. What a partner can fill the
 * database with is bounded (`INTERLEND_REFUSED_MEGABYTES` at once and as much a day): what is more gets the same answer and is
 * counted, and once an hour the security log says of whom nothing is kept. `bytes`: of its text.
 */
export function keepsRefused(context: EngineContext, partnerCode: string, source: string, bytes: number): boolean {
  const { refusedMegabytes } = context.settings;
  if (refusedMegabytes === 0) return true;
  const room = refusedMegabytes * megabyte;
  const kept: Kept = ofNodes.get(context) ?? {
    quota: createQuota({ perMinute: room / minutesOfDay, burst: room }),
    said: new Map(),
  };
  ofNodes.set(context, kept);
  if (kept.quota.take(partnerCode, bytes + besideText) === 0) return true;
  const before = kept.said.get(partnerCode);
  if (before === undefined || performance.now() - before > silentMs) {
    kept.said.set(partnerCode, performance.now());
    const detail = `${partnerCode} sent more refused messages than are kept of one partner (${refusedMegabytes} MB a day).`;
    context.log.warn({ partner: partnerCode }, detail);
    void context.store.securityEvent({ partnerCode, source, kind: 'refused-not-kept', detail }).catch(() => {});
  }
  return false;
}

/** What of a refused message must have been readable: which request it is about, and who asked for it. */
type About = Partial<Pick<InitiatingMessage['header'], 'requestingAgencyRequestId' | 'requestingAgencyId'>>;

/**
 * A message about a request we know was refused: it is in the request's history, and is marked once. The caller
 * learns nothing of it. `refusedMessage`: its sender may not say it; `messageNotTaken`: what it says could not be taken.
 */
export async function showRefused(
  context: EngineContext,
  { requestingAgencyRequestId: id, requestingAgencyId }: About,
  partner: PartnerRecord,
  { reason, why }: { reason: 'refusedMessage' | 'messageNotTaken'; why: string },
): Promise<void> {
  if (!id || !requestingAgencyId) return;
  const known = await context.views.loan(id);
  const asker = symbolText(requestingAgencyId).toUpperCase();
  const isTheirs = known?.conversations.some(({ requestingSymbol }) => requestingSymbol?.toUpperCase() === asker);
  if (!known || !isTheirs) return;
  const marked = (await context.views.attention(known.request.id)).some((each) => each.reason === reason);
  const partners = await context.book.all();
  await context.store.transaction(async (tx) => {
    const loan = await tx.lockRequest(known.request.id);
    if (!loan) return;
    const requestStep = openStep(context, partners, loan, new Date());
    requestStep.note({ actorKind: 'partner', actor: partner.name, event: 'messageRefused', note: why });
    if (!marked)
      requestStep.mark({
        partnerCode: partner.code,
        reason,
        says: attentionSays(reason),
        facts: { partner: partner.name, why },
      });
    await tx.save(requestStep.decision());
  });
}
