import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { cache, useRead } from '../api/read.js';
import { PageHead } from '../parts/page-head.js';
import { usePartners } from '../parts/partners-of.js';
import { ActiveMark } from '../records/marks.js';
import { AddButton, Records } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { orders, templateFields } from './template-fields.js';
import { Warnings } from './warnings.js';

type Template = Thing<'RotaTemplate'>;
const idOf = ({ code }: Template) => code;

/** Rota templates: partners that are asked one after the other. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const go = useNavigate();
  const fresh = useRef('');
  const isLocked = !may('configure');
  const list = useList<Template>('/rota-templates');
  const rules = useRead('/rota-rules', { freshMs: 30_000 });
  const partners = usePartners((list.items ?? []).flatMap(({ members }) => members));
  const at = useOpened(list.items, idOf);
  const isAsked = (code: string) => {
    const partner = partners.get(code);
    return partner ? partner.status === 'active' && partner.lending : partners.size === 0;
  };
  return (
    <>
      <PageHead
        title={t('nav.rotas')}
        about={t('rotas.about')}
        count={list.items ? t('rotas.count', { count: list.items.length }) : undefined}
      >
        {isLocked ? null : <AddButton at={at} label={t('rotas.add')} />}
      </PageHead>
      <Warnings />
      <Records
        {...{ list, at, idOf, isLocked }}
        nameOf={({ name }) => name}
        linkOf={({ code }) => `/rotas/${encodeURIComponent(code)}`}
        caption={t('nav.rotas')}
        head={t('records.name')}
        columns={[
          { title: t('records.code'), cell: ({ code }) => <span className="mono">{code}</span> },
          { title: t('rotas.order'), cell: ({ order }) => orders(t).find(({ value }) => value === order)?.label },
          {
            title: t('rotas.members'),
            cell: ({ members }) =>
              t('rotas.membersOf', { active: members.filter(isAsked).length, count: members.length }),
          },
          {
            title: t('rotas.ledBy'),
            cell: ({ code }) =>
              (rules.data?.items ?? [])
                .filter(({ templates }) => templates.includes(code))
                .map(({ name }) => name)
                .join(', ') || t('rotas.noRule'),
          },
          { title: t('rotas.status'), cell: ({ status }) => <ActiveMark isActive={status === 'active'} /> },
        ]}
        isOff={({ status }) => status === 'inactive'}
        fields={templateFields(t)}
        valuesOf={(template) => ({ ...template })}
        beginning={{ order: 'ordered', status: 'active' }}
        titleNew={t('rotas.add')}
        add={async (body) => {
          const made = await api.post('/rota-templates', { body: { ...body, members: [] } as never });
          void cache.invalidateQueries({ queryKey: ['/rota-warnings'] });
          fresh.current = made.code;
        }}
        saved={() => void go(`/rotas/${encodeURIComponent(fresh.current)}`)}
        consequence={t('rotas.membersNext')}
        of="/rota-templates"
        empty={{ title: t('rotas.empty'), text: t('rotas.emptyHow') }}
      />
    </>
  );
}
