import { EntitySchema } from 'typeorm';

/** A partner's place in a rota template. */
export interface RotaTemplateMemberRow {
  templateCode: string;
  position: number;
  partnerCode: string;
}

export const rotaTemplateMemberTable = new EntitySchema<RotaTemplateMemberRow>({
  name: 'rota_template_member',
  columns: {
    templateCode: { type: 'text', name: 'template_code', primary: true },
    position: { type: 'integer', primary: true },
    partnerCode: { type: 'text', name: 'partner_code' },
  },
  foreignKeys: [
    {
      name: 'rota_template_member_partner_code_fkey',
      target: 'partner',
      columnNames: ['partnerCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
    {
      name: 'rota_template_member_template_code_fkey',
      target: 'rota_template',
      columnNames: ['templateCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'rota_template_member_partner', columns: ['partnerCode'] }],
});
