import type { RequestSummary } from '../../contract/request-views.js';
import { readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import type { Page } from '../model/actor.js';
import { filterOfView } from '../sheets/view-filter.js';
import type { Ready, StaffJobTools } from './run-staff-job.js';

/** A page of what the view of a job shows to its maker: no name is looked for that the maker may not read. */
export async function requestsShown(
  { lists }: Pick<StaffJobTools, 'lists'>,
  { job, view, owners, maker }: Ready,
  page: { limit: number; after?: string },
): Promise<Page<RequestSummary>> {
  if (!view) return { items: [] };
  return lists.requests({
    ...filterOfView(view, job.maker.person),
    ...(owners === 'all' ? {} : { owners }),
    ...(readsWithoutPatrons(maker.rights) ? { withoutPatrons: true } : {}),
    ...page,
  });
}
