/** Who may be mailed what is known of patrons: whoever may read it at the desk, and no other address. */
import { patronsOf, readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import type { Rights } from '../../domain/staff/permissions.js';
import type { Ready, StaffJobTools } from './run-staff-job.js';

/** What the members of staff may do who have that address now. */
export type FindReaders = (address: string) => Promise<Rights[]>;

export interface MailReaders {
  /** They get what the maker of the job may read. */
  whole: string[];
  /** They get it without what is known of patrons. */
  withoutPatrons: string[];
}

/** Of an address that several share, each of them must be allowed. */
export async function mailReaders(
  { findReaders }: Pick<StaffJobTools, 'findReaders'>,
  { job, maker, owners }: Pick<Ready, 'job' | 'maker' | 'owners'>,
): Promise<MailReaders> {
  const readers: MailReaders = { whole: [], withoutPatrons: [] };
  const namesNobody = job.report !== undefined || readsWithoutPatrons(maker.rights);
  for (const address of job.mailTo ?? []) {
    const people = namesNobody ? [] : await findReaders(address);
    const mayRead = namesNobody || (people.length > 0 && people.every((rights) => readsAll(rights, owners)));
    readers[mayRead ? 'whole' : 'withoutPatrons'].push(address);
  }
  return readers;
}

function readsAll(rights: Rights, owners: Ready['owners']): boolean {
  const patrons = patronsOf(rights);
  return patrons === 'all' || (owners !== 'all' && owners.every((library) => patrons.includes(library)));
}
