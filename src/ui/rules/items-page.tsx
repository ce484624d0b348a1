import { api, type Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { PageHead } from '../parts/page-head.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { usePartners } from '../parts/partners-of.js';
import type { FieldRow } from '../records/field-rows.js';
import { placesFor } from '../records/places-for.js';
import { AddButton, Records } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useOrder } from '../records/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './rules-page.module.css';
import { TryPanel } from './try-panel.js';

type Rule = Thing<'ItemRuleView'>;
const idOf = ({ id }: Rule) => id;

/** Temporary Item Creation Rules: where an item goes when it is received, and with which item policy. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const isLocked = !may('configure');
  const list = useList<Rule>('/temporary-item-rules');
  const partners = usePartners((list.items ?? []).flatMap(({ partner }) => partner ?? []));
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const at = useOpened(list.items, idOf);
  const places = (libraries.data?.items ?? []).flatMap(({ name: library, locations }) =>
    locations.map(({ code, name }) => ({ value: code, label: `${library} · ${name}` })),
  );
  const labelOf = (options: typeof places, code: string) => options.find(({ value }) => value === code)?.label ?? code;
  const nameOf = ({ partner }: Rule) => (partner ? (partners.get(partner)?.name ?? partner) : t('rules.everybody'));
  const patch = (id: string, body: object, seen?: string) =>
    api.patch('/temporary-item-rules/{id}', { path: { id }, body: body as never, seen });
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
    {
      name: 'partner',
      kind: 'own',
      label: t('rules.itemsOf'),
      options: [...partners.values()].map(({ code, name }) => ({ value: code, label: name })),
      nullable: true,
      draw: ({ value, problem, isLocked: isOff, change }) => (
        <PartnerSelect
          name="partner"
          label={t('rules.itemsOf')}
          description={t('rules.itemsOfHow')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t('rules.everybody')}
          clearable
          clearButtonProps={{ 'aria-label': t('records.clear', { field: t('rules.itemsOf') }) }}
          error={problem}
          disabled={isOff}
          value={typeof value === 'string' && value !== '' ? value : null}
          choose={(code) => change(code ?? '')}
        />
      ),
    },
    {
      name: 'location',
      kind: 'choice',
      label: t('rules.location'),
      help: t('rules.locationHow'),
      options: places,
      required: true,
    },
    {
      name: 'itemPolicy',
      kind: 'text',
      label: t('rules.itemPolicy'),
      help: t('rules.itemPolicyHow'),
      nullable: true,
    },
  ];
  return (
    <>
      <PageHead title={t('nav.itemRules')} about={t('rules.itemsAbout')}>
        {isLocked ? null : <AddButton at={at} label={t('rules.add')} />}
      </PageHead>
      <div className={classes.page}>
        <Records
          {...{ list, at, idOf, nameOf, order, fields, isLocked }}
          caption={t('nav.itemRules')}
          head={t('rules.itemsOf')}
          columns={[
            { title: t('rules.location'), cell: ({ location }) => labelOf(places, location) },
            { title: t('rules.itemPolicy'), cell: ({ itemPolicy }) => itemPolicy ?? '–' },
          ]}
          valuesOf={(rule) => ({ ...rule })}
          titleNew={t('rules.add')}
          add={(body) => api.post('/temporary-item-rules', { body: body as never })}
          change={(rule, body) => patch(rule.id, body, rule.version)}
          remove={(rule) => ({
            label: t('rules.remove'),
            ask: t('rules.removeAsk', { name: nameOf(rule) }),
            run: () => api.delete('/temporary-item-rules/{id}', { path: { id: rule.id } }),
          })}
          consequence={t('rules.itemsConsequence')}
          of="/temporary-item-rules"
          empty={{ title: t('rules.itemsEmpty'), text: t('rules.itemsEmptyHow') }}
        />
        <TryPanel which="items" />
      </div>
    </>
  );
}
