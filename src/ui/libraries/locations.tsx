import { api, type Thing } from '../api/client.js';
import type { FieldRow } from '../records/field-rows.js';
import { AddButton, Records } from '../records/records.js';
import type { List } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useWords } from '../words/index.js';

type Location = Thing<'LocationView'>;
const idOf = ({ code }: Location) => code;
const kinds = ['shelf', 'borrowing', 'lending'] as const;

/** The locations of all libraries: where items stand, and where received ones go. */
export function Locations({ list, isLocked }: { list: List<Thing<'LibraryView'>>; isLocked: boolean }) {
  const { t } = useWords();
  const locations: List<Location> = {
    items: list.items?.flatMap((each) => each.locations),
    error: list.error,
    again: async () => (await list.again()).flatMap((each) => each.locations),
  };
  const at = useOpened(locations.items, idOf);
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
    { name: 'name', kind: 'text', label: t('records.name'), required: true },
    {
      name: 'code',
      kind: 'text',
      label: t('records.code'),
      help: t('records.codeHow'),
      required: true,
      onlyNew: true,
    },
    {
      name: 'kind',
      kind: 'choice',
      label: t('libraries.kind'),
      help: t('libraries.kindHow'),
      required: true,
      options: kinds.map((value) => ({ value, label: t(`libraries.kind_${value}`) })),
    },
  ];
  return (
    <>
      {isLocked ? null : (
        <div style={{ marginBottom: 12 }}>
          <AddButton at={at} label={t('libraries.addLocation')} />
        </div>
      )}
      <Records
        {...{ list: locations, at, idOf, fields, isLocked }}
        nameOf={({ name }) => name}
        caption={t('libraries.tab_locations')}
        head={t('records.name')}
        columns={[
          { title: t('records.code'), cell: ({ code }) => <span className="mono">{code}</span> },
          { title: t('libraries.library'), cell: ({ library }) => nameOfLibrary(library) },
          { title: t('libraries.kind'), cell: ({ kind }) => t(`libraries.kind_${kind}`) },
        ]}
        valuesOf={(location) => ({ ...location })}
        beginning={{ library: list.items?.[0]?.code, kind: 'shelf' }}
        titleNew={t('libraries.addLocation')}
        add={({ library, ...body }, values) =>
          api.post('/libraries/{library}/locations', {
            path: { library: String(values['library']) },
            body: body as never,
          })
        }
        change={({ library, code }, body) =>
          api.patch('/libraries/{code}/locations/{location}', {
            path: { code: library, location: code },
            body: body as never,
          })
        }
        remove={({ library, code, name }) => ({
          label: t('libraries.removeLocation'),
          ask: t('libraries.removeLocationAsk', { name }),
          run: () => api.delete('/libraries/{code}/locations/{location}', { path: { code: library, location: code } }),
        })}
        of="/locations"
        empty={{ title: t('libraries.noLocations'), text: t('libraries.noLocationsHow') }}
      />
    </>
  );
}
