import { api } from '../api/client.js';
import { useWords } from '../words/index.js';
import { InLibraries, type PlacesProps } from './in-libraries.js';

/** The circulation desks of all libraries: where staff work. */
export function Desks(props: PlacesProps) {
  const { t } = useWords();
  return (
    <InLibraries
      {...props}
      placesOf={({ desks }) => desks}
      caption={t('libraries.tab_desks')}
      titleNew={t('libraries.addDesk')}
      nameHow={t('libraries.deskNameHow')}
      fields={[
        { name: 'email', kind: 'text', label: t('libraries.deskEmail'), help: t('libraries.deskEmailHow') },
        { name: 'holdShelf', kind: 'yesNo', label: t('libraries.holdShelf'), help: t('libraries.holdShelfHow') },
      ]}
      column={{
        title: t('libraries.holdShelf'),
        cell: ({ holdShelf }) => t(holdShelf ? 'records.yes' : 'records.no'),
      }}
      beginning={{ holdShelf: false }}
      add={(library, body) => api.post('/libraries/{library}/desks', { path: { library }, body: body as never })}
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
  );
}
