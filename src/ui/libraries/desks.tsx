import { api, type Thing } from '../api/client.js';
import type { FieldRow } from '../records/field-rows.js';
import { AddButton, Records } from '../records/records.js';
import type { List } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useWords } from '../words/index.js';

type Desk = Thing<'DeskView'>;
const idOf = ({ code }: Desk) => code;

/** The circulation desks of all libraries: where staff stand. */
export function Desks({ list, isLocked }: { list: List<Thing<'LibraryView'>>; isLocked: boolean }) {
  const { t } = useWords();
  const desks: List<Desk> = {
    items: list.items?.flatMap((each) => each.desks),
    error: list.error,
    again: async () => (await list.again()).flatMap((each) => each.desks),
  };
  const at = useOpened(desks.items, idOf);
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
    { name: 'name', kind: 'text', label: t('records.name'), required: true, help: t('libraries.deskNameHow') },
    {
      name: 'code',
      kind: 'text',
      label: t('records.code'),
      help: t('records.codeHow'),
      required: true,
      onlyNew: true,
    },
    { name: 'email', kind: 'text', label: t('libraries.deskEmail'), help: t('libraries.deskEmailHow') },
    { name: 'holdShelf', kind: 'yesNo', label: t('libraries.holdShelf'), help: t('libraries.holdShelfHow') },
  ];
  return (
    <>
      {isLocked ? null : (
        <div style={{ marginBottom: 12 }}>
          <AddButton at={at} label={t('libraries.addDesk')} />
        </div>
      )}
      <Records
        {...{ list: desks, at, idOf, fields, isLocked }}
        nameOf={({ name }) => name}
        caption={t('libraries.tab_desks')}
        head={t('records.name')}
        columns={[
          { title: t('records.code'), cell: ({ code }) => <span className="mono">{code}</span> },
          { title: t('libraries.library'), cell: ({ library }) => nameOfLibrary(library) },
          {
            title: t('libraries.holdShelf'),
            cell: ({ holdShelf }) => t(holdShelf ? 'records.yes' : 'records.no'),
          },
        ]}
        valuesOf={(desk) => ({ ...desk })}
        beginning={{ library: list.items?.[0]?.code, holdShelf: false }}
        titleNew={t('libraries.addDesk')}
        add={({ library, ...body }, values) =>
          api.post('/libraries/{library}/desks', { path: { library: String(values['library']) }, body: body as never })
        }
        change={({ library, code }, body) =>
          api.patch('/libraries/{code}/desks/{desk}', { path: { code: library, desk: code }, body: body as never })
        }
        remove={({ library, code, name }) => ({
          label: t('libraries.removeDesk'),
          ask: t('libraries.removeDeskAsk', { name }),
          run: () => api.delete('/libraries/{code}/desks/{desk}', { path: { code: library, desk: code } }),
        })}
        of="/desks"
        empty={{ title: t('libraries.noDesks'), text: t('libraries.noDesksHow') }}
      />
    </>
  );
}
