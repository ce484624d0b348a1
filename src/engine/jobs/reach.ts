/** What a file that a job wrote tells of: it is opened by who may still read all of it, not by who once might. */
import { patronsOf, readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import { librariesWith, type Rights } from '../../domain/staff/permissions.js';
import type { Ready } from './run-staff-job.js';

export interface Reach {
  /** The libraries of its requests. */
  owners: 'all' | readonly string[];
  /** Whether patrons are in it. */
  patrons: boolean;
}

export const reachOf = ({ job, maker, owners }: Pick<Ready, 'job' | 'maker' | 'owners'>): Reach => ({
  owners,
  patrons: job.report === undefined && !readsWithoutPatrons(maker.rights),
});

/** Whether somebody may read all of that at present. */
export function mayReadAll(rights: Rights, { owners, patrons }: Reach): boolean {
  const covers = (where: 'all' | readonly string[]) =>
    where === 'all' || (owners !== 'all' && owners.every((library) => where.includes(library)));
  return covers(librariesWith(rights, 'seeRequests')) && (!patrons || covers(patronsOf(rights)));
}
