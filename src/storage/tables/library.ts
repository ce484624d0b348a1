import { EntitySchema } from 'typeorm';

/** A library of this institution: the resource sharing library, virtual ones, those that items are picked up at. */
export interface LibraryRow {
  code: string;
  name: string;
  isil: string | null;
  symbol: string | null;
  resourceSharing: boolean;
  virtual: boolean;
  address: unknown;
  /** Where copies are sent. */
  email: string | null;
  timeZone: string;
  defaultItemLocation: string | null;
  defaultPickup: string | null;
  /** 0 for Sunday. */
  closedWeekdays: number[] | null;
  borrowingInactiveFrom: string | null;
  borrowingInactiveUntil: string | null;
  lendingInactiveFrom: string | null;
  lendingInactiveUntil: string | null;
  createdAt: Date;
}

export const libraryTable = new EntitySchema<LibraryRow>({
  name: 'library',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    isil: { type: 'text', nullable: true },
    symbol: { type: 'text', nullable: true },
    resourceSharing: { type: 'boolean', name: 'resource_sharing', default: false },
    virtual: { type: 'boolean', default: false },
    address: { type: 'jsonb', nullable: true },
    email: { type: 'text', nullable: true },
    timeZone: { type: 'text', name: 'time_zone' },
    defaultItemLocation: { type: 'text', name: 'default_item_location', nullable: true },
    defaultPickup: { type: 'text', name: 'default_pickup', nullable: true },
    closedWeekdays: { type: 'smallint', name: 'closed_weekdays', array: true, nullable: true },
    borrowingInactiveFrom: { type: 'date', name: 'borrowing_inactive_from', nullable: true },
    borrowingInactiveUntil: { type: 'date', name: 'borrowing_inactive_until', nullable: true },
    lendingInactiveFrom: { type: 'date', name: 'lending_inactive_from', nullable: true },
    lendingInactiveUntil: { type: 'date', name: 'lending_inactive_until', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
  },
});
