/** Whether a new request is filled from our own collection by itself. */
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { LocalRecords } from '../model/local-records.js';
import type { Loan } from '../model/records.js';

/** Why, for the history; nothing when it is not. A title alone is not enough: the numbers must be the same. */
export async function fillsHere(
  { request, citation }: Loan,
  local: Pick<LocalRecords, 'policies' | 'holdings'>,
  now: Date,
): Promise<Record<string, unknown> | undefined> {
  if (request.serviceType !== 'Loan' || citation.patron?.id === undefined) return undefined;
  if (!(await local.policies.inForce()).fillLocally) return undefined;
  const free = await local.holdings.freeHere(citation.bibliographic);
  if (!free.some(({ by }) => by !== 'title')) return undefined;
  return { rule: byRule('filledHere'), setting: 'policy fillLocally', value: true, date: now.toISOString() };
}
