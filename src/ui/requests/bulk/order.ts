import { api, type Thing } from '../../api/client.js';
import type { RequestRow } from '../request-row.js';

/** What is done with many at once: one of the orders that the node takes. */
export type BulkOrder = Pick<Thing<'BulkOrder'>, 'action' | 'fields' | 'status' | 'note' | 'assign' | 'slip'>;
export type Result = Thing<'BulkRow'>;
/** A row with what came of it, or would. */
export type Outcome = Result & Pick<RequestRow, 'title' | 'externalId'>;

/** Seen at a version; without one it is taken as it is now. */
export type Aim = Pick<RequestRow, 'id' | 'title' | 'externalId'> & { version?: number | undefined };

/** Orders it for one portion, or asks what would come of it. */
export async function give(
  order: BulkOrder,
  aims: readonly Aim[],
  more: { trial?: true; confirmed?: true },
): Promise<Outcome[]> {
  const { items } = await api.post('/requests/bulk', {
    body: {
      ...order,
      ...more,
      ids: aims.map(({ id }) => id),
      versions: Object.fromEntries(aims.flatMap(({ id, version }) => (version === undefined ? [] : [[id, version]]))),
    },
  });
  const known = new Map(aims.map((aim) => [aim.id, aim]));
  return items.map((item) => {
    const { title = item.id, externalId = '' } = known.get(item.id) ?? {};
    return { ...item, title, externalId };
  });
}

/** As lines for a sheet: title, External ID, result, reason. */
export const asLines = (outcomes: readonly Outcome[], said: (outcome: Outcome) => string): string =>
  outcomes
    .map((each) => [each.title, each.externalId, said(each), each.reason ?? ''].map(oneLine).join('\t'))
    .join('\n');

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
