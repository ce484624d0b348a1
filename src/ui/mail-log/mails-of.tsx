import { useRead } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { NothingThere } from '../request/section.js';
import { AlsoSpeaking, useWords } from '../words/index.js';
import { MailList, MailTable } from './mail-table.js';

interface MailsOfProps {
  /** Id of a request. */
  request?: string;
  /** Number of a patron. */
  patron?: string;
}

/** The letters that went to a patron, or out about a request, the newest first. */
export default function MailsOf(props: MailsOfProps) {
  return (
    <AlsoSpeaking folder="inbox">
      <Mails {...props} />
    </AlsoSpeaking>
  );
}

function Mails({ request, patron }: MailsOfProps) {
  const { t } = useWords();
  const { data, error, refetch } = useRead('/mails', {
    query: { limit: 100, ...(request ? { request } : {}), ...(patron ? { patron } : {}) },
  });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={2} height={32} />;
  if (data.items.length === 0) return <NothingThere>{t('mailLog.none')}</NothingThere>;
  return request === undefined ? <MailTable mails={data.items} /> : <MailList mails={data.items} />;
}
