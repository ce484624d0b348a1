/** Libraries with their desks, locations and closures. */
import { EntitySchema } from 'typeorm';
import type { ClosureView, DeskView, LibraryView, LocationView } from '../../contract/local-views.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';

type Told =
  | 'inactiveForBorrowing'
  | 'inactiveForLending'
  | 'borrowsToday'
  | 'lendsToday'
  | 'desks'
  | 'locations'
  | 'toInform';

/** Local dates of what it does not take part in. */
export interface LibraryRow extends StoredRow<Omit<LibraryView, Told>> {
  borrowingFrom: string | null;
  borrowingUntil: string | null;
  lendingFrom: string | null;
  lendingUntil: string | null;
}

export const libraryTable = new EntitySchema<LibraryRow>({
  name: 'library',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    isil: { type: 'text', nullable: true },
    symbol: { type: 'text', nullable: true },
    formerSymbols: { type: 'text', name: 'former_symbols', array: true, default: [] },
    resourceSharing: { type: 'boolean', name: 'resource_sharing', default: false },
    virtual: { type: 'boolean', default: false },
    address: { type: 'jsonb', nullable: true },
    email: { type: 'text', nullable: true },
    timeZone: { type: 'text', name: 'time_zone' },
    defaultItemLocation: { type: 'text', name: 'default_item_location', nullable: true },
    defaultPickup: { type: 'text', name: 'default_pickup', nullable: true },
    closedWeekdays: { type: 'smallint', name: 'closed_weekdays', array: true, nullable: true },
    borrowingFrom: { type: 'date', name: 'borrowing_inactive_from', nullable: true },
    borrowingUntil: { type: 'date', name: 'borrowing_inactive_until', nullable: true },
    lendingFrom: { type: 'date', name: 'lending_inactive_from', nullable: true },
    lendingUntil: { type: 'date', name: 'lending_inactive_until', nullable: true },
  },
});

export const deskTable = new EntitySchema<StoredRow<DeskView>>({
  name: 'desk',
  columns: {
    code: { type: 'text', primary: true },
    library: { type: 'text', name: 'library_code' },
    name: { type: 'text' },
    holdShelf: { type: 'boolean', name: 'hold_shelf', default: true },
    email: { type: 'text', nullable: true },
  },
});

export const locationTable = new EntitySchema<StoredRow<LocationView>>({
  name: 'location',
  columns: {
    code: { type: 'text', primary: true },
    library: { type: 'text', name: 'library_code' },
    name: { type: 'text' },
    kind: { type: 'text', default: 'shelf' },
  },
});

/** Days on which a library is closed. */
export type ClosureRow = StoredRow<Omit<ClosureView, 'told'>, 'createdAt'>;

export const closureTable = new EntitySchema<ClosureRow>({
  name: 'closure',
  columns: {
    id: identityColumn,
    library: { type: 'text', name: 'library_code' },
    kind: { type: 'text' },
    from: { type: 'date', name: 'first_day' },
    until: { type: 'date', name: 'last_day' },
    note: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    createdBy: { type: 'text', name: 'created_by' },
  },
});
