import { useRead } from '../api/read.js';
import { AuditTable } from '../audit/audit-table.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';
import type { PartProps } from './save.js';

/** Who changed this partner, and what. */
export function Changes({ partner }: PartProps) {
  const { t } = useWords();
  const { may } = useSession();
  const query = { thing: 'partner', id: partner.code, limit: 50 };
  const { data, error, refetch } = useRead('/audit', { query, when: may('readAudit') });
  if (!may('readAudit')) return <Empty title={t('partner.changesOnly')} />;
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={5} />;
  if (data.items.length === 0) return <Empty title={t('partner.noChanges')} />;
  return (
    <div className={classes.tile}>
      <AuditTable entries={data.items} />
    </div>
  );
}
