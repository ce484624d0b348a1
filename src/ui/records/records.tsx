import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import type { FieldRow, FieldValues } from './field-rows.js';
import { RecordDrawer } from './record-drawer.js';
import { type RecordColumn, RecordTable } from './record-table.js';
import type { List } from './use-list.js';
import type { Opened } from './use-opened.js';
import type { RecordOrder } from './use-order.js';

export interface RecordsProps<Row> {
  list: List<Row>;
  /** Those of the list that are shown; without it all. */
  shown?: readonly Row[] | undefined;
  at: Opened<Row>;
  idOf(row: Row): string;
  nameOf(row: Row): string;
  caption: string;
  head: string;
  columns: readonly RecordColumn<Row>[];
  linkOf?: (row: Row) => string;
  order?: RecordOrder | undefined;
  isOff?: (row: Row) => boolean;
  /** The form: its fields, what it begins with, and what is done with what was typed. */
  fields: readonly FieldRow[];
  valuesOf(row: Row): FieldValues;
  beginning?: FieldValues;
  titleNew?: string;
  add?: ((body: Record<string, unknown>, values: FieldValues) => Promise<unknown>) | undefined;
  change?(row: Row, body: Record<string, unknown>, values: FieldValues): Promise<unknown>;
  remove?: ((row: Row) => { label: string; ask: string; run(): Promise<unknown> } | undefined) | undefined;
  /** Where to go after saving; without it the form closes. */
  saved?: () => void;
  consequence?: string;
  isLocked: boolean;
  /** Tells drafts of forms apart. */
  of: string;
  empty: { title: string; text: string };
  inside?: (row: Row | 'new') => ReactNode;
}

/** A list and the form of the row that is open: what every screen of the settings is made of. */
export function Records<Row>(props: RecordsProps<Row>) {
  const { list, at, idOf, nameOf, add, isLocked } = props;
  if (list.error && !list.items) return <ProblemAlert error={list.error} retry={() => void list.again()} />;
  if (!list.items) return <Loading rows={5} />;
  const rows = props.shown ?? list.items;
  return (
    <>
      {rows.length === 0 ? (
        <Empty {...props.empty}>{add && !isLocked ? <AddButton at={at} label={props.titleNew ?? ''} /> : null}</Empty>
      ) : (
        <RecordTable
          {...{ rows, idOf, nameOf }}
          {...{ caption: props.caption, head: props.head, columns: props.columns }}
          open={at.open}
          {...(props.linkOf ? { linkOf: props.linkOf } : {})}
          {...(props.order ? { order: props.order } : {})}
          {...(props.isOff ? { isOff: props.isOff } : {})}
        />
      )}
      <OpenedForm {...props} />
    </>
  );
}

function OpenedForm<Row>(props: RecordsProps<Row>) {
  const { list, at, idOf, nameOf, add, isLocked } = props;
  const { opened, close } = at;
  // As it was read just before saving: its version is what a change is made from.
  const newest = useRef<Row>(undefined);
  if (opened === undefined || (opened === 'new' && (!add || isLocked))) return null;
  const row = opened === 'new' ? undefined : opened;
  const removing = row === undefined ? undefined : props.remove?.(row);
  return (
    <RecordDrawer
      of={`${props.of} ${row === undefined ? '+new' : idOf(row)}`}
      title={row === undefined ? (props.titleNew ?? '') : nameOf(row)}
      rows={props.fields}
      now={row === undefined ? (props.beginning ?? {}) : props.valuesOf(row)}
      isNew={row === undefined}
      isLocked={isLocked || (row !== undefined && !props.change)}
      fresh={async () => {
        const found = (await list.again()).find((each) => row !== undefined && idOf(each) === idOf(row));
        newest.current = found;
        return found && props.valuesOf(found);
      }}
      save={async (body, values) => {
        await (row === undefined ? add?.(body, values) : props.change?.(newest.current ?? row, body, values));
        await list.again();
      }}
      saved={() => {
        if (props.saved) props.saved();
        else close();
      }}
      consequence={props.consequence}
      removing={
        removing && {
          ...removing,
          run: async () => {
            await removing.run();
            await list.again();
          },
          done: close,
        }
      }
      close={close}
    >
      {props.inside?.(opened)}
    </RecordDrawer>
  );
}

/** Opens the form of a new thing. */
export function AddButton({
  at,
  label,
  variant = 'filled',
}: {
  at: { openNew(): void };
  label: string;
  variant?: 'filled' | 'default';
}) {
  return (
    <Button variant={variant} leftSection={<IconPlus size={16} aria-hidden />} onClick={at.openNew}>
      {label}
    </Button>
  );
}
