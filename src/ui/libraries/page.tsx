import { Alert, List, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { PageHead } from '../parts/page-head.js';
import { Mark } from '../records/marks.js';
import { AddButton, Records } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { Desks } from './desks.js';
import { bodyFrom, formOf, libraryFields } from './library-fields.js';
import { Locations } from './locations.js';

type Library = Thing<'LibraryView'>;
const idOf = ({ code }: Library) => code;
const tabs = ['libraries', 'desks', 'locations'] as const;

/** The libraries of the institution with their desks and locations. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const isLocked = !may('configure');
  const list = useList<Library>('/libraries');
  const at = useOpened(list.items, idOf);
  const tab = tabs.find((each) => each === at.address.get('tab')) ?? 'libraries';
  const { opened } = at;
  const options = (list.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const places =
    opened && opened !== 'new' ? opened.locations.map(({ code, name }) => ({ value: code, label: name })) : [];
  const parts = { list, isLocked };
  const [renamed, setRenamed] = useState<Library>();
  return (
    <>
      <PageHead title={t('nav.libraries')} about={t('libraries.about')}>
        {isLocked || tab !== 'libraries' ? null : <AddButton at={at} label={t('libraries.add')} />}
      </PageHead>
      <Tabs
        value={tab}
        onChange={(to) => at.address.set({ tab: to ?? undefined, open: undefined }, true)}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`libraries.tab_${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="libraries">
          {renamed ? <ToInform library={renamed} close={() => setRenamed(undefined)} /> : null}
          <Records
            {...{ list, at, idOf, isLocked }}
            nameOf={({ name }) => name}
            caption={t('libraries.tab_libraries')}
            head={t('records.name')}
            columns={[
              { title: t('records.code'), cell: ({ code }) => <span className="mono">{code}</span> },
              { title: t('libraries.symbol'), cell: ({ symbol }) => <span className="mono">{symbol ?? '–'}</span> },
              {
                title: t('libraries.takesPart'),
                cell: (library) => <TakesPart library={library} />,
              },
              { title: t('libraries.tab_desks'), cell: ({ desks }) => desks.length, isNumber: true },
              { title: t('libraries.tab_locations'), cell: ({ locations }) => locations.length, isNumber: true },
            ]}
            fields={libraryFields(t, options, places)}
            valuesOf={formOf}
            beginning={{ resourceSharing: false, virtual: false }}
            titleNew={t('libraries.add')}
            add={(body, values) => api.post('/libraries', { body: bodyFrom(body, values, true) as never })}
            change={async ({ code, version }, body, values) => {
              const saved = await api.patch('/libraries/{code}', {
                path: { code },
                body: bodyFrom(body, values, false) as never,
                seen: version,
              });
              if (saved.toInform) setRenamed(saved);
            }}
            remove={({ code, name }) => ({
              label: t('libraries.remove'),
              ask: t('libraries.removeAsk', { name }),
              run: () => api.delete('/libraries/{code}', { path: { code } }),
            })}
            of="/libraries"
            empty={{ title: t('libraries.empty'), text: t('libraries.emptyHow') }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="desks">
          <Desks {...parts} />
        </Tabs.Panel>
        <Tabs.Panel value="locations">
          <Locations {...parts} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** Who is to be notified of a new symbol, and what the settings of the node should say. */
function ToInform({ library, close }: { library: Library; close: () => void }) {
  const { t } = useWords();
  const { symbol = '', formerSymbols, toInform = [] } = library;
  const before = formerSymbols.at(-1) ?? '';
  return (
    <Alert
      color="orange"
      mb="md"
      title={t('libraries.signsWith', { symbol })}
      withCloseButton
      closeButtonLabel={t('frame.close')}
      onClose={close}
    >
      <Text size="sm">{t('libraries.stillAccepted', { before, setting: `INTERLEND_SYMBOLS=${symbol}` })}</Text>
      <Text size="sm" mt="xs">
        {t('libraries.tellPartners', { many: toInform.length, before })}
      </Text>
      <List size="sm">
        {toInform.map(({ code, name }) => (
          <List.Item key={code}>
            <Link to={`/partners/${encodeURIComponent(code)}`}>{name}</Link>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** Whether a library borrows and lends today. */
function TakesPart({ library }: { library: Library }) {
  const { t } = useWords();
  if (!library.resourceSharing) return <>{t('libraries.pickupOnly')}</>;
  const does = [library.borrowsToday ? t('libraries.borrows') : '', library.lendsToday ? t('libraries.lends') : ''];
  return <Mark>{does.filter(Boolean).join(' · ') || t('libraries.inactive')}</Mark>;
}
