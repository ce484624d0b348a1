import type { Shape } from '../../../contract/schemas.js';
import type { CsvKind } from '../../../domain/fulfilment/imports/csv-pieces.js';
import type { CsvImports } from '../../../engine/model/local/csv-imports.js';
import type { CsvImportOrder } from '../../../engine/model/local/patrons.js';
import { refused } from '../../answering.js';
import { unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';

/** Files of patrons and items that came in as CSV. */
export function csvImportAnswers(imports: CsvImports) {
  const read = async (kind: CsvKind, id: string) =>
    (await imports.read(kind, id)) ?? refused(unknownThing('import', id));
  return {
    listPatronImports: ({ query }) => imports.list('patrons', query),
    readPatronImport: ({ params }) => read('patrons', params.id),
    listHoldingImports: ({ query }) => imports.list('holdings', query),
    readHoldingImport: ({ params }) => read('holdings', params.id),
  } satisfies Partial<StaffAnswers>;
}

/** What a call brings in, in the name of who calls. */
export const csvOrderOf = (
  { file, batch, ...order }: Shape<'ImportOrder'>,
  { name: by }: { name: string },
): CsvImportOrder => ({
  ...order,
  upload: { by, ...(file === undefined ? {} : { file }), ...(batch === undefined ? {} : { batch }) },
});
