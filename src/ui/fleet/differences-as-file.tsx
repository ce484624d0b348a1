import type { Thing } from '../api/client.js';
import { ExportCsv } from '../parts/export-csv.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** Saves what differs as a file: a line for each request, then one for each library that has something wrong about another. */
export function DifferencesAsFile({ report }: { report: Thing<'FleetReportView'> }) {
  const { t } = useWords();
  const clock = useClock();
  const lines = [
    ...report.differingRequests.map((each) => [
      each.title,
      each.request,
      each.borrower,
      each.differences.map(({ borrower }) => borrower).join('; '),
      each.lender,
      each.differences.map(({ lender }) => lender).join('; '),
      clock.exact(each.since),
      each.message ?? '',
      each.remedy,
    ]),
    ...report.differingPartners.map((each) => [
      each.label,
      '',
      each.node,
      each.listed,
      each.about,
      each.says,
      each.since ? clock.exact(each.since) : '',
      '',
      each.remedy,
    ]),
  ];
  if (lines.length === 0) return null;
  return (
    <ExportCsv
      label={t('compared.export')}
      file={t('compared.file')}
      head={(
        ['matter', 'request', 'library', 'libraryReads', 'other', 'otherReads', 'since', 'message', 'remedy'] as const
      ).map((each) => t(`compared.${each}`))}
      linesOf={(line: string[]) => [line]}
      read={async () => ({ items: lines })}
      saved={(count) => t('compared.exported', { count })}
      cut={(count) => t('compared.exportMost', { count })}
    />
  );
}
