import { Checkbox, Radio, Table } from '@mantine/core';
import { WideTable } from '../parts/wide-table.js';
import { Mark } from '../records/marks.js';
import { useWords } from '../words/index.js';
import { type Choices, type DirectoryField, type DirectoryRow, sideOf } from './choices.js';
import { useFieldName } from './field-name.js';
import classes from './plan.module.css';
import { Value } from './value.js';

export interface PlanRowProps {
  row: DirectoryRow;
  choices: Choices;
  choose(row: DirectoryRow, field: string | undefined, take: boolean): void;
}

/** One record of the file beside ours: three values a field, and which of them is taken. */
export function PlanRow({ row, choices, choose }: PlanRowProps) {
  const { t } = useWords();
  const isFixed = row.outcome === 'cannot';
  return (
    <li className={classes.row} data-kind={row.kind}>
      <div className={classes.head}>
        <h3>{row.title}</h3>
        <Mark>{t(`directory.kind_${row.kind}`)}</Mark>
        {row.fields || isFixed ? null : (
          <Checkbox
            checked={sideOf(choices, row) === true}
            onChange={(event) => choose(row, undefined, event.currentTarget.checked)}
            label={t(`directory.take_${row.kind}`)}
            aria-label={t('directory.takeRow', { what: t(`directory.take_${row.kind}`), title: row.title })}
          />
        )}
      </div>
      {row.kind === 'proposed' && sideOf(choices, row) !== true ? <p>{t('directory.proposedHow')}</p> : null}
      {row.waitsFor?.length ? <p>{t('directory.waitsFor', { partners: row.waitsFor.join(', ') })}</p> : null}
      {(row.problems ?? []).map(({ field, problem }) => (
        <p key={`${field} ${problem}`} className={classes.problem}>
          {problem}
        </p>
      ))}
      {row.fields ? <Fields row={row} fields={row.fields} choices={choices} choose={choose} isFixed={isFixed} /> : null}
    </li>
  );
}

function Fields({
  row,
  fields,
  choices,
  choose,
  isFixed,
}: PlanRowProps & { fields: readonly DirectoryField[]; isFixed: boolean }) {
  const { t } = useWords();
  const nameOf = useFieldName();
  const caption = t('directory.fieldsOf', { title: row.title });
  return (
    <WideTable
      caption={caption}
      head={(['field', 'ours', 'file', 'before', 'choice'] as const).map((each) => t(`directory.col_${each}`))}
      minWidth={680}
      verticalSpacing={6}
    >
      {fields.map((field) => {
        const side = sideOf(choices, row, field);
        return (
          <Table.Tr key={field.field} data-open={side === undefined || undefined}>
            <Table.Th scope="row" className={classes.field ?? ''}>
              {nameOf(field.field)}
            </Table.Th>
            {(['ours', 'file', 'before'] as const).map((each) => (
              <Table.Td key={each} data-taken={side === (each === 'file') && each !== 'before' ? true : undefined}>
                <Value field={field.field} value={field[each]} />
              </Table.Td>
            ))}
            <Table.Td>
              {field.imposed && field.verdict === 'take' ? (
                <Mark>{t('directory.imposed')}</Mark>
              ) : (
                <Radio.Group
                  label={t('directory.choiceOf', { title: row.title, field: nameOf(field.field) })}
                  labelProps={{ className: 'only-read-aloud' }}
                  value={side === undefined ? '' : side ? 'file' : 'ours'}
                  onChange={(to) => choose(row, field.field, to === 'file')}
                >
                  <div className={classes.sides}>
                    <Radio value="ours" label={t('directory.ours')} disabled={isFixed} />
                    <Radio value="file" label={t('directory.file')} disabled={isFixed} />
                  </div>
                </Radio.Group>
              )}
              {side === undefined ? <div className={classes.open}>{t('directory.open')}</div> : null}
            </Table.Td>
          </Table.Tr>
        );
      })}
    </WideTable>
  );
}
