import { Button, Checkbox, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/index.js';
import classes from './shelf.module.css';

export interface DeskColumn<Row> {
  /** Its heading; only read aloud when `quiet`. */
  head: string;
  quiet?: boolean;
  cell(row: Row): ReactNode;
  /** Names the row. */
  isRowHead?: boolean;
  narrow?: boolean;
}

interface Props<Row> {
  caption: string;
  columns: readonly DeskColumn<Row>[];
  rows: readonly Row[];
  /** With boxes to tick: which are, and what a row is called. */
  ticks?: { ticked: ReadonlySet<string>; set(ticked: ReadonlySet<string>): void; nameOf(row: Row): string };
  /** There are more: shows them. */
  more?: (() => void) | undefined;
}

/** A table of the shelf’s lists: a caption, a heading for each row, boxes to tick when wanted. */
export function DeskTable<Row extends { id: string }>({ caption, columns, rows, ticks, more }: Props<Row>) {
  const { t } = useWords();
  const all = ticks && rows.length > 0 && rows.every(({ id }) => ticks.ticked.has(id));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by a keyboard */}
      <section className={classes.table} aria-label={caption} tabIndex={0}>
        <Table verticalSpacing={6} horizontalSpacing="sm" highlightOnHover>
          <caption className="only-read-aloud">{caption}</caption>
          <Table.Thead>
            <Table.Tr>
              {ticks ? (
                <Table.Td className={classes.tick}>
                  <Checkbox
                    aria-label={t('shelf.tickAll')}
                    checked={all ?? false}
                    indeterminate={!all && ticks.ticked.size > 0}
                    onChange={() => ticks.set(all ? new Set() : new Set(rows.map(({ id }) => id)))}
                  />
                </Table.Td>
              ) : null}
              {columns.map(({ head, quiet, narrow }) => (
                <Table.Th key={head} scope="col" className={narrow ? classes.narrow : undefined}>
                  {quiet ? <span className="only-read-aloud">{head}</span> : head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id} data-row={row.id}>
                {ticks ? (
                  <Table.Td className={classes.tick}>
                    <Checkbox
                      aria-label={t('shelf.tick', { title: ticks.nameOf(row) })}
                      checked={ticks.ticked.has(row.id)}
                      onChange={() => ticks.set(toggled(ticks.ticked, row.id))}
                    />
                  </Table.Td>
                ) : null}
                {columns.map(({ head, cell, isRowHead, narrow }) =>
                  isRowHead ? (
                    <Table.Th key={head} scope="row" fw={400}>
                      {cell(row)}
                    </Table.Th>
                  ) : (
                    <Table.Td key={head} className={narrow ? classes.narrow : undefined}>
                      {cell(row)}
                    </Table.Td>
                  ),
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {more ? (
        <Button variant="default" mt="md" onClick={more}>
          {t('shelf.more')}
        </Button>
      ) : null}
    </>
  );
}

function toggled(ticked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ticked);
  if (!next.delete(id)) next.add(id);
  return next;
}
