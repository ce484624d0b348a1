import { SegmentedControl, Table } from '@mantine/core';
import { useState } from 'react';
import { Undo } from '../../undo/undo.js';
import undo from '../../undo/undo.module.css';
import { useWords } from '../../words/index.js';
import type { Outcome } from './order.js';

/** As many lines as are drawn; Copy takes all. */
const drawnAtMost = 200;

const good = (outcome: Outcome): boolean => outcome.result === 'done' || outcome.result === 'possible';

/** What comes, or came, of each row: those with which it cannot be done first, with the reason. */
export function OutcomeTable({ outcomes, isOver }: { outcomes: readonly Outcome[]; isOver: boolean }) {
  const { t } = useWords();
  const bad = outcomes.filter((each) => !good(each));
  const [shown, setShown] = useState<'all' | 'good' | 'bad'>('all');
  const chosen = {
    all: [...bad, ...outcomes.filter(good)],
    good: outcomes.filter(good),
    bad,
  }[shown];
  const says = useResultWords(isOver);
  return (
    <>
      {bad.length > 0 && bad.length < outcomes.length ? (
        <SegmentedControl
          mb="sm"
          size="xs"
          aria-label={t('bulk.which')}
          value={shown}
          onChange={(value) => setShown(value as typeof shown)}
          data={[
            { value: 'all', label: t('bulk.all', { count: outcomes.length }) },
            { value: 'bad', label: t('bulk.bad', { count: bad.length }) },
            { value: 'good', label: t(isOver ? 'bulk.good' : 'bulk.goodYet', { count: outcomes.length - bad.length }) },
          ]}
        />
      ) : null}
      <Table.ScrollContainer
        minWidth={300}
        mah="45vh"
        type="native"
        tabIndex={0}
        role="region"
        aria-label={t('bulk.rows')}
      >
        <Table>
          <caption className="only-read-aloud">{t(isOver ? 'list.bulkResults' : 'bulk.preview')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('list.column_title')}</Table.Th>
              <Table.Th scope="col">{t('list.result')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {chosen.slice(0, drawnAtMost).map((each) => (
              <Table.Tr key={each.id} data-result={each.result}>
                <Table.Th scope="row" fw={400}>
                  {each.title}
                </Table.Th>
                <Table.Td>
                  <div className={undo.line ?? ''}>
                    <span>{says(each)}</span>
                    {isOver && each.undoes ? <Undo step={stepOfOutcome(each, each.undoes)} inList /> : null}
                  </div>
                  {each.reason ? <div>{each.reason}</div> : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {chosen.length > drawnAtMost ? <p>{t('bulk.notDrawn', { count: chosen.length - drawnAtMost })}</p> : null}
    </>
  );
}

/** The step that was made of one row. */
const stepOfOutcome = ({ id, title }: Outcome, undoes: NonNullable<Outcome['undoes']>) => ({
  request: id,
  title,
  ...undoes,
});

/** A result in words: before it is done, and after. */
export function useResultWords(isOver: boolean): (outcome: Outcome) => string {
  const { t } = useWords();
  return ({ result }) =>
    t(result === 'possible' ? (isOver ? 'bulk.notReached' : 'bulk.possible') : `list.result_${result}`);
}
