import type { Thing } from '../api/client.js';
import { useList } from '../records/use-list.js';
import { useWords } from '../words/index.js';
import { RulesPage, useConditional } from './rules-page.js';
import { TryPanel } from './try-panel.js';

type Rule = Thing<'SendingRuleView'>;

/** Sending Borrowing Request Rules: which new requests go out by themselves. */
export function Component() {
  const { t } = useWords();
  const list = useList<Rule>('/sending-rules');
  const { when, fieldsWith } = useConditional(list.items);
  return (
    <RulesPage
      address="/sending-rules"
      title={t('nav.sendingRules')}
      about={t('rules.sendingAbout')}
      list={list}
      nameOf={({ name }) => name}
      head={t('rules.rule')}
      columns={[when, { title: t('rules.then'), cell: ({ sends }) => t(sends ? 'rules.sentByItself' : 'rules.waits') }]}
      fields={fieldsWith([{ name: 'sends', kind: 'yesNo', label: t('rules.sends'), help: t('rules.sendsHow') }])}
      beginning={{ enabled: true, sends: true, conditions: [] }}
      canBeOff
      consequence={t('rules.consequence')}
      empty={{ title: t('rules.sendingEmpty'), text: t('rules.sendingEmptyHow') }}
      beside={<TryPanel which="sending" />}
    />
  );
}
