import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** One thing that was said in a certification, by us or by the partner. */
export interface CertificationMessageRow {
  id: string;
  certificationId: string;
  direction: string;
  talk: string | null;
  /** Of ours: its place in the script. */
  move: number | null;
  event: string;
  isoVersion: string | null;
  bodies: string[];
  words: string;
  verdict: unknown;
  answer: unknown;
  identity: string | null;
  at: Date;
}

export const certificationMessageTable = new EntitySchema<CertificationMessageRow>({
  name: 'certification_message',
  columns: {
    id: identityColumn,
    certificationId: { type: 'bigint', name: 'certification_id' },
    direction: { type: 'text' },
    talk: { type: 'text', nullable: true },
    move: { type: 'integer', nullable: true },
    event: { type: 'text' },
    isoVersion: { type: 'text', name: 'iso_version', nullable: true },
    bodies: { type: 'text', array: true, default: '{}' },
    words: { type: 'text', default: '' },
    verdict: { type: 'jsonb', nullable: true },
    answer: { type: 'jsonb', nullable: true },
    identity: { type: 'text', nullable: true },
    at: { type: 'timestamptz' },
  },
  foreignKeys: [
    {
      name: 'certification_message_certification_id_fkey',
      target: 'certification',
      columnNames: ['certificationId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'certification_message_direction_check',
      expression: "((direction = ANY (ARRAY['in'::text, 'out'::text])))",
    },
  ],
  indices: [
    { name: 'certification_message_order', columns: ['certificationId', 'id'] },
    {
      name: 'certification_message_identity',
      columns: ['certificationId', 'identity'],
      unique: true,
      where: '(identity IS NOT NULL)',
    },
    {
      name: 'certification_message_move',
      columns: ['certificationId', 'move'],
      unique: true,
      where: '(move IS NOT NULL)',
    },
  ],
});
