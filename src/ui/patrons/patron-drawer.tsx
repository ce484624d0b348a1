import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { cache, placeOf, useRead } from '../api/read.js';
import { RecordDrawer } from '../records/record-drawer.js';
import { useWords } from '../words/index.js';
import { fieldsOfPatron, patronValues } from './patron-fields.js';

/** The form of a patron’s record: of one who is there, or of a new one. */
export default function PatronDrawer({ patron, close }: { patron?: Thing<'PatronView'>; close: () => void }) {
  const { t, locale } = useWords();
  const go = useNavigate();
  /** The card of the patron who was added: their page opens. */
  const made = useRef<string>(undefined);
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const path = { id: patron?.id ?? '' };
  const again = () =>
    Promise.all(
      (['/patrons', '/patrons/{id}'] as const).map((address) => cache.invalidateQueries({ queryKey: [address] })),
    );
  return (
    <RecordDrawer
      of={`/patrons ${patron?.id ?? '+new'}`}
      error={libraries.error}
      title={patron ? t('counter.editOf', { name: patron.name }) : t('counter.add')}
      rows={fieldsOfPatron({ t, locale }, libraries.data?.items ?? [])}
      now={patron ? patronValues(patron) : {}}
      isNew={!patron}
      fresh={async () => {
        const newest = await api.get('/patrons/{id}', { path });
        cache.setQueryData(placeOf('/patrons/{id}', path), newest);
        return patronValues(newest);
      }}
      save={async (body) => {
        if (patron) await api.patch('/patrons/{id}', { path, body: body as never });
        else made.current = (await api.post('/patrons', { body: body as never })).id;
        await again();
      }}
      saved={() => (made.current ? void go(`/patrons/${encodeURIComponent(made.current)}`) : close())}
      close={close}
      {...(patron
        ? {
            removing: {
              label: t('counter.remove'),
              ask: t('counter.removeAsk', { name: patron.name }),
              run: () => api.delete('/patrons/{id}', { path }),
              done: () => {
                void go('/patrons');
                void cache.invalidateQueries({ queryKey: ['/patrons'] });
              },
            },
          }
        : {})}
    />
  );
}
