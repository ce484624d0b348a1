import { policyGroupRows } from '../../domain/fulfilment/policy-words.js';
import { api, type Thing } from '../api/client.js';
import { cache, placeOf } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import type { FieldRow } from '../records/field-rows.js';
import { RecordForm } from '../records/record-form.js';
import { useList } from '../records/use-list.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { OverdueProfile } from './overdue-profile.js';

type Policy = Thing<'PolicyView'>;
const kinds: Record<Policy['type'], FieldRow['kind']> = {
  integer: 'number',
  yesNo: 'yesNo',
  amount: 'amount',
  profile: 'own',
  choice: 'choice',
  text: 'long',
};
const groups = Object.keys(policyGroupRows) as Policy['group'][];

/** The policies of the library: one form, in groups, each with its default and who changed it last. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const list = useList<Policy>('/policies');
  const rowOf = usePolicyRows();
  const valuesOf = (policies: readonly Policy[]) =>
    Object.fromEntries(policies.map(({ name, value }) => [name, value]));
  const { items } = list;
  return (
    <>
      <PageHead title={t('nav.policies')} about={t('policies.about')} />
      {items ? (
        <div style={{ maxWidth: 860 }}>
          <RecordForm
            of="/policies"
            rows={groups.flatMap((group) => items.filter((each) => each.group === group).map(rowOf))}
            now={valuesOf(items)}
            isNew={false}
            isLocked={!may('configure')}
            fresh={async () => valuesOf(await list.again())}
            save={async (body) => {
              const seen = cache.getQueryData<{ version?: string }>(placeOf('/policies'))?.version;
              await api.patch('/policies', { body: body as never, seen });
              await list.again();
            }}
            consequence={t('policies.consequence')}
          />
        </div>
      ) : list.error ? (
        <ProblemAlert error={list.error} retry={() => void list.again()} />
      ) : (
        <Loading rows={8} />
      )}
    </>
  );
}

/** An emptied field goes back to its default. */
function usePolicyRows(): (policy: Policy) => FieldRow {
  const { t, textOf } = useWords();
  const clock = useClock();
  return (policy) => {
    const usual =
      policy.type === 'yesNo'
        ? t(policy.default === true ? 'records.yes' : 'records.no')
        : policy.type === 'profile' || policy.type === 'text'
          ? undefined
          : policy.options
            ? policy.options.find(({ value }) => value === policy.default)?.label
            : String(policy.default);
    const help = [
      policy.says,
      usual === undefined ? undefined : t('policies.default', { value: usual }),
      policy.changedAt
        ? t('policies.changed', { day: clock.day(policy.changedAt), by: policy.changedBy ?? '' })
        : undefined,
      policy.imposedBy ? t('policies.imposed', { issuer: policy.imposedBy }) : undefined,
    ];
    return {
      name: policy.name,
      kind: kinds[policy.type],
      label: policy.label,
      nullable: true,
      ...(policy.imposedBy ? { decidedBy: t('policies.imposedBy', { issuer: policy.imposedBy }) } : {}),
      help: help.filter(Boolean).join(' '),
      ...(policy.options ? { options: policy.options.map((each) => ({ value: each.value, label: each.label })) } : {}),
      heading: textOf(policyGroupRows[policy.group].label),
      draw: (drawn) => (
        <OverdueProfile
          {...drawn}
          label={policy.label}
          help={help.filter(Boolean).join(' ')}
          decidedBy={policy.imposedBy && t('policies.imposedBy', { issuer: policy.imposedBy })}
        />
      ),
    };
  };
}
