import type { ReactNode } from 'react';
import { api } from '../api/client.js';
import { PageHead } from '../parts/page-head.js';
import type { FieldRow, FieldValues } from '../records/field-rows.js';
import { OnSwitch } from '../records/marks.js';
import { placesFor } from '../records/places-for.js';
import type { RecordColumn } from '../records/record-table.js';
import { AddButton, Records } from '../records/records.js';
import type { List } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useOrder } from '../records/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { Conditions } from './conditions.js';
import classes from './rules-page.module.css';
import { useConditionsInWords } from './said-conditions.js';

type Rule = {
  id: string;
  position: number;
  version?: string | undefined;
  /** Of rules that can be turned off. */
  enabled?: boolean;
};

interface RulesPageProps<Row extends Rule> {
  address: '/rota-rules' | '/sending-rules' | '/temporary-item-rules' | '/loan-rules';
  title: string;
  about: string;
  list: List<Row>;
  nameOf(row: Row): string;
  /** Of the column that names a rule. */
  head: string;
  columns: readonly RecordColumn<Row>[];
  fields: readonly FieldRow[];
  /** What a new rule begins with. */
  beginning?: FieldValues;
  canBeOff?: boolean;
  consequence: string;
  empty: { title: string; text: string };
  /** A heading of the list, where something else is on the page too. */
  listTitle?: string;
  /** Next to the list: a way to try the rules. */
  beside: ReactNode;
  /** In the column of the list, before and after it. */
  above?: ReactNode;
  below?: ReactNode;
  /** More buttons in the head. */
  actions?: ReactNode;
  /** Above the list. */
  children?: ReactNode;
}

/** Rules in an order that counts: the list, the form of one, and next to them a way to try what they do. */
export function RulesPage<Row extends Rule>({
  address,
  list,
  nameOf,
  columns,
  canBeOff,
  ...props
}: RulesPageProps<Row>) {
  const { t } = useWords();
  const { may } = useSession();
  const isLocked = !may('configure');
  const idOf = ({ id }: Row) => id;
  const at = useOpened(list.items, idOf);
  // All kinds are kept in the same way.
  const [all, one] = [address as '/rota-rules', `${address}/{id}` as '/rota-rules/{id}'];
  const patch = (id: string, body: object, seen?: string) =>
    api.patch(one, { path: { id }, body: body as never, seen });
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
  const onOff: RecordColumn<Row> = {
    title: t('records.enabled'),
    cell: (row) => (
      <OnSwitch
        {...{ name: nameOf(row), isLocked, isOn: row.enabled === true }}
        turn={async (on) => {
          await patch(row.id, { enabled: on });
          await list.again();
        }}
      />
    ),
  };
  return (
    <>
      <PageHead title={props.title} about={props.about}>
        {props.actions}
        {isLocked ? null : <AddButton at={at} label={t('rules.add')} />}
      </PageHead>
      {props.children}
      <div className={classes.page}>
        <div>
          {props.above}
          {props.listTitle ? <h2 className={classes.listTitle}>{props.listTitle}</h2> : null}
          <Records
            {...{ list, at, idOf, nameOf, order, isLocked }}
            fields={props.fields}
            caption={props.title}
            head={props.head}
            columns={canBeOff ? [...columns, onOff] : columns}
            isOff={({ enabled }) => canBeOff === true && !enabled}
            valuesOf={(rule) => Object.fromEntries(Object.entries(rule))}
            beginning={props.beginning ?? {}}
            titleNew={t('rules.add')}
            add={(body) => api.post(all, { body: body as never })}
            change={(rule, body) => patch(rule.id, body, rule.version)}
            remove={(rule) => ({
              label: t('rules.remove'),
              ask: t('rules.removeAsk', { name: nameOf(rule) }),
              run: () => api.delete(one, { path: { id: rule.id } }),
            })}
            consequence={props.consequence}
            of={address}
            empty={props.empty}
          />
          {props.below}
        </div>
        {props.beside}
      </div>
    </>
  );
}

type Conditional = Parameters<ReturnType<typeof useConditionsInWords>>[0];

/** What rules with conditions have in common: their fields, with those of one kind between name and conditions, and when they hold. */
export function useConditional<Row extends { conditions: Conditional }>(rules: readonly Row[] = []) {
  const { t } = useWords();
  const inWords = useConditionsInWords(rules.flatMap(({ conditions }) => conditions));
  const when: RecordColumn<Row> = {
    title: t('rules.when'),
    cell: ({ conditions }) => <span className={classes.when}>{inWords(conditions)}</span>,
  };
  const fieldsWith = (before: readonly FieldRow[], after: readonly FieldRow[] = []): FieldRow[] => [
    { name: 'name', kind: 'text', label: t('records.name'), required: true, help: t('rules.nameHow') },
    ...before,
    { name: 'conditions', kind: 'own', label: t('rules.conditions'), draw: (drawn) => <Conditions {...drawn} /> },
    ...after,
    { name: 'enabled', kind: 'yesNo', label: t('records.enabled'), help: t('rules.enabledHow') },
  ];
  return { when, fieldsWith };
}
