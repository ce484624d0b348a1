import { EntitySchema } from 'typeorm';

/** A number of a holding in its comparable form. */
export interface HoldingIdentifierRow {
  holdingId: string;
  kind: string;
  value: string;
}

export const holdingIdentifierTable = new EntitySchema<HoldingIdentifierRow>({
  name: 'holding_identifier',
  columns: {
    holdingId: { type: 'bigint', name: 'holding_id', primary: true },
    kind: { type: 'text', primary: true },
    value: { type: 'text', primary: true },
  },
  foreignKeys: [
    {
      name: 'holding_identifier_holding_id_fkey',
      target: 'holding',
      columnNames: ['holdingId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'holding_identifier_kind_check',
      expression: "((kind = ANY (ARRAY['ISBN'::text, 'ISSN'::text, 'OCLC'::text])))",
    },
  ],
  indices: [{ name: 'holding_identifier_value', columns: ['kind', 'value'] }],
});
