/** Columns that are changed where they are: in which rows, and what is sent for it. No React here. */

import { mayChangeForLender } from '../../../domain/tables/changes-after-send.js';
import { isState } from '../../../domain/tables/states.js';
import { api, type Thing } from '../../api/client.js';
import { statusRow } from '../../parts/status-looks.js';
import type { RequestRow } from '../request-row.js';

const editedColumns = ['neededBy', 'pickup', 'assignedTo', 'maximumCost', 'note'] as const;
export type EditedColumn = (typeof editedColumns)[number];

export const isEditedColumn = (column: string): column is EditedColumn =>
  editedColumns.includes(column as EditedColumn);

/** Columns that a list of this side may change. What a borrower wrote is not the lender’s to rewrite. */
export const mayEdit = (side: RequestRow['side'], column: string): column is EditedColumn =>
  isEditedColumn(column) && (side === 'borrowing' || column === 'assignedTo');

/** Whether the cell of this row can usually be changed; the node has the last word. */
export function mayEditCell({ side, state }: Pick<RequestRow, 'side' | 'state'>, column: EditedColumn): boolean {
  if (!mayEdit(side, column)) return false;
  if (column === 'assignedTo') return true;
  return column === 'pickup' ? !statusRow(side, state).final : isState(side, state) && mayChangeForLender(state);
}

/** Whether the partner is notified of it: what it reads, while it has the request. */
export const reachesPartner = ({ rota, state }: Thing<'RequestView'>, column: EditedColumn): boolean =>
  column !== 'assignedTo' &&
  column !== 'pickup' &&
  state !== 'retryLater' &&
  rota.some((line) => line.state === 'asked');

type Values = Pick<RequestRow, 'neededBy' | 'pickup' | 'assignedTo' | 'maximumCost' | 'note'>;

/** What is in a cell, as it is typed; an empty text is nothing. */
export const typedOf = (row: Values, column: EditedColumn): string =>
  (column === 'maximumCost' ? row.maximumCost?.amount : row[column]) ?? '';

/** What the field is called in the body that is sent, as a refusal names it. */
export const fieldOf: Readonly<Record<EditedColumn, string>> = {
  neededBy: 'change.needBeforeDate',
  pickup: 'change.pickupLocation',
  assignedTo: 'to',
  maximumCost: 'change.maximumCosts',
  note: 'change.note',
};

/** Saves what was typed in a cell, from that version of the request on. */
export function saveCell(
  { id, version, currency }: { id: string; version: number; currency: string },
  column: EditedColumn,
  typed: string,
): Promise<Thing<'RequestView'>> {
  const path = { id };
  if (column === 'assignedTo')
    return typed
      ? api.post('/requests/{id}/assign', { path, body: { version, to: typed } })
      : api.post('/requests/{id}/release', { path, body: { version } });
  const value = typed === '' ? null : column === 'maximumCost' ? { amount: typed, currency } : typed;
  const name = fieldOf[column].slice('change.'.length);
  return api.patch('/requests/{id}', { path, body: { version, change: { [name]: value } as never } });
}
