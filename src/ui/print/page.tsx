import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconBuildingBank, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { CameOut } from './came-out.js';
import { PaperChoice } from './paper-choice.js';
import { type PaperWish, pdfAddress } from './pdf-address.js';
import classes from './print.module.css';
import { type Letter, QueueTable } from './queue-table.js';
import { Sheets } from './sheets.js';
import { usePrintingLibraries } from './use-print-queue.js';

/** What is being printed now: ticked in the queue, or the pull slips that were just written. */
interface Printing {
  letters: readonly Letter[];
  pulled?: { more: boolean };
}

/** The print queue: slips as one PDF, letters as one document, then marked as printed; and what was printed, to print it again. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const address = useAddress();
  const kind = address.get('kind') === 'letter' ? 'letter' : 'slip';
  const isPrinted = kind === 'slip' && address.get('status') === 'printed';
  const [limit, setLimit] = useState(100);
  const [ticked, setTicked] = useState<ReadonlySet<string>>();
  const [printing, setPrinting] = useState<Printing>();
  const [paper, setPaper] = useState<PaperWish>({});
  const { here, all } = usePrintingLibraries();
  const library = all.find(({ code }) => code === address.get('library')) ?? here;
  const { data, error, refetch } = useRead('/letters', {
    query: {
      kind,
      limit,
      ...(isPrinted ? { status: 'printed' as const } : { toPrint: true }),
      ...(library ? { library: library.code } : {}),
    },
    keep: true,
  });
  const rows = data?.items ?? [];
  // All that wait are meant until somebody says otherwise: a queue is there to be emptied.
  const chosen = rows.filter(({ id }) => (ticked ? ticked.has(id) : !isPrinted));
  const show = (next: Record<string, string | undefined>) => {
    setTicked(undefined);
    setPrinting(undefined);
    address.set(next);
  };
  const again = ['/letters', '/requests/{id}', '/requests'] as const;
  const printed = useChange(
    (letters: readonly Letter[]) => api.post('/letters/printed', { body: { letters: letters.map(({ id }) => id) } }),
    {
      again,
      done: ({ items }) => {
        setPrinting(undefined);
        setTicked(undefined);
        politely(t('printing.printedDone', { count: items.length }));
      },
    },
  );
  const withdraw = useChange(({ id }: Letter) => api.post('/letters/{id}/withdraw', { path: { id } }), {
    again: ['/letters'],
    done: (letter) => politely(t('printing.withdrawn', { letter: letter.name })),
  });
  const pull = useChange(
    () => api.post('/pull-slips', { body: library && all.length > 1 ? { library: library.code } : {} }),
    {
      again,
      done: ({ items, more }) => setPrinting({ letters: items, pulled: { more } }),
    },
  );
  const onPage = kind === 'letter' ? printing : undefined;
  useEffect(() => {
    if (!onPage) return;
    // The sheets are on the page by now.
    const timer = setTimeout(() => print(), 60);
    return () => clearTimeout(timer);
  }, [onPage]);

  return (
    <>
      <PageHead
        title={t('nav.print')}
        count={data ? `${clock.number(rows.length)}${data.next ? '+' : ''}` : undefined}
        about={t('printing.printAbout')}
      >
        {kind === 'slip' && may('workOnRequests') ? (
          <Button variant="default" loading={pull.isPending} onClick={() => pull.mutate(undefined)}>
            {t('printing.pullNew')}
          </Button>
        ) : null}
        {chosen.length === 0 ? null : kind === 'slip' ? (
          <Button
            leftSection={<IconPrinter size={18} aria-hidden />}
            component="a"
            href={pdfAddress(chosen, paper)}
            target="_blank"
            rel="noreferrer"
            onClick={() => setPrinting(isPrinted ? undefined : { letters: [...chosen] })}
          >
            {t('printing.printSlips', { count: chosen.length })}
          </Button>
        ) : (
          <Button
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => setPrinting({ letters: [...chosen] })}
          >
            {t('printing.printThese', { count: chosen.length })}
          </Button>
        )}
      </PageHead>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('nav.print')}
          value={kind}
          onChange={(next) => show({ kind: next === 'letter' ? next : undefined, status: undefined })}
          data={[
            { value: 'slip', label: t('printing.slips') },
            { value: 'letter', label: t('printing.letters') },
          ]}
        />
        {kind === 'slip' ? (
          <>
            <SegmentedControl
              aria-label={t('printing.state')}
              value={isPrinted ? 'printed' : 'waiting'}
              onChange={(next) => show({ status: next === 'printed' ? next : undefined })}
              data={[
                { value: 'waiting', label: t('printing.waiting') },
                { value: 'printed', label: t('printing.printed') },
              ]}
            />
            <PaperChoice wish={paper} choose={setPaper} />
          </>
        ) : null}
        {library && all.length > 1 ? (
          <Select
            aria-label={t('printing.queueOf')}
            leftSection={<IconBuildingBank size={16} aria-hidden />}
            data={all.map(({ code, name }) => ({ value: code, label: name }))}
            value={library.code}
            allowDeselect={false}
            onChange={(code) => show({ library: code && code !== here?.code ? code : undefined })}
          />
        ) : null}
        {library ? (
          <span data-print-queue={library.code}>{t('printing.queueSays', { library: library.name })}</span>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      <ProblemAlert error={printed.error ?? withdraw.error ?? pull.error} />
      {printing && printing.letters.length > 0 ? (
        <CameOut
          title={t(printing.pulled ? 'printing.pullReady' : 'printing.cameOut', { count: printing.letters.length })}
          {...(printing.pulled?.more ? { more: t('printing.pullMore') } : {})}
          again={kind === 'slip' ? pdfAddress(printing.letters, paper) : undefined}
          isBusy={printed.isPending}
          yes={() => printed.mutate(printing.letters)}
          no={() => setPrinting(undefined)}
        />
      ) : printing?.pulled ? (
        <p role="status">{t('printing.pullReady', { count: 0 })}</p>
      ) : null}
      {!data ? (
        error ? null : (
          <Loading rows={5} height={44} />
        )
      ) : rows.length === 0 ? (
        <Empty
          title={t(isPrinted ? 'printing.noPrinted' : kind === 'slip' ? 'printing.noSlips' : 'printing.noLetters')}
          text={t(isPrinted ? 'printing.noPrintedHow' : 'printing.noSlipsHow')}
        />
      ) : (
        <QueueTable
          rows={rows}
          isPrinted={isPrinted}
          paper={paper}
          ticked={ticked}
          tick={setTicked}
          more={data.next ? () => setLimit(limit + 100) : undefined}
          isBusy={withdraw.isPending}
          withdraw={(letter) => withdraw.mutate(letter)}
        />
      )}
      {onPage ? <Sheets letters={onPage.letters} /> : null}
    </>
  );
}
