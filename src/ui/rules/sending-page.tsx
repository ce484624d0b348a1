import { api, type Thing } from '../api/client.js';
import { PageHead } from '../parts/page-head.js';
import type { FieldRow } from '../records/field-rows.js';
import { OnSwitch } from '../records/marks.js';
import { placesFor } from '../records/places-for.js';
import { AddButton, Records } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useOrder } from '../records/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { Conditions } from './conditions.js';
import classes from './rules-page.module.css';
import { useConditionsInWords } from './said-conditions.js';
import { TryPanel } from './try-panel.js';

type Rule = Thing<'SendingRuleView'>;
const idOf = ({ id }: Rule) => id;
const nameOf = ({ name }: Rule) => name;

/** Sending Borrowing Request Rules: which new requests go out by themselves. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const isLocked = !may('configure');
  const list = useList<Rule>('/sending-rules');
  const inWords = useConditionsInWords((list.items ?? []).flatMap(({ conditions }) => conditions));
  const at = useOpened(list.items, idOf);
  const patch = (id: string, body: object, seen?: string) =>
    api.patch('/sending-rules/{id}', { path: { id }, body: body as never, seen });
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
    { name: 'sends', kind: 'yesNo', label: t('rules.sends'), help: t('rules.sendsHow') },
    {
      name: 'conditions',
      kind: 'own',
      label: t('rules.conditions'),
      draw: (drawn) => <Conditions {...drawn} />,
    },
    { name: 'enabled', kind: 'yesNo', label: t('records.enabled'), help: t('rules.enabledHow') },
  ];
  return (
    <>
      <PageHead title={t('nav.sendingRules')} about={t('rules.sendingAbout')}>
        {isLocked ? null : <AddButton at={at} label={t('rules.add')} />}
      </PageHead>
      <div className={classes.page}>
        <Records
          {...{ list, at, idOf, nameOf, order, fields, isLocked }}
          caption={t('nav.sendingRules')}
          head={t('rules.rule')}
          columns={[
            { title: t('rules.when'), cell: ({ conditions }) => inWords(conditions) },
            { title: t('rules.then'), cell: ({ sends }) => t(sends ? 'rules.sentByItself' : 'rules.waits') },
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
          beginning={{ enabled: true, sends: true, conditions: [] }}
          titleNew={t('rules.add')}
          add={(body) => api.post('/sending-rules', { body: body as never })}
          change={(rule, body) => patch(rule.id, body, rule.version)}
          remove={(rule) => ({
            label: t('rules.remove'),
            ask: t('rules.removeAsk', { name: rule.name }),
            run: () => api.delete('/sending-rules/{id}', { path: { id: rule.id } }),
          })}
          consequence={t('rules.consequence')}
          of="/sending-rules"
          empty={{ title: t('rules.sendingEmpty'), text: t('rules.sendingEmptyHow') }}
        />
        <TryPanel which="sending" />
      </div>
    </>
  );
}
