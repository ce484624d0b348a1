import { Anchor } from '@mantine/core';
import { useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { cache, useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { usePartners } from '../parts/partners-of.js';
import type { FieldRow } from '../records/field-rows.js';
import { RecordForm } from '../records/record-form.js';
import { useList } from '../records/use-list.js';
import pageClasses from '../rules/rules-page.module.css';
import { useConditionsInWords } from '../rules/said-conditions.js';
import { TryPanel } from '../rules/try-panel.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { Members } from './members.js';
import { templateFields } from './template-fields.js';
import { Warnings } from './warnings.js';

type Template = Thing<'RotaTemplate'>;

/** One rota template: whom it asks in which order, and which rules lead to it. */
export function Component() {
  const { t } = useWords();
  const code = useParams()['code'] ?? '';
  const list = useList<Template>('/rota-templates');
  const template = list.items?.find((each) => each.code === code);
  useTabThing(template?.name ?? code);
  if (list.error && !list.items)
    return <PageProblem title="nav.rotas" error={list.error} retry={() => void list.again()} />;
  if (!list.items) return <Loading rows={6} />;
  if (!template)
    return (
      <>
        <PageHead title={code} />
        <Empty title={t('rotas.unknown', { code })}>
          <Anchor component={Link} to="/rotas">
            {t('rotas.allRotas')}
          </Anchor>
        </Empty>
      </>
    );
  return (
    <>
      <PageHead title={template.name} about={t('rotas.about')}>
        <Anchor component={Link} to="/rotas">
          {t('rotas.allRotas')}
        </Anchor>
      </PageHead>
      <Warnings kinds={['emptyRota']} about={template.code} />
      <div className={pageClasses.page}>
        <TemplateForm template={template} again={list.again} />
        <div>
          <TryPanel which="rules" />
          <Rules code={template.code} />
        </div>
      </div>
    </>
  );
}

function TemplateForm({ template, again }: { template: Template; again: () => Promise<Template[]> }) {
  const { t } = useWords();
  const { may } = useSession();
  const go = useNavigate();
  const newest = useRef<Template>(undefined);
  const partners = usePartners(template.members);
  const rows = (isOrdered: boolean): FieldRow[] => [
    ...templateFields(t).map((row) => ({ ...row, half: true })),
    {
      name: 'members',
      kind: 'own',
      label: t('rotas.members'),
      options: [...partners.values()].map(({ code, name }) => ({ value: code, label: name })),
      draw: (drawn) => <Members {...drawn} isOrdered={isOrdered} />,
    },
  ];
  return (
    <RecordForm
      of={`/rota-templates ${template.code}`}
      rows={rows(template.order === 'ordered')}
      now={{ ...template }}
      isNew={false}
      isLocked={!may('configure')}
      fresh={async () => {
        newest.current = (await again()).find(({ code }) => code === template.code);
        return { ...newest.current };
      }}
      save={async (body) => {
        const seen = newest.current?.version ?? template.version;
        await api.patch('/rota-templates/{code}', { path: { code: template.code }, body: body as never, seen });
        void cache.invalidateQueries({ queryKey: ['/rota-warnings'] });
        await again();
      }}
      consequence={t('rotas.consequence')}
      removing={{
        label: t('rotas.remove'),
        ask: t('rotas.removeAsk', { name: template.name }),
        run: () => api.delete('/rota-templates/{code}', { path: { code: template.code } }),
        done: () => {
          void cache.invalidateQueries({ queryKey: ['/rota-templates'] });
          void go('/rotas');
        },
      }}
    />
  );
}

/** The rules that lead here. */
function Rules({ code }: { code: string }) {
  const { t } = useWords();
  const rules = (useRead('/rota-rules', { freshMs: 30_000 }).data?.items ?? []).filter(({ templates }) =>
    templates.includes(code),
  );
  const inWords = useConditionsInWords(rules.flatMap(({ conditions }) => conditions));
  return (
    <section aria-labelledby="led-by">
      <h2 id="led-by" style={{ fontSize: 16, margin: '16px 0 4px' }}>
        {t('rotas.ledBy')}
      </h2>
      {rules.length === 0 ? <p>{t('rotas.noRuleHow')}</p> : null}
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {rules.map(({ id, name, conditions }) => (
          <li key={id}>
            <Anchor component={Link} to={`/rules/rota?open=${id}`} underline="always">
              {name}
            </Anchor>{' '}
            {inWords(conditions)}
          </li>
        ))}
      </ul>
    </section>
  );
}
