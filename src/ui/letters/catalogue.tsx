import { Drawer } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { OnSwitch } from '../records/marks.js';
import { RecordTable } from '../records/record-table.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { Editor } from './editor.js';

type Letter = Thing<'LetterTypeView'>;
const idOf = ({ code }: Letter) => code;

/** Every letter or slip there is, on or off, and what it may mention. */
export function LetterCatalogue({ kind }: { kind: Letter['kind'] }) {
  const { t } = useWords();
  const { may } = useSession();
  const isLocked = !may('configure');
  const list = useList<Letter>('/letters/catalogue');
  const at = useOpened(list.items, idOf);
  const nameOf = ({ name }: Letter) => name;
  if (list.error && !list.items) return <ProblemAlert error={list.error} retry={() => void list.again()} />;
  if (!list.items) return <Loading rows={8} />;
  const rows = list.items.filter((each) => each.kind === kind);
  const letter = at.opened === 'new' ? undefined : at.opened;
  if (rows.length === 0) return <Empty title={t('letters.none')} />;
  return (
    <>
      <RecordTable
        {...{ rows, idOf, nameOf }}
        caption={t(`letters.tab_${kind}`)}
        head={t('records.name')}
        open={at.open}
        columns={[
          { title: t('letters.inAlma'), cell: ({ almaName }) => (almaName ? <span lang="en">{almaName}</span> : '–') },
          { title: t('letters.audience'), cell: ({ audience }) => t(`letters.audience_${audience}`) },
          {
            title: t('letters.when'),
            cell: ({ onDemand, waits }) =>
              t(waits ? 'letters.byNothing' : onDemand.length > 0 ? 'letters.onDemand' : 'letters.byItself'),
          },
          {
            title: t('letters.used'),
            cell: (row) => (
              <OnSwitch
                {...{ name: nameOf(row), isLocked, isOn: row.used }}
                turn={async (used) => {
                  await api.put('/letters/catalogue/{code}', { path: { code: row.code }, body: { used } } as never);
                  await list.again();
                }}
              />
            ),
          },
        ]}
        isOff={({ used }) => !used}
      />
      {letter ? (
        <Drawer
          opened
          onClose={at.close}
          title={<strong>{nameOf(letter)}</strong>}
          size={letter.kind === 'letter' ? 'min(1180px, 100%)' : 480}
          closeButtonProps={{ 'aria-label': t('frame.close') }}
        >
          {letter.kind === 'letter' ? <Editor code={letter.code} isLocked={isLocked} /> : null}
          <p>{t(`letters.goesTo_${letter.audience}`)}</p>
          {letter.waits ? <p>{t('letters.waits')}</p> : null}
          {letter.kind === 'slip' ? <h3>{t('letters.facts')}</h3> : null}
          <ul hidden={letter.kind === 'letter'}>
            {letter.facts.map((fact) => (
              <li key={fact.name}>{fact.label}</li>
            ))}
          </ul>
        </Drawer>
      ) : null}
    </>
  );
}
