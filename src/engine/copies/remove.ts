/** Copies whose term is over: their files are removed, and the lender no longer waits for their receipt. */
import { byRule } from '../../domain/tables/automatic-rules.js';
import { byClock, forAllDue } from '../deadlines/each-due.js';
import type { EngineContext } from '../engine-context.js';
import type { CopyFolder, CopyStore } from '../model/copies.js';

const atOnce = 200;
const byItself = { kind: 'system', name: 'Interlend' } as const;

/** Ends what is over, so that it can be tried. Gives how many. */
export const endCopies = async (context: EngineContext, now: Date): Promise<number> =>
  (await removeFiles(context, now)) + (await completePaper(context, now));

/** Nothing comes back of a copy, and many systems never say that it came: on paper it is complete after the same time. */
async function completePaper(context: EngineContext, now: Date): Promise<number> {
  const sentBefore = new Date(now.getTime() - context.settings.copyDays * 86_400_000);
  const find = (limit: number) => context.store.unconfirmedCopies(sentBefore, limit);
  const why = {
    rule: byRule('copyTakenAsReceived'),
    setting: 'INTERLEND_COPY_DAYS',
    value: context.settings.copyDays,
    date: now.toISOString(),
  };
  return forAllDue(context, await context.book.all(), find, now, (requestStep) =>
    byClock(requestStep, 'complete', {}, why),
  );
}

/** Marks files as removed, each in a transaction of its own. */
async function removeFiles(context: EngineContext, now: Date): Promise<number> {
  let done = 0;
  const seen = new Set<string>();
  for (;;) {
    const found = await context.local.copies.ended(now, atOnce + seen.size);
    const due = found.filter(({ id }) => !seen.has(id));
    for (const copy of due) {
      seen.add(copy.id);
      const facts = {
        rule: byRule('copyTermOver'),
        ...(copy.status === 'waiting' ? {} : { setting: 'INTERLEND_COPY_DAYS', value: context.settings.copyDays }),
        date: now.toISOString(),
      };
      await context.store.transaction(async (tx) => {
        await tx.local.copies.remove(copy.id);
        await tx.local.copies.note(copy.request, byItself, { event: 'copyRemoved', note: copy.name, facts }, now);
      });
      done += 1;
    }
    if (due.length === 0) return done;
  }
}

/** Takes the files of rows that are over out of the folder. */
export async function clearCopies(store: CopyStore, folder: CopyFolder): Promise<number> {
  let done = 0;
  for (;;) {
    const ids = await store.toClear(atOnce);
    for (const id of ids) {
      await folder.remove(id);
      await folder.dropFetched(id);
    }
    if (ids.length > 0) await store.cleared(ids);
    done += ids.length;
    if (ids.length < atOnce) return done;
  }
}
