import { EntitySchema } from 'typeorm';

/** A browser in which a patron signed in. Only a digest of what its cookie carries is kept. */
export interface PatronSessionRow {
  tokenHash: string;
  patronId: string;
  address: string;
  /** How they proved who they are. */
  way: 'pin' | 'openId';
  startedAt: Date;
  seenAt: Date;
  endsAt: Date;
}

export const patronSessionTable = new EntitySchema<PatronSessionRow>({
  name: 'patron_session',
  columns: {
    tokenHash: { type: 'text', name: 'token_hash', primary: true },
    patronId: { type: 'text', name: 'patron_id' },
    address: { type: 'text' },
    way: { type: 'text' },
    startedAt: { type: 'timestamptz', name: 'started_at' },
    seenAt: { type: 'timestamptz', name: 'seen_at' },
    endsAt: { type: 'timestamptz', name: 'ends_at' },
  },
  checks: [{ name: 'patron_session_way_check', expression: "((way = ANY (ARRAY['pin'::text, 'openId'::text])))" }],
  foreignKeys: [
    {
      name: 'patron_session_patron_id_fkey',
      target: 'patron',
      columnNames: ['patronId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'patron_session_patron', columns: ['patronId'] },
    { name: 'patron_session_ends', columns: ['endsAt'] },
  ],
});
