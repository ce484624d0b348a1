/** Files whose term is over are removed; the row and the history tell what there was. */
import { byRule } from '../../domain/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import type { CopyFolder, CopyStore } from '../model/copies.js';

const atOnce = 200;
const byItself = { kind: 'system', name: 'Interlend' } as const;

/** Marks what is over, each in a transaction of its own, so that it can be tried. Gives how many. */
export async function endCopies(context: EngineContext, now: Date): Promise<number> {
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
