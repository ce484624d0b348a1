import { Alert, Anchor, Button, Checkbox, FileButton, Group, Progress } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { CsvKind } from '../../domain/fulfilment/imports/csv-pieces.js';
import { cache } from '../api/read.js';
import type { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { LinkButton } from '../parts/link-button.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { Batches } from './batches.js';
import { CsvBatches } from './csv-batches.js';
import { CsvReport } from './csv-report.js';
import classes from './imports.module.css';
import { type FileForm, fileFormOf, UnreadableXml } from './record-pieces.js';
import { RecordsReportView } from './records-report.js';
import { type CsvImportReport, sendCsv } from './send-csv.js';
import { type ReportOfRecords, takeRecords, tryRecords } from './send-records.js';

/** More than a browser should hold and send: the command line takes files of any size. */
const megabytesAtMost = 25;

interface Chosen {
  name: string;
  bytes: Uint8Array;
  form: FileForm;
}
type Said = { of: 'csv'; report: CsvImportReport } | { of: 'records'; report: ReportOfRecords; batch?: string };

/** Patrons or items from a file: first a dry run, then for good; each row says what became of it. */
export function Component() {
  const { pathname } = useLocation();
  const kind: CsvKind = pathname.endsWith('patrons') ? 'patrons' : 'holdings';
  return <ImportOf key={kind} kind={kind} />;
}

function ImportOf({ kind }: { kind: CsvKind }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely, atOnce } = useAnnouncer();
  const [file, setFile] = useState<Chosen>();
  const [wrong, setWrong] = useState<string>();
  const [error, setError] = useState<Refused | null>(null);
  const [said, setSaid] = useState<Said>();
  const [wasTried, setTried] = useState(false);
  const [takeRest, setTakeRest] = useState(false);
  const [part, setPart] = useState<number>();
  const isRunning = part !== undefined;

  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    setSaid(undefined);
    setError(null);
    setTried(false);
    setTakeRest(false);
    if (chosen.size > megabytesAtMost * 1024 * 1024) {
      setFile(undefined);
      return setWrong(t('imports.tooLarge', { file: chosen.name, most: megabytesAtMost }));
    }
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const form = fileFormOf(bytes);
    if (kind === 'patrons' && form !== 'csv') {
      setFile(undefined);
      return setWrong(t('imports.notCsv', { file: chosen.name }));
    }
    setWrong(undefined);
    setFile({ name: chosen.name, bytes, form });
  };
  const run = async (dryRun: boolean) => {
    if (!file || isRunning) return;
    setPart(0);
    setError(null);
    try {
      setSaid(await done(file, kind, dryRun, setPart));
      setTried(dryRun);
      politely(t(dryRun ? 'imports.wasDryRun' : 'imports.wasKept'));
      if (!dryRun)
        for (const address of ['/patrons', '/holdings', `/imports/${kind}`, '/catalogue/imports'])
          void cache.invalidateQueries({ queryKey: [address] });
    } catch (refused) {
      if (refused instanceof UnreadableXml) setWrong(t('imports.notXml', { file: file.name }));
      else setError(refused as Refused);
      atOnce(t('imports.failed'));
    } finally {
      setPart(undefined);
    }
  };
  const refusedRows = said?.report.refused ?? 0;
  return (
    <>
      <Anchor component={Link} to={kind === 'patrons' ? '/patrons' : '/holdings'}>
        {t(kind === 'patrons' ? 'imports.backToPatrons' : 'imports.backToHoldings')}
      </Anchor>
      <PageHead title={t(`imports.title_${kind}`)} about={t('imports.about')}>
        {may('readAudit') ? (
          <LinkButton to="/audit?thing=import" variant="default">
            {t('imports.earlier')}
          </LinkButton>
        ) : null}
      </PageHead>
      <section className={classes.form} aria-label={t(`imports.title_${kind}`)}>
        <p>
          {t(`imports.how_${kind}`)
            .split('`')
            .map((text, at) =>
              at % 2 === 1 ? (
                <code key={text} lang="en">
                  {text}
                </code>
              ) : (
                text
              ),
            )}
        </p>
        <Group>
          <FileButton
            accept={kind === 'patrons' ? '.csv,.txt,text/csv' : '.csv,.txt,.mrc,.marc,.xml,text/csv,application/xml'}
            onChange={(chosen) => void choose(chosen)}
            inputProps={{ 'aria-label': t('imports.chooseFile') }}
          >
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileUpload size={16} aria-hidden />}>
                {t('imports.chooseFile')}
              </Button>
            )}
          </FileButton>
          {file ? <span>{t('imports.chosen', { file: file.name, form: file.form })}</span> : null}
        </Group>
        {wrong ? (
          <Alert color="red" role="alert">
            {wrong}
          </Alert>
        ) : null}
        {file ? (
          <Group>
            <Button
              variant={wasTried ? 'default' : 'filled'}
              disabled={isRunning}
              loading={isRunning && !wasTried}
              onClick={() => void run(true)}
            >
              {t('imports.dryRun')}
            </Button>
            {wasTried && said ? (
              <>
                <Button
                  disabled={isRunning || (refusedRows > 0 && !takeRest)}
                  loading={isRunning}
                  onClick={() => void run(false)}
                >
                  {t(`imports.do_${kind}`)}
                </Button>
                {refusedRows > 0 ? (
                  <Checkbox
                    label={t('imports.takeRest', { count: refusedRows })}
                    checked={takeRest}
                    onChange={(event) => setTakeRest(event.currentTarget.checked)}
                  />
                ) : null}
              </>
            ) : null}
          </Group>
        ) : null}
        {isRunning ? <Progress value={part * 100} aria-label={t('imports.running')} /> : null}
        <ProblemAlert error={error} inFile="sentences" />
      </section>
      {said?.of === 'csv' ? <CsvReport report={said.report} kind={kind} /> : null}
      {said?.of === 'records' ? <RecordsReportView report={said.report} isTrial={wasTried} batch={said.batch} /> : null}
      <CsvBatches kind={kind} />
      {kind === 'holdings' ? <Batches /> : null}
    </>
  );
}

async function done(
  { name, bytes, form }: Chosen,
  kind: CsvKind,
  dryRun: boolean,
  progress: (part: number) => void,
): Promise<Said> {
  if (form === 'csv')
    return {
      of: 'csv',
      report: await sendCsv(kind, { text: new TextDecoder().decode(bytes), name }, dryRun, progress),
    };
  if (dryRun) return { of: 'records', report: await tryRecords(bytes, progress) };
  const { id, ...counts } = await takeRecords(bytes, name, progress);
  return { of: 'records', report: { ...counts, problems: [] }, batch: id };
}
