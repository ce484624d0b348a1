import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { useWords } from '../words/index.js';
import { BatchTable } from './batch-table.js';

/** Files of records that came in. */
export function Batches() {
  const { t } = useWords();
  const after = useAddress().get('after');
  const found = useRead('/catalogue/imports', { query: { limit: 20, ...(after ? { after } : {}) }, keep: true });
  return (
    <BatchTable
      heading={t('imports.batches')}
      none={t('imports.noBatches')}
      found={found}
      to={(id) => `/imports/holdings/${id}`}
      result={({ endedAt, created, changed, unchanged, removed, refused }) =>
        endedAt ? t('catalogue.sums', { created, changed, unchanged, removed, refused }) : t('imports.notEnded')
      }
    />
  );
}
