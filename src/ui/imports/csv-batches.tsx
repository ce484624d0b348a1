import type { CsvKind } from '../../domain/fulfilment/imports/csv-pieces.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { useWords } from '../words/index.js';
import { BatchTable } from './batch-table.js';
import { csvBatchAddress } from './csv-batch-address.js';

/** Files of patrons or items that came in as CSV. */
export function CsvBatches({ kind }: { kind: CsvKind }) {
  const { t } = useWords();
  const after = useAddress().get('afterCsv');
  const found = useRead(kind === 'patrons' ? '/imports/patrons' : '/imports/holdings', {
    query: { limit: 20, ...(after ? { after } : {}) },
    keep: true,
  });
  return (
    <BatchTable
      heading={t(`imports.csvBatches_${kind}`)}
      none={t('imports.noCsvBatches')}
      found={found}
      to={(id) => csvBatchAddress(kind, id)}
      result={({ created, changed, unchanged, refused }) =>
        t('imports.counts', { created, changed, unchanged, refused })
      }
      part="afterCsv"
    />
  );
}
