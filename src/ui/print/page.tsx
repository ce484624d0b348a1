import { Alert, Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { DeskTable } from '../shelf/desk-table.js';
import { TitleLink } from '../shelf/title-link.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './print.module.css';
import { Sheets } from './sheets.js';

type Letter = Thing<'LetterView'>;

/** The print queue: slips and letters that wait, printed as one document, then put aside. */
export function Component() {
  const { t, either } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const address = useAddress();
  const kind = address.get('kind') === 'letter' ? 'letter' : 'slip';
  const [limit, setLimit] = useState(100);
  const [ticked, setTicked] = useState<ReadonlySet<string>>();
  const [printing, setPrinting] = useState<readonly Letter[]>();
  const { data, error, refetch } = useRead('/letters', { query: { kind, limit }, keep: true });
  const { data: types } = useRead('/letters/catalogue', { freshMs: Number.POSITIVE_INFINITY });
  const rows = data?.items ?? [];
  // All are meant until somebody says otherwise: a queue is there to be emptied.
  const chosen = rows.filter(({ id }) => !ticked || ticked.has(id));
  const printed = useChange(
    async (letters: readonly Letter[]) => {
      for (const { id } of letters) await api.post('/letters/{id}/printed', { path: { id } });
      return letters.length;
    },
    {
      again: ['/letters', '/requests/{id}', '/requests'],
      done: (count) => {
        setPrinting(undefined);
        setTicked(undefined);
        politely(t('shelf.printedDone', { count }));
      },
    },
  );
  const withdraw = useChange(({ id }: Letter) => api.post('/letters/{id}/withdraw', { path: { id } }), {
    again: ['/letters'],
    done: (letter) => politely(t('shelf.withdrawn', { letter: either({ label: letter.name, french: letter.french }) })),
  });
  useEffect(() => {
    if (!printing) return;
    // The sheets are on the page by now.
    const timer = setTimeout(() => print(), 60);
    return () => clearTimeout(timer);
  }, [printing]);

  return (
    <>
      <PageHead
        title={t('nav.print')}
        count={data ? `${clock.number(rows.length)}${data.next ? '+' : ''}` : undefined}
        about={t('shelf.printAbout')}
      >
        {chosen.length > 0 && types ? (
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => setPrinting([...chosen])}>
            {t('shelf.printThese', { count: chosen.length })}
          </Button>
        ) : null}
      </PageHead>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('nav.print')}
          value={kind}
          onChange={(next) => {
            setTicked(undefined);
            setPrinting(undefined);
            address.set({ kind: next === 'letter' ? next : undefined });
          }}
          data={[
            { value: 'slip', label: t('shelf.slips') },
            { value: 'letter', label: t('shelf.letters') },
          ]}
        />
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      <ProblemAlert error={printed.error ?? withdraw.error} />
      {printing ? (
        <Alert icon={<IconPrinter aria-hidden />} mb="md" title={t('shelf.cameOut', { count: printing.length })}>
          <div className={classes.bar}>
            <Button
              size="compact-sm"
              loading={printed.isPending}
              disabled={!may('workOnRequests')}
              onClick={() => printed.mutate(printing)}
            >
              {t('shelf.yesPrinted')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => print()}>
              {t('shelf.printAgain')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setPrinting(undefined)}>
              {t('shelf.notPrinted')}
            </Button>
          </div>
        </Alert>
      ) : null}
      {!data ? (
        error ? null : (
          <Loading rows={5} height={44} />
        )
      ) : rows.length === 0 ? (
        <Empty title={t(kind === 'slip' ? 'shelf.noSlips' : 'shelf.noLetters')} text={t('shelf.noSlipsHow')} />
      ) : (
        <DeskTable
          caption={t('nav.print')}
          rows={rows}
          ticks={{
            ticked: ticked ?? new Set(rows.map(({ id }) => id)),
            set: setTicked,
            nameOf: (letter) => `${either({ label: letter.name, french: letter.french })} ${letter.externalId ?? ''}`,
          }}
          more={data.next ? () => setLimit(limit + 100) : undefined}
          columns={[
            {
              head: t('shelf.letter'),
              isRowHead: true,
              cell: (letter) => either({ label: letter.name, french: letter.french }),
            },
            {
              head: t('shelf.title'),
              cell: ({ request, facts, externalId }) =>
                request ? (
                  <TitleLink
                    side="borrowing"
                    id={request}
                    title={String(facts['title'] ?? externalId)}
                    below={externalId}
                  />
                ) : (
                  String(facts['title'] ?? '–')
                ),
            },
            {
              head: t('shelf.forWhom'),
              cell: ({ partner, patron, staff, facts }) =>
                String(facts['patronName'] ?? facts['partnerName'] ?? patron ?? partner ?? staff ?? '–'),
            },
            { head: t('shelf.language'), narrow: true, cell: ({ language }) => language.toUpperCase() },
            {
              head: t('shelf.written'),
              narrow: true,
              cell: ({ createdAt, createdBy }) => `${clock.moment(createdAt)} · ${createdBy}`,
            },
            {
              head: t('shelf.actions'),
              quiet: true,
              narrow: true,
              cell: (letter) =>
                may('workOnRequests') ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('act.of', {
                      action: t('shelf.withdraw'),
                      title: `${either({ label: letter.name, french: letter.french })} ${letter.externalId ?? ''}`,
                    })}
                    disabled={withdraw.isPending}
                    onClick={() => withdraw.mutate(letter)}
                  >
                    {t('shelf.withdraw')}
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      {printing && types ? <Sheets letters={printing} types={types.items} /> : null}
    </>
  );
}
