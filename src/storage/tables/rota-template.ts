import { EntitySchema } from 'typeorm';

/** Partners that are asked one after the other, in order or in a random one. */
export interface RotaTemplateRow {
  code: string;
  name: string;
  ordering: string;
  status: string;
}

export const rotaTemplateTable = new EntitySchema<RotaTemplateRow>({
  name: 'rota_template',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    ordering: { type: 'text', default: 'ordered' },
    status: { type: 'text', default: 'active' },
  },
  checks: [
    {
      name: 'rota_template_ordering_check',
      expression: "((ordering = ANY (ARRAY['ordered'::text, 'random'::text, 'ranked'::text])))",
    },
    { name: 'rota_template_status_check', expression: "((status = ANY (ARRAY['active'::text, 'inactive'::text])))" },
  ],
});
