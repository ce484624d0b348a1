import type { Thing } from '../api/client.js';
import { codeField } from '../records/code-field.js';
import type { FieldRow, FieldValues } from '../records/field-rows.js';
import type { RecordColumn } from '../records/record-table.js';
import { AddButton, Records } from '../records/records.js';
import type { List } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useWords } from '../words/index.js';

type Library = Thing<'LibraryView'>;

interface Place {
  code: string;
  name: string;
  library: string;
}

/** What a tab of the page of libraries is given. */
export interface PlacesProps {
  list: List<Library>;
  isLocked: boolean;
}

interface InLibrariesProps<Row extends Place> extends PlacesProps {
  /** Those of one library. */
  placesOf(library: Library): readonly Row[];
  caption: string;
  /** Of the button, and of the form of a new one. */
  titleNew: string;
  nameHow?: string;
  fields: readonly FieldRow[];
  column: RecordColumn<Row>;
  beginning: FieldValues;
  add(library: string, body: object): Promise<unknown>;
  change(place: Row, body: object): Promise<unknown>;
  remove(place: Row): { label: string; ask: string; run(): Promise<unknown> };
  /** Tells drafts of forms apart. */
  of: string;
  empty: { title: string; text: string };
}

/** Places of one kind, of all libraries in one list. */
export function InLibraries<Row extends Place>({ list, isLocked, placesOf, ...props }: InLibrariesProps<Row>) {
  const { t } = useWords();
  const places: List<Row> = {
    items: list.items?.flatMap(placesOf),
    error: list.error,
    again: async () => (await list.again()).flatMap(placesOf),
  };
  const idOf = ({ code }: Row) => code;
  const at = useOpened(places.items, idOf);
  const libraries = (list.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const nameOfLibrary = (code: string) => libraries.find(({ value }) => value === code)?.label ?? code;
  const fields: FieldRow[] = [
    {
      name: 'library',
      kind: 'choice',
      label: t('libraries.library'),
      options: libraries,
      required: true,
      onlyNew: true,
    },
    {
      name: 'name',
      kind: 'text',
      label: t('records.name'),
      required: true,
      ...(props.nameHow ? { help: props.nameHow } : {}),
    },
    codeField(t),
    ...props.fields,
  ];
  return (
    <>
      {isLocked ? null : (
        <div style={{ marginBottom: 12 }}>
          <AddButton at={at} label={props.titleNew} />
        </div>
      )}
      <Records
        {...{ list: places, at, idOf, fields, isLocked }}
        nameOf={({ name }) => name}
        caption={props.caption}
        head={t('records.name')}
        columns={[
          { title: t('records.code'), cell: ({ code }) => <span className="mono">{code}</span> },
          { title: t('libraries.library'), cell: ({ library }) => nameOfLibrary(library) },
          props.column,
        ]}
        valuesOf={(place) => Object.fromEntries(Object.entries(place))}
        beginning={{ library: list.items?.[0]?.code, ...props.beginning }}
        titleNew={props.titleNew}
        add={({ library: _said, ...body }, values) => props.add(String(values['library']), body)}
        change={props.change}
        remove={props.remove}
        of={props.of}
        empty={props.empty}
      />
    </>
  );
}
