/** After a restore: what partners did since the backup is asked of them, and staff get the list of what needs a look. */
import { attentionSays } from '../../domain/request/attention.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { message } from '../../words/message.js';
import { runOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import { byClock, clock, inBatches } from './each-due.js';

const rowsAtOnce = 200;
const byItself = { kind: 'system', name: 'Interlend' } as const;

/** A database that came out of a backup. */
export interface Restored {
  restoredAt: string;
  /** When the backup was made. */
  savedAt: string;
}

export interface RestoredNotes {
  open(): Promise<Restored | undefined>;
  settle(): Promise<void>;
}

/**
 * Each request that is under way in the backup is marked for staff, and its lender is asked where it is; what the lender
 * answers is applied as any message is. Each once, also when this breaks off. Gives how many were marked.
 */
export async function askAfterRestore(context: EngineContext, notes: RestoredNotes, now: Date): Promise<number> {
  const restored = await notes.open();
  if (!restored) return 0;
  let marked = 0;
  let failed = 0;
  for (let after: string | undefined; ; ) {
    const page = await context.views.requests({
      activity: 'active',
      sort: 'created',
      order: 'asc',
      limit: rowsAtOnce,
      ...(after ? { after } : {}),
    });
    await inBatches(page.items, async ({ id }) => {
      try {
        const isMarked = await askAbout(context, id, restored, now);
        if (isMarked) marked += 1;
      } catch (error) {
        failed += 1;
        context.log.error(
          { err: error, request: id },
          'One restored request could not be asked about; it is tried again.',
        );
      }
    });
    if (!page.next) break;
    after = page.next;
  }
  if (failed === 0) await notes.settle();
  return marked;
}

async function askAbout(
  context: EngineContext,
  id: string,
  { restoredAt, savedAt }: Restored,
  now: Date,
): Promise<boolean> {
  if ((await context.views.attention(id)).some(({ reason }) => reason === 'restored')) return false;
  const attempted = await runOrder(
    context,
    { id, actor: byItself, sharesCommit: true },
    async (requestStep) => {
      const facts = { rule: byRule('restored'), date: now.toISOString(), since: savedAt, restored: restoredAt };
      const isBorrowing = requestStep.loan.request.side === 'borrowing';
      const isAsked = isBorrowing && byClock(requestStep, 'askStatus', {}, facts);
      const saved = { saved: { moment: savedAt, zone: context.settings.timeZone } };
      const more = message(
        isAsked
          ? 'attentionMore.restoredAsked'
          : isBorrowing
            ? 'attentionMore.restoredUnsent'
            : 'attentionMore.restoredLending',
        saved,
      );
      requestStep.mark({ reason: 'restored', says: attentionSays('restored', { more }) });
      requestStep.note({ ...clock, event: 'marked.restored', facts });
      return undefined;
    },
    now,
  );
  return attempted.kind === 'done';
}
