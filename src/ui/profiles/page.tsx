import { Tabs } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { PageHead } from '../parts/page-head.js';
import { codeField } from '../records/code-field.js';
import type { FieldRow } from '../records/field-rows.js';
import { AddButton, Records } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { Steps } from './steps.js';

type Profile = Thing<'ProfileView'>;
const idOf = ({ code }: Profile) => code;
const ticked = ({ steps }: Profile) => steps.filter((step) => step.ticked).map(({ step }) => step);

/** Workflow profiles: the optional steps that requests with a partner take. */
export function Component() {
  const { t, either } = useWords();
  const { may } = useSession();
  const isLocked = !may('configure');
  const list = useList<Profile>('/workflow-profiles');
  const at = useOpened(list.items, idOf);
  const kind = at.address.get('kind') === 'lending' ? 'lending' : 'borrowing';
  const shown = list.items?.filter((each) => each.kind === kind);
  const { opened } = at;
  const sideOfForm = opened && opened !== 'new' ? opened.kind : kind;
  const steps = list.items?.find((each) => each.kind === sideOfForm)?.steps ?? [];
  const fields: FieldRow[] = [
    { name: 'name', kind: 'text', label: t('records.name'), required: true },
    { name: 'french', kind: 'text', label: t('profiles.nameInSecondLanguage'), nullable: true },
    codeField(t),
    {
      name: 'steps',
      kind: 'own',
      label: t('profiles.steps'),
      draw: (drawn) => <Steps {...drawn} steps={steps} />,
    },
    ...(sideOfForm === 'lending'
      ? [
          {
            name: 'automaticRenew',
            kind: 'yesNo' as const,
            label: t('profiles.automaticRenew'),
            help: t('profiles.automaticRenewHow'),
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHead title={t('nav.profiles')} about={t('profiles.about')}>
        {isLocked ? null : <AddButton at={at} label={t('profiles.add')} />}
      </PageHead>
      <Tabs
        value={kind}
        onChange={(to) => at.address.set({ kind: to === 'lending' ? to : undefined }, true)}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="borrowing">{t('profiles.borrowing')}</Tabs.Tab>
          <Tabs.Tab value="lending">{t('profiles.lending')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={kind}>
          <Records
            {...{ list, shown, at, idOf, fields, isLocked }}
            nameOf={({ name, french }) => either({ label: name, ...(french ? { french } : {}) })}
            caption={t('nav.profiles')}
            head={t('records.name')}
            columns={[
              { title: t('records.code'), cell: ({ code }) => <span className="mono">{code}</span> },
              {
                title: t('profiles.steps'),
                cell: (profile) =>
                  t('profiles.ticked', { ticked: ticked(profile).length, count: profile.steps.length }),
              },
              {
                title: t('profiles.partners'),
                cell: ({ partners }) => partners.join(', ') || t('profiles.noPartner'),
              },
            ]}
            valuesOf={(profile) => ({ ...profile, steps: ticked(profile) })}
            beginning={{ steps: steps.map(({ step }) => step), automaticRenew: false }}
            titleNew={t('profiles.add')}
            add={(body) => api.post('/workflow-profiles', { body: { steps: [], ...body, kind: sideOfForm } as never })}
            change={({ code, version }, body) =>
              api.patch('/workflow-profiles/{code}', { path: { code }, body: body as never, seen: version })
            }
            remove={({ code, name, partners }) =>
              partners.length > 0
                ? undefined
                : {
                    label: t('profiles.remove'),
                    ask: t('profiles.removeAsk', { name }),
                    run: () => api.delete('/workflow-profiles/{code}', { path: { code } }),
                  }
            }
            consequence={t('profiles.consequence')}
            of="/workflow-profiles"
            empty={{ title: t('profiles.empty'), text: t('profiles.emptyHow') }}
          />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
