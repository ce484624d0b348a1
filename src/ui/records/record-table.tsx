import { Anchor, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type Heading, WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';
import { MoveButtons } from './move-buttons.js';
import classes from './record-table.module.css';
import type { RecordOrder } from './use-order.js';

export interface RecordColumn<Row> {
  title: string;
  cell(row: Row): ReactNode;
  isNumber?: boolean;
}

export interface RecordTableProps<Row> {
  /** Read aloud only. */
  caption: string;
  /** Of the first column, whose cell heads the row and opens it. */
  head: string;
  rows: readonly Row[];
  idOf(row: Row): string;
  nameOf(row: Row): string;
  columns: readonly RecordColumn<Row>[];
  open?: ((row: Row) => void) | undefined;
  linkOf?: (row: Row) => string;
  /** Rows that are in an order that counts. */
  order?: RecordOrder | undefined;
  isOff?: (row: Row) => boolean;
}

/** A list of things: a real table, the name of each row its header and the way to its form. */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { caption, head, rows, idOf, nameOf, columns, open, linkOf, order, isOff } = props;
  const { t } = useWords();
  return (
    <WideTable
      caption={caption}
      head={[
        order !== undefined && t('records.order'),
        head,
        ...columns.map(({ title, isNumber }): Heading => ({ text: title, align: isNumber ? 'right' : 'left' })),
      ]}
      minWidth={560}
      className={classes.table ?? ''}
      verticalSpacing={8}
      highlightOnHover
    >
      {rows.map((row, at) => {
        const [id, name] = [idOf(row), nameOf(row)];
        return (
          <Table.Tr key={id} data-id={id} data-off={isOff?.(row) || undefined} onKeyDown={order?.keys(at)}>
            {order ? (
              <Table.Td className={classes.order ?? ''}>
                <MoveButtons order={order} at={at} count={rows.length} name={name} />
              </Table.Td>
            ) : null}
            <Table.Th scope="row" className={classes.name ?? ''}>
              {linkOf ? (
                <Anchor component={Link} to={linkOf(row)} className={classes.link ?? ''}>
                  {name}
                </Anchor>
              ) : open ? (
                <Anchor component="button" type="button" className={classes.link ?? ''} onClick={() => open(row)}>
                  {name}
                </Anchor>
              ) : (
                name
              )}
            </Table.Th>
            {columns.map(({ title, cell, isNumber }) => (
              <Table.Td key={title} ta={isNumber ? 'right' : 'left'} className={isNumber ? 'numbers' : ''}>
                {cell(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        );
      })}
    </WideTable>
  );
}
