import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { Mark } from '../records/marks.js';
import { useList } from '../records/use-list.js';
import { Warnings } from '../rotas/warnings.js';
import { useWords } from '../words/index.js';
import { RulesPage, useConditional } from './rules-page.js';
import { TryPanel } from './try-panel.js';

type Rule = Thing<'RotaRuleView'>;

/** Rota Assignment Rules: which rota templates a new request gets. */
export function Component() {
  const { t } = useWords();
  const list = useList<Rule>('/rota-rules');
  const templates = useRead('/rota-templates', { freshMs: 30_000 });
  const options = (templates.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const { when, fieldsWith } = useConditional(list.items);
  return (
    <RulesPage
      address="/rota-rules"
      title={t('nav.rotaRules')}
      about={t('rules.rotaAbout')}
      list={list}
      nameOf={({ name }) => name}
      head={t('rules.rule')}
      columns={[
        when,
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
      ]}
      fields={fieldsWith(
        [
          { name: 'description', kind: 'text', label: t('records.description'), nullable: true },
          {
            name: 'templates',
            kind: 'many',
            label: t('rules.leadsTo'),
            required: true,
            help: t('rules.leadsToHow'),
            options,
          },
        ],
        [
          { name: 'goesOn', kind: 'yesNo', label: t('rules.goesOn'), help: t('rules.goesOnHow') },
          { name: 'lastResort', kind: 'yesNo', label: t('rules.lastResort'), help: t('rules.lastResortHow') },
        ],
      )}
      beginning={{ enabled: true, goesOn: false, lastResort: false, conditions: [], templates: [] }}
      canBeOff
      consequence={t('rules.consequence')}
      empty={{ title: t('rules.rotaEmpty'), text: t('rules.rotaEmptyHow') }}
      beside={<TryPanel which="rules" />}
    >
      <Warnings kinds={['ruleToInactiveRota']} />
    </RulesPage>
  );
}
