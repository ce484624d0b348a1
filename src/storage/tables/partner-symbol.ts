import { EntitySchema } from 'typeorm';

/** An agency symbol of a partner, `TYPE:value`. */
export interface PartnerSymbolRow {
  symbol: string;
  partnerCode: string;
  position: number;
}

export const partnerSymbolTable = new EntitySchema<PartnerSymbolRow>({
  name: 'partner_symbol',
  columns: {
    symbol: { type: 'text', primary: true },
    partnerCode: { type: 'text', name: 'partner_code' },
    position: { type: 'integer', default: 0 },
  },
});
