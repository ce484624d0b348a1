import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { usePartners } from '../parts/partners-of.js';
import type { FieldRow } from '../records/field-rows.js';
import { useList } from '../records/use-list.js';
import { useWords } from '../words/index.js';
import { RulesPage } from './rules-page.js';
import { TryPanel } from './try-panel.js';

type Rule = Thing<'ItemRuleView'>;

/** Temporary Item Creation Rules: where an item goes when it is received, and with which item policy. */
export function Component() {
  const { t } = useWords();
  const list = useList<Rule>('/temporary-item-rules');
  const partners = usePartners((list.items ?? []).flatMap(({ partner }) => partner ?? []));
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const places = (libraries.data?.items ?? []).flatMap(({ name: library, locations }) =>
    locations.map(({ code, name }) => ({ value: code, label: `${library} · ${name}` })),
  );
  const labelOf = (options: typeof places, code: string) => options.find(({ value }) => value === code)?.label ?? code;
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
    <RulesPage
      address="/temporary-item-rules"
      title={t('nav.itemRules')}
      about={t('rules.itemsAbout')}
      list={list}
      nameOf={({ partner }) => (partner ? (partners.get(partner)?.name ?? partner) : t('rules.everybody'))}
      head={t('rules.itemsOf')}
      columns={[
        { title: t('rules.location'), cell: ({ location }) => labelOf(places, location) },
        { title: t('rules.itemPolicy'), cell: ({ itemPolicy }) => itemPolicy ?? '–' },
      ]}
      fields={fields}
      consequence={t('rules.itemsConsequence')}
      empty={{ title: t('rules.itemsEmpty'), text: t('rules.itemsEmptyHow') }}
      beside={<TryPanel which="items" />}
    />
  );
}
