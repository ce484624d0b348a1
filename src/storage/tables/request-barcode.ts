import { EntitySchema } from 'typeorm';

/** The barcodes of a request's items. A trigger keeps it in step with the facts of the request. */
export interface RequestBarcodeRow {
  barcode: string;
  requestId: string;
}

export const requestBarcodeTable = new EntitySchema<RequestBarcodeRow>({
  name: 'request_barcode',
  columns: {
    barcode: { type: 'text', primary: true },
    requestId: { type: 'bigint', name: 'request_id', primary: true },
  },
  foreignKeys: [
    {
      name: 'request_barcode_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'request_barcode_request', columns: ['requestId'] }],
});
