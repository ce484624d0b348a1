import { Button } from '@mantine/core';
import type { Thing } from '../api/client.js';
import { useSession } from '../session/session.js';
import { DeskTable } from '../shelf/desk-table.js';
import { TitleLink } from '../shelf/title-link.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { type PaperWish, pdfAddress } from './pdf-address.js';

export type Letter = Thing<'LetterView'>;

interface Queue {
  rows: readonly Letter[];
  isPrinted: boolean;
  paper: PaperWish;
  ticked: ReadonlySet<string> | undefined;
  tick(ids: ReadonlySet<string>): void;
  more: (() => void) | undefined;
  isBusy: boolean;
  withdraw(letter: Letter): void;
}

/** What waits, or what was printed: what it is, of which request, for whom. */
export function QueueTable({ rows, isPrinted, paper, ticked, tick, more, isBusy, withdraw }: Queue) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const nameOf = ({ name }: Letter) => name;
  const actionOn = (letter: Letter, action: string) =>
    t('act.of', { action, title: `${nameOf(letter)} ${letter.externalId ?? ''}` });
  return (
    <DeskTable
      caption={t('nav.print')}
      rows={rows}
      ticks={{
        ticked: ticked ?? new Set(isPrinted ? [] : rows.map(({ id }) => id)),
        set: tick,
        nameOf: (letter) => `${nameOf(letter)} ${letter.externalId ?? ''}`,
      }}
      more={more}
      columns={[
        { head: t('printing.letter'), isRowHead: true, cell: nameOf },
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
          head: t('printing.forWhom'),
          cell: ({ partner, patron, staff, facts }) =>
            String(facts['patronName'] ?? facts['partnerName'] ?? patron ?? partner ?? staff ?? '–'),
        },
        { head: t('printing.language'), narrow: true, cell: ({ language }) => language.toUpperCase() },
        isPrinted
          ? {
              head: t('printing.printedWhen'),
              narrow: true,
              cell: ({ doneAt, doneBy }) => (doneAt ? `${clock.moment(doneAt)} · ${doneBy ?? ''}` : '–'),
            }
          : {
              head: t('printing.written'),
              narrow: true,
              cell: ({ createdAt, createdBy }) => `${clock.moment(createdAt)} · ${createdBy}`,
            },
        {
          head: t('shelf.actions'),
          quiet: true,
          narrow: true,
          cell: (letter) => {
            if (isPrinted)
              return (
                <Button
                  size="compact-sm"
                  variant="default"
                  component="a"
                  href={pdfAddress([letter], paper)}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={actionOn(letter, t('printing.printAgain'))}
                >
                  {t('printing.printAgain')}
                </Button>
              );
            return may('workOnRequests') ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={actionOn(letter, t('printing.withdraw'))}
                disabled={isBusy}
                onClick={() => withdraw(letter)}
              >
                {t('printing.withdraw')}
              </Button>
            ) : null;
          },
        },
      ]}
    />
  );
}
