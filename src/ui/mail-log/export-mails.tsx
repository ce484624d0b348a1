import { api, type Query, type Thing } from '../api/client.js';
import { ExportCsv } from '../parts/export-csv.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { useMailWords } from './mail-words.js';

/** Saves what the filters leave as a file, a line for each mail. */
export function ExportMails({ query }: { query: Query<'/mails'> }) {
  const { t } = useWords();
  const clock = useClock();
  const { letterOf, stateOf, whyOf } = useMailWords();
  const linesOf = (mail: Thing<'LoggedMail'>): string[][] => [
    [
      clock.exact(mail.writtenAt),
      mail.patronName ?? '',
      mail.patronEmail ?? '',
      letterOf(mail),
      mail.subject,
      mail.externalId ?? '',
      mail.title ?? '',
      stateOf(mail),
      mail.status === 'failed' ? whyOf(mail) : '',
    ],
  ];
  return (
    <ExportCsv
      label={t('mailLog.export')}
      file={t('mailLog.file')}
      head={(['time', 'recipient', 'email', 'letterName', 'subject', 'id', 'title', 'state', 'why'] as const).map(
        (each) => t(`mailLog.${each}`),
      )}
      linesOf={linesOf}
      read={(page) => api.get('/mails', { query: { ...query, ...page } })}
      saved={(count) => t('mailLog.exported', { count })}
      cut={(count) => t('mailLog.exportMost', { count })}
    />
  );
}
