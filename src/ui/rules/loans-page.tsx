import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { writeAmount } from '../../domain/request/amount.js';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { AddButton } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { newOne, useOpened } from '../records/use-opened.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { PatronGroups } from './groups.js';
import { RulesPage, useConditional } from './rules-page.js';
import { TryTerms } from './try-terms.js';

type Rule = Thing<'LoanRuleView'>;
type PatronGroup = Thing<'PatronGroupView'>;

/** Patron groups and loan rules: who may request, for how long and at what cost. */
export function Component() {
  const { t, locale } = useWords();
  const { may } = useSession();
  const list = useList<Rule>('/loan-rules');
  const groups = useList<PatronGroup>('/patron-groups');
  const groupAt = useOpened(groups.items, ({ code }) => code, 'group');
  // A code that an earlier form began with is none of the new one.
  const newGroup = { openNew: () => groupAt.address.set({ group: newOne, code: undefined }) };
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const places = (libraries.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const placeOf = (code: string) => places.find(({ value }) => value === code)?.label ?? code;
  const { when, fieldsWith } = useConditional(list.items);
  const isRefused = ({ mayRequest }: { mayRequest?: unknown }) => mayRequest === false;
  const number = { kind: 'number', half: true, nullable: true, heading: t('loanRules.terms') } as const;
  return (
    <RulesPage
      address="/loan-rules"
      title={t('nav.loanRules')}
      about={t('loanRules.about')}
      list={list}
      listTitle={t('loanRules.rules')}
      nameOf={({ name }) => name}
      head={t('rules.rule')}
      columns={[
        when,
        {
          title: t('loanRules.loan'),
          cell: (rule) =>
            isRefused(rule)
              ? t('loanRules.mayNot')
              : rule.loanDays === undefined
                ? '–'
                : t('loanRules.days', { days: rule.loanDays }),
        },
        { title: t('loanRules.renewals'), isNumber: true, cell: ({ renewals }) => renewals ?? '–' },
        { title: t('loanRules.openAtOnce'), isNumber: true, cell: ({ requestLimit }) => requestLimit ?? '–' },
        {
          title: t('loanRules.fee'),
          isNumber: true,
          cell: ({ requestFee }) => (requestFee ? writeAmount(requestFee, locale) : '–'),
        },
        {
          title: t('loanRules.pickupLibraries'),
          cell: ({ pickupLibraries }) => pickupLibraries.map(placeOf).join(', ') || t('loanRules.everywhere'),
        },
      ]}
      fields={fieldsWith(
        [],
        [
          { name: 'mayRequest', kind: 'yesNo', label: t('loanRules.mayRequest'), help: t('loanRules.mayRequestHow') },
          { name: 'refusal', kind: 'long', label: t('loanRules.refusal'), nullable: true, when: isRefused },
          {
            name: 'french',
            kind: 'long',
            label: t('loanRules.refusalInSecondLanguage'),
            nullable: true,
            when: isRefused,
          },
          { name: 'loanDays', ...number, label: t('loanRules.loanDays'), help: t('loanRules.loanDaysHow') },
          { name: 'renewals', ...number, label: t('loanRules.renewals'), help: t('loanRules.renewalsHow') },
          { name: 'requestLimit', ...number, label: t('loanRules.requestLimit'), help: t('loanRules.requestLimitHow') },
          {
            ...number,
            name: 'requestFee',
            kind: 'amount',
            label: t('loanRules.requestFee'),
            help: t('loanRules.requestFeeHow'),
          },
          {
            name: 'pickupLibraries',
            kind: 'many',
            label: t('loanRules.pickupLibraries'),
            help: t('loanRules.pickupLibrariesHow'),
            heading: t('loanRules.terms'),
            options: places,
          },
        ],
      )}
      beginning={{ enabled: true, mayRequest: true, conditions: [], pickupLibraries: [] }}
      canBeOff
      consequence={t('loanRules.consequence')}
      empty={{ title: t('loanRules.rulesEmpty'), text: t('loanRules.rulesEmptyHow') }}
      beside={may('seePatrons') ? <TryTerms /> : undefined}
      above={<PatronGroups list={groups} at={groupAt} />}
      below={<Otherwise />}
      actions={may('configure') ? <AddButton at={newGroup} label={t('loanRules.addGroup')} variant="default" /> : null}
    />
  );
}

/** What the policies say where no rule fits. */
function Otherwise() {
  const { t } = useWords();
  const policies = useRead('/policies', { freshMs: 30_000 });
  const policy = (wanted: string) => Number(policies.data?.items.find(({ name }) => name === wanted)?.value ?? 0);
  if (!policies.data) return null;
  return (
    <Group mt="sm" gap="md">
      <Text size="sm" c="dimmed">
        {t('loanRules.otherwise', { days: policy('patronLoanDays'), limit: policy('activeRequestLimit') })}
      </Text>
      <Anchor component={Link} to="/policies?field=patronLoanDays" size="sm">
        {t('loanRules.openPolicies')}
      </Anchor>
    </Group>
  );
}
