/** The order of a list of all requests: by the id, which rises with its creation, and by which a page says where it ended. */
import type { RequestFilter } from '../../engine/model/requests.js';
import { isRowId } from '../database/row-id.js';
import type { Add } from './list-roads.js';

/** A key that is none is the start of the list. */
export function afterId({ after, order }: Pick<RequestFilter, 'after' | 'order'>, add: Add): string[] {
  const [, last] = /^(?:.*\/)?(\d{1,19})$/s.exec(after ?? '') ?? [];
  return last && isRowId(last) ? [`r.id ${order === 'asc' ? '>' : '<'} ${add(last)}`] : [];
}
