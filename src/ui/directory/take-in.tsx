import { Anchor, Button, Table } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { WideTable } from '../parts/wide-table.js';
import { Mark } from '../records/marks.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { filesInHand } from './in-hand.js';
import { TextFrom } from './text-from.js';

/** A file to take in, and those that were. */
export function TakeIn() {
  const { t } = useWords();
  const { may } = useSession();
  const { atOnce } = useAnnouncer();
  const go = useNavigate();
  const form = useServerForm({ text: filesInHand.text(), name: '' });
  const { text, name } = form.values;
  const tryIt = () => {
    try {
      filesInHand.take({ name: name || String(Date.now()), file: JSON.parse(text) });
      void go('/directory/import/new');
    } catch {
      form.setFieldError('text', t('directory.notJson'));
      atOnce(t('directory.notJson'));
    }
  };
  return (
    <>
      {may('keepPartners') ? (
        <section aria-labelledby="take-in" style={{ maxWidth: 860, marginBottom: 24 }}>
          <h2 id="take-in" style={{ fontSize: 16, margin: '0 0 8px' }}>
            {t('directory.takeInTitle')}
          </h2>
          <TextFrom
            label={t('directory.fileText')}
            help={t('directory.fileTextHow')}
            accept="application/json,.json"
            text={text}
            problem={form.errors['text']}
            change={(now, from) => {
              form.setValues({ text: now, name: from });
              filesInHand.type(now);
            }}
          />
          <Button mt="sm" disabled={text.trim() === ''} onClick={tryIt}>
            {t('directory.try')}
          </Button>
        </section>
      ) : null}
      <Imports />
    </>
  );
}

function Imports() {
  const { t } = useWords();
  const clock = useClock();
  const { data, error, refetch } = useRead('/directory/imports', { query: { limit: 50 } });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  return (
    <section>
      <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>{t('directory.imports')}</h2>
      {data.items.length === 0 ? <Empty title={t('directory.noImports')} text={t('directory.noImportsHow')} /> : null}
      {data.items.length > 0 ? (
        <WideTable
          caption={t('directory.imports')}
          head={[
            t('directory.whichFile'),
            t('directory.when'),
            t('directory.by'),
            t('directory.source'),
            t('directory.result'),
          ]}
          minWidth={640}
        >
          {data.items.map(({ id, file, at, by, source, counts, undoneAt }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">
                <Anchor component={Link} to={`/directory/import/${id}`}>
                  {t('directory.fileLine', { name: file.name, version: file.version })}
                </Anchor>
              </Table.Th>
              <Table.Td>{clock.moment(at)}</Table.Td>
              <Table.Td>{by}</Table.Td>
              <Table.Td>{t(`directory.source_${source}`)}</Table.Td>
              <Table.Td>
                {t('directory.counted', {
                  count: counts.added + counts.changed + counts.removed + counts.proposed,
                })}{' '}
                {undoneAt ? <Mark>{t('directory.undone')}</Mark> : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      ) : null}
    </section>
  );
}
