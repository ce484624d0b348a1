import { EntitySchema } from 'typeorm';

/** How a partner supplied us of late, counted by a job. */
export interface PartnerSupplyRow {
  partnerCode: string;
  serviceType: string;
  supplied: number;
  answered: number;
  medianDays: string | null;
  countedAt: Date;
}

export const partnerSupplyTable = new EntitySchema<PartnerSupplyRow>({
  name: 'partner_supply',
  columns: {
    partnerCode: { type: 'text', name: 'partner_code', primary: true },
    serviceType: { type: 'text', name: 'service_type', primary: true },
    supplied: { type: 'integer' },
    answered: { type: 'integer' },
    medianDays: { type: 'numeric', precision: 6, scale: 1, name: 'median_days', nullable: true },
    countedAt: { type: 'timestamptz', name: 'counted_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'partner_supply_partner_code_fkey',
      target: 'partner',
      columnNames: ['partnerCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'partner_supply_service_type_check',
      expression: "((service_type = ANY (ARRAY['Loan'::text, 'Copy'::text])))",
    },
  ],
});
