import { EntitySchema } from 'typeorm';

/** A form of what a borrowing request cites, by which a duplicate is found. */
export interface WishKeyRow {
  key: string;
  requestId: string;
}

export const wishKeyTable = new EntitySchema<WishKeyRow>({
  name: 'wish_key',
  columns: {
    key: { type: 'text', primary: true },
    requestId: { type: 'bigint', name: 'request_id', primary: true },
  },
  foreignKeys: [
    {
      name: 'wish_key_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'wish_key_request', columns: ['requestId'] }],
});
