/** What is over forgets whom it was for, when the library says so. */
import { byRule } from '../../domain/automatic-rules.js';
import type { House } from '../house.js';
import { clock, forAllDue } from './each-due.js';

const dayMs = 86_400_000;

/** Requests that ended more days ago than the setting says; 0: none. Gives how many. */
export async function forgetPatrons(house: House, now: Date): Promise<number> {
  const { patronDays: days } = house.settings;
  if (days === 0) return 0;
  const before = new Date(now.getTime() - days * dayMs);
  const because = {
    rule: byRule('patronForgotten'),
    ...{ setting: 'INTERLEND_PATRON_DAYS', value: days, date: now.toISOString() },
  };
  const find = (limit: number) => house.store.endedWithPatron(before, limit);
  return forAllDue(house, await house.book.all(), find, now, async (bench, _partner, tx) => {
    bench.note({ ...clock, event: 'patronForgotten', facts: because });
    await tx.forgetPatron(bench.loan.request.id);
  });
}
