import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Thing } from '../../api/client.js';
import { useChange } from '../../api/read.js';
import { useAnnounceDone } from '../../orders/use-press.js';
import { useAnnouncer } from '../../parts/announcer.js';
import { remember } from '../../parts/use-order.js';
import { useSession } from '../../session/session.js';
import classes from '../../undo/undo.module.css';
import { useWords } from '../../words/index.js';
import type { RequestRow } from '../request-row.js';
import { type EditedColumn, reachesPartner, saveCell, typedOf } from './cell-change.js';

/** In which an amount is said that has none yet. */
export const currencyOf = ({ maximumCost }: Pick<RequestRow, 'maximumCost'>): string => maximumCost?.currency || 'CAD';

/** Saves a cell, says so, and offers the way back. */
export function useSaveCell(row: RequestRow, column: EditedColumn, done: () => void) {
  const { t } = useWords();
  const { facts } = useSession();
  const say = useAnnounceDone();
  const field = t(`cell.${column}`);
  const before = typedOf(row, column);
  const currency = currencyOf(row);
  return useChange((typed: string) => saveCell({ ...row, currency }, column, typed), {
    done: (request, typed) => {
      const partner = request.partnerName ?? t('request.thePartner');
      const said = reachesPartner(request, column)
        ? t('cell.savedTold', { field, partner })
        : t('cell.saved', { field });
      // What was passed on is a colleague’s: they alone give it back.
      const isPassedOn = column === 'assignedTo' && typed !== '' && typed !== facts.user.code;
      const words = {
        undo: t('undo.undo'),
        label: t('cell.undoOf', { field, title: request.article ?? request.title }),
        done: t('cell.back', { field }),
      };
      say(
        request,
        said,
        isPassedOn ? undefined : (
          <CellBack
            words={words}
            back={() => saveCell({ id: request.id, version: request.version, currency }, column, before)}
          />
        ),
      );
      done();
    },
  });
}

/** Restores the value of a cell. It is shown above every page, where the words of lists are not. */
function CellBack({
  words,
  back,
}: {
  words: { undo: string; label: string; done: string };
  back: () => Promise<Thing<'RequestView'>>;
}) {
  const { politely } = useAnnouncer();
  const [isDone, setDone] = useState(false);
  const undo = useChange(back, {
    again: ['/requests', '/requests/facets', '/work', '/work/counts'],
    done: (request) => {
      remember(request);
      setDone(true);
      politely(words.done);
    },
  });
  return (
    <span className={classes.undo} data-undo="cell">
      {isDone ? (
        <span className={classes.said} data-undo-said>
          {words.done}
        </span>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.button ?? ''}
          aria-label={words.label}
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          loading={undo.isPending}
          onClick={() => undo.mutate(undefined)}
        >
          {words.undo}
        </Button>
      )}
      {undo.error ? (
        <span className={classes.said} role="alert">
          {undo.error.message}
        </span>
      ) : null}
    </span>
  );
}
