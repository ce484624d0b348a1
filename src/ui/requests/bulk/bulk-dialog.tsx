import '@mantine/core/styles/Progress.layer.css';
import { Button, Checkbox, CopyButton, Modal, Progress } from '@mantine/core';
import { useState } from 'react';
import { useAnnouncer } from '../../parts/announcer.js';
import { DialogFooter } from '../../parts/dialog-footer.js';
import { ProblemAlert } from '../../parts/problem.js';
import type { Side } from '../../parts/status-looks.js';
import { useWords } from '../../words/index.js';
import { type Aim, asLines, type BulkOrder, type Outcome } from './order.js';
import { type Choice, OrderForm } from './order-form.js';
import { OutcomeTable, useResultWords } from './outcome-table.js';
import { useBulk } from './use-bulk.js';

export interface BulkDialogProps {
  title: string;
  side: Side;
  /** Its form comes first. */
  choice?: Choice;
  /** Nothing is to be filled in. */
  order?: BulkOrder;
  aims: readonly Aim[];
  /** With the ids that were not done, when those are to stay ticked. */
  onClose: (keep?: readonly string[]) => void;
}

/** One order for all that is ticked: its form, what will happen with each, how far it is, what came of each. */
export default function BulkDialog({ title, side, choice, order: given, aims, onClose }: BulkDialogProps) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [order, setOrder] = useState(given);
  const bulk = useBulk(order, aims, (outcomes) =>
    politely(t('list.bulkDone', { count: doneOf(outcomes), all: outcomes.length })),
  );
  const { stage } = bulk;
  const isBusy = stage?.name === 'trying' || stage?.name === 'doing';
  return (
    <Modal
      opened
      onClose={() => (stage?.name === 'doing' ? bulk.stop() : onClose())}
      closeOnClickOutside={!isBusy}
      size="lg"
      title={
        stage?.name === 'done'
          ? t('list.bulkDone', { count: doneOf(stage.outcomes), all: stage.outcomes.length })
          : title
      }
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {!order && choice ? <OrderForm choice={choice} side={side} ready={setOrder} onClose={() => onClose()} /> : null}
      {stage?.name === 'trying' || stage?.name === 'doing' ? (
        <>
          <p>{t(stage.name === 'trying' ? 'bulk.trying' : 'bulk.doing', { count: stage.count, all: stage.all })}</p>
          <Progress value={(100 * stage.count) / Math.max(1, stage.all)} aria-label={t('bulk.progress')} />
          <DialogFooter>
            <Button variant="default" onClick={() => (stage.name === 'doing' ? bulk.stop() : onClose())} data-autofocus>
              {t(stage.name === 'doing' ? 'bulk.stop' : 'frame.close')}
            </Button>
          </DialogFooter>
        </>
      ) : null}
      {stage?.name === 'tried' ? (
        <Preview
          title={title}
          outcomes={stage.outcomes}
          error={stage.error}
          order={(allTheSame) => void bulk.doAll(stage.outcomes, allTheSame)}
          onClose={() => onClose()}
        />
      ) : null}
      {stage?.name === 'done' ? (
        <Results
          outcomes={stage.outcomes}
          error={stage.error}
          isStopped={stage.isStopped}
          again={(those) => void bulk.again(those)}
          onClose={onClose}
        />
      ) : null}
    </Modal>
  );
}

interface PreviewProps {
  title: string;
  outcomes: readonly Outcome[];
  error: unknown;
  order: (allTheSame: boolean) => void;
  onClose: () => void;
}

function Preview({ title, outcomes, error, order, onClose }: PreviewProps) {
  const { t } = useWords();
  const [allTheSame, setAllTheSame] = useState(false);
  const warned = outcomes.filter(({ result }) => result === 'warned').length;
  const can = outcomes.filter(({ result }) => result === 'possible').length;
  const count = can + (allTheSame ? warned : 0);
  return (
    <>
      <p>
        <strong>
          {t('bulk.can', { count: can })}
          {can < outcomes.length ? ` ${t('bulk.cannot', { count: outcomes.length - can })}` : ''}
        </strong>
      </p>
      <ProblemAlert error={error} />
      <OutcomeTable outcomes={outcomes} isOver={false} />
      {warned > 0 ? (
        <Checkbox
          mt="md"
          label={t('bulk.allTheSame', { count: warned })}
          checked={allTheSame}
          onChange={(event) => setAllTheSame(event.currentTarget.checked)}
        />
      ) : null}
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          {t('frame.close')}
        </Button>
        <Button disabled={count === 0} onClick={() => order(allTheSame)} data-autofocus>
          {t('list.bulkAction', { action: title, count })}
        </Button>
      </DialogFooter>
    </>
  );
}

interface ResultsProps {
  outcomes: readonly Outcome[];
  error: unknown;
  isStopped: boolean;
  again: (outcomes: readonly Outcome[]) => void;
  onClose: (keep?: readonly string[]) => void;
}

function Results({ outcomes, error, isStopped, again, onClose }: ResultsProps) {
  const { t } = useWords();
  const says = useResultWords(true);
  const failed = outcomes.filter(({ result }) => result !== 'done');
  return (
    <>
      {isStopped ? <p>{t('bulk.stopped')}</p> : null}
      <ProblemAlert error={error} />
      <OutcomeTable outcomes={outcomes} isOver />
      <DialogFooter>
        <CopyButton value={asLines(outcomes, says)}>
          {({ copied, copy }) => (
            <Button variant="subtle" onClick={copy}>
              {t(copied ? 'frame.copied' : 'bulk.copy')}
            </Button>
          )}
        </CopyButton>
        {failed.length > 0 ? (
          <>
            <Button variant="default" onClick={() => onClose(failed.map(({ id }) => id))}>
              {t('list.keepFailed', { count: failed.length })}
            </Button>
            <Button variant="default" onClick={() => again(failed)}>
              {t('bulk.again', { count: failed.length })}
            </Button>
          </>
        ) : null}
        <Button onClick={() => onClose()} data-autofocus>
          {t('frame.close')}
        </Button>
      </DialogFooter>
    </>
  );
}

const doneOf = (outcomes: readonly Outcome[]): number => outcomes.filter(({ result }) => result === 'done').length;
