import { EntitySchema } from 'typeorm';

/** What a patron proves the card with. Only a digest of it is kept. */
export interface PatronPinRow {
  patronId: string;
  pinHash: string;
  setAt: Date;
}

export const patronPinTable = new EntitySchema<PatronPinRow>({
  name: 'patron_pin',
  columns: {
    patronId: { type: 'text', name: 'patron_id', primary: true },
    pinHash: { type: 'text', name: 'pin_hash' },
    setAt: { type: 'timestamptz', name: 'set_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'patron_pin_patron_id_fkey',
      target: 'patron',
      columnNames: ['patronId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});
