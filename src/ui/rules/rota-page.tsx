import { api, type Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { PageHead } from '../parts/page-head.js';
import type { FieldRow } from '../records/field-rows.js';
import { Mark, OnSwitch } from '../records/marks.js';
import { placesFor } from '../records/places-for.js';
import { AddButton, Records } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useOrder } from '../records/use-order.js';
import { Warnings } from '../rotas/warnings.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { Conditions } from './conditions.js';
import classes from './rules-page.module.css';
import { useConditionsInWords } from './said-conditions.js';
import { TryPanel } from './try-panel.js';

type Rule = Thing<'RotaRuleView'>;
const idOf = ({ id }: Rule) => id;
const nameOf = ({ name }: Rule) => name;

/** Rota Assignment Rules: which rota templates a new request gets. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const isLocked = !may('configure');
  const list = useList<Rule>('/rota-rules');
  const inWords = useConditionsInWords((list.items ?? []).flatMap(({ conditions }) => conditions));
  const templates = useRead('/rota-templates', { freshMs: 30_000 });
  const at = useOpened(list.items, idOf);
  const options = (templates.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const patch = (id: string, body: object, seen?: string) =>
    api.patch('/rota-rules/{id}', { path: { id }, body: body as never, seen });
  const order = useOrder({
    rows: list.items ?? [],
    idOf,
    nameOf,
    isLocked,
    keep: async (rows) => {
      for (const { row, position } of placesFor(rows)) await patch(row.id, { position });
      await list.again();
    },
  });
  const fields: FieldRow[] = [
    { name: 'name', kind: 'text', label: t('records.name'), required: true, help: t('rules.nameHow') },
    { name: 'description', kind: 'text', label: t('records.description'), nullable: true },
    {
      name: 'templates',
      kind: 'many',
      label: t('rules.leadsTo'),
      required: true,
      help: t('rules.leadsToHow'),
      options,
    },
    {
      name: 'conditions',
      kind: 'own',
      label: t('rules.conditions'),
      draw: (drawn) => <Conditions {...drawn} />,
    },
    { name: 'goesOn', kind: 'yesNo', label: t('rules.goesOn'), help: t('rules.goesOnHow') },
    { name: 'lastResort', kind: 'yesNo', label: t('rules.lastResort'), help: t('rules.lastResortHow') },
    { name: 'enabled', kind: 'yesNo', label: t('records.enabled'), help: t('rules.enabledHow') },
  ];
  return (
    <>
      <PageHead title={t('nav.rotaRules')} about={t('rules.rotaAbout')}>
        {isLocked ? null : <AddButton at={at} label={t('rules.add')} />}
      </PageHead>
      <Warnings kinds={['ruleToInactiveRota']} />
      <div className={classes.page}>
        <Records
          {...{ list, at, idOf, nameOf, order, fields, isLocked }}
          caption={t('nav.rotaRules')}
          head={t('rules.rule')}
          columns={[
            { title: t('rules.when'), cell: ({ conditions }) => inWords(conditions) },
            {
              title: t('rules.leadsTo'),
              cell: ({ templates: led, goesOn, lastResort }) => (
                <>
                  {led.map((code) => options.find(({ value }) => value === code)?.label ?? code).join(', ')}{' '}
                  {goesOn ? <Mark>{t('rules.goesOnShort')}</Mark> : null}{' '}
                  {lastResort ? <Mark>{t('rules.lastResortShort')}</Mark> : null}
                </>
              ),
            },
            {
              title: t('records.enabled'),
              cell: ({ id, name, enabled }) => (
                <OnSwitch
                  {...{ name, isLocked, isOn: enabled }}
                  turn={async (on) => {
                    await patch(id, { enabled: on });
                    await list.again();
                  }}
                />
              ),
            },
          ]}
          isOff={({ enabled }) => !enabled}
          valuesOf={(rule) => ({ ...rule })}
          beginning={{ enabled: true, goesOn: false, lastResort: false, conditions: [], templates: [] }}
          titleNew={t('rules.add')}
          add={(body) => api.post('/rota-rules', { body: body as never })}
          change={(rule, body) => patch(rule.id, body, rule.version)}
          remove={(rule) => ({
            label: t('rules.remove'),
            ask: t('rules.removeAsk', { name: rule.name }),
            run: () => api.delete('/rota-rules/{id}', { path: { id: rule.id } }),
          })}
          consequence={t('rules.consequence')}
          of="/rota-rules"
          empty={{ title: t('rules.rotaEmpty'), text: t('rules.rotaEmptyHow') }}
        />
        <TryPanel which="rules" />
      </div>
    </>
  );
}
