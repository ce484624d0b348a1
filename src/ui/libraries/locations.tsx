import { api } from '../api/client.js';
import { useWords } from '../words/index.js';
import { InLibraries, type PlacesProps } from './in-libraries.js';

const kinds = ['shelf', 'borrowing', 'lending'] as const;

/** The locations of all libraries: where items are, and where received ones go. */
export function Locations(props: PlacesProps) {
  const { t } = useWords();
  return (
    <InLibraries
      {...props}
      placesOf={({ locations }) => locations}
      caption={t('libraries.tab_locations')}
      titleNew={t('libraries.addLocation')}
      fields={[
        {
          name: 'kind',
          kind: 'choice',
          label: t('libraries.kind'),
          help: t('libraries.kindHow'),
          required: true,
          options: kinds.map((value) => ({ value, label: t(`libraries.kind_${value}`) })),
        },
      ]}
      column={{ title: t('libraries.kind'), cell: ({ kind }) => t(`libraries.kind_${kind}`) }}
      beginning={{ kind: 'shelf' }}
      add={(library, body) => api.post('/libraries/{library}/locations', { path: { library }, body: body as never })}
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
  );
}
