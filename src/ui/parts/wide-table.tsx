import { Table, type TableProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './wide-table.module.css';

/** The heading of a column; a quiet one is only read aloud. */
export type Heading = string | { text: string; isQuiet?: boolean; width?: number; align?: 'left' | 'right' };

interface WideTableProps extends Omit<TableProps, 'data'> {
  /** Read aloud only: what the table lists. */
  caption: string;
  head: readonly (Heading | false)[];
  /** In pixels: where there is less room it scrolls, and never the page. */
  minWidth: number;
  /** Above it. */
  mt?: 'md';
  /** The rows. */
  children: ReactNode;
}

/** A real table with its caption and headings, which a keyboard can scroll. */
export function WideTable({ caption, head, minWidth, mt, className, children, ...table }: WideTableProps) {
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={caption}
      {...(mt ? { mt } : {})}
    >
      <Table {...table} className={`${classes.table} ${className ?? ''}`}>
        <caption className="only-read-aloud">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            {head.map((heading) => {
              if (heading === false) return null;
              const { text, isQuiet, width, align } = typeof heading === 'string' ? { text: heading } : heading;
              return (
                <Table.Th key={text} scope="col" w={width} ta={align}>
                  {isQuiet ? <span className="only-read-aloud">{text}</span> : text}
                </Table.Th>
              );
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
