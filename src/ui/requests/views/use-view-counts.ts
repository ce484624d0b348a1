import type { Thing } from '../../api/client.js';
import { useRead } from '../../api/read.js';
import type { Side } from '../../parts/status-looks.js';
import type { View } from './use-views.js';

/** How many requests each view shows, all asked for at once; nothing before somebody looks at the views. */
export function useViewCounts(
  side: Side,
  views: readonly View[],
  when: boolean,
): ReadonlyMap<string, Thing<'ViewCount'>> {
  // Nothing at all would not be sent.
  const search = views.map((view) => view.search || 'activity=active');
  const { data } = useRead('/requests/view-counts', {
    query: { side, search },
    when: when && views.length > 0,
    keep: true,
  });
  return new Map(views.flatMap(({ key }, at) => (data?.items[at] ? [[key, data.items[at]] as const] : [])));
}
