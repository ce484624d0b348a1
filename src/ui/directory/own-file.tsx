import { Button, Checkbox, MultiSelect, NativeSelect, Table } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { addressOf, api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useList } from '../records/use-list.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useFieldName } from './field-name.js';

type Section = Thing<'DirectorySectionView'>;

/** Our own file: which sections are in it, and what of them it imposes on those who follow us. */
export function OwnFile() {
  const { t } = useWords();
  const { may } = useSession();
  const list = useList<Section>('/directory/sections');
  const [left, setLeft] = useState<Readonly<Record<string, boolean>>>({});
  if (list.error && !list.items) return <ProblemAlert error={list.error} retry={() => void list.again()} />;
  if (!list.items) return <Loading rows={8} />;
  const isIn = ({ name, onDemand }: Section) => left[name] ?? !onDemand;
  const chosen = list.items.filter(isIn).map(({ name }) => name);
  return (
    <>
      <p style={{ maxWidth: 860 }}>
        {t('directory.ownHow', { address: `${location.origin}${addressOf('/directory/file')}` })}{' '}
        {t('directory.sectionAlways')}
      </p>
      {chosen.length === 0 ? (
        <Button disabled leftSection={<IconDownload size={16} aria-hidden />} mb="md">
          {t('directory.export')}
        </Button>
      ) : (
        <Button
          component="a"
          href={addressOf('/directory/file', undefined, { section: chosen.join(',') })}
          download="directory.json"
          leftSection={<IconDownload size={16} aria-hidden />}
          mb="md"
        >
          {t('directory.export')}
        </Button>
      )}{' '}
      {may('keepUsers') ? (
        <LinkButton to="/keys?new=1&for=follower" variant="default" mb="md">
          {t('directory.followerKey')}
        </LinkButton>
      ) : null}
      <WideTable
        caption={t('directory.tab_own')}
        head={[t('directory.inFile'), t('directory.section'), t('directory.imposes')]}
        minWidth={640}
      >
        {list.items.map((section) => (
          <Table.Tr key={section.name}>
            <Table.Td>
              <Checkbox
                aria-label={t('directory.inFileOf', { section: section.label })}
                checked={isIn(section)}
                onChange={(event) => setLeft({ ...left, [section.name]: event.currentTarget.checked })}
              />
            </Table.Td>
            <Table.Th scope="row">{section.label}</Table.Th>
            <Table.Td>
              <Imposes section={section} again={() => void list.again()} />
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </>
  );
}

/** Nothing, everything, or some fields: said at once. */
function Imposes({ section, again }: { section: Section; again: () => void }) {
  const { t } = useWords();
  const { may } = useSession();
  const fieldName = useFieldName();
  const { imposed } = section;
  const [isSome, setSome] = useState(Array.isArray(imposed));
  const impose = useChange(
    (now: boolean | string[]) =>
      api.put('/directory/sections/{section}/imposed', { path: { section: section.name }, body: { imposed: now } }),
    { done: again },
  );
  const how = isSome ? 'some' : imposed === true ? 'all' : 'none';
  return (
    <div style={{ display: 'grid', gap: 6, maxWidth: 420 }}>
      <NativeSelect
        aria-label={t('directory.imposesOf', { section: section.label })}
        value={how}
        disabled={!may('keepPartners')}
        onChange={(event) => {
          const now = event.currentTarget.value;
          setSome(now === 'some');
          if (now !== 'some') impose.mutate(now === 'all');
        }}
        data={(['none', 'some', 'all'] as const).map((value) => ({ value, label: t(`directory.impose_${value}`) }))}
      />
      {isSome ? (
        <MultiSelect
          aria-label={t('directory.imposedFieldsOf', { section: section.label })}
          placeholder={t('directory.chooseFields')}
          disabled={!may('keepPartners')}
          searchable
          data={section.fields.map((value) => ({ value, label: fieldName(value) }))}
          value={Array.isArray(imposed) ? imposed : []}
          onChange={(now) => impose.mutate(now)}
        />
      ) : null}
      <ProblemAlert error={impose.error} />
    </div>
  );
}
