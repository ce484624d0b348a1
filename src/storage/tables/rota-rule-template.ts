import { EntitySchema } from 'typeorm';

/** A template that a rota assignment rule leads to. */
export interface RotaRuleTemplateRow {
  ruleId: string;
  position: number;
  templateCode: string;
}

export const rotaRuleTemplateTable = new EntitySchema<RotaRuleTemplateRow>({
  name: 'rota_rule_template',
  columns: {
    ruleId: { type: 'bigint', name: 'rule_id', primary: true },
    position: { type: 'integer', primary: true },
    templateCode: { type: 'text', name: 'template_code' },
  },
  foreignKeys: [
    {
      name: 'rota_rule_template_rule_id_fkey',
      target: 'rota_rule',
      columnNames: ['ruleId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
    {
      name: 'rota_rule_template_template_code_fkey',
      target: 'rota_template',
      columnNames: ['templateCode'],
      referencedColumnNames: ['code'],
    },
  ],
  indices: [{ name: 'rota_rule_template_template', columns: ['templateCode'] }],
});
