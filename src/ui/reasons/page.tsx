import { Tabs } from '@mantine/core';
import { reasonLists } from '../../domain/request/library-reasons.js';
import { api, type Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { PageHead } from '../parts/page-head.js';
import type { FieldRow } from '../records/field-rows.js';
import { Mark, OnSwitch } from '../records/marks.js';
import { AddButton, Records } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

type Reason = Thing<'ReasonView'>;
const idOf = ({ code }: Reason) => code;

/** Reasons to reject, to set a condition and to cancel, with the ISO 18626 code that travels for each. */
export function Component() {
  const { t, either } = useWords();
  const { may } = useSession();
  const isLocked = !may('configure');
  const all = useList<Reason>('/reasons');
  const codes = useRead('/reasons/codes', { freshMs: Number.POSITIVE_INFINITY }).data;
  const wanted = useAddress().get('list');
  const list = reasonLists.find((each) => each === wanted) ?? 'reject';
  const shown = all.items?.filter((each) => each.list === list);
  const at = useOpened(shown, idOf);
  const options = (names: readonly string[] = []) => names.map((value) => ({ value, label: value }));
  const iso = { reject: 'reasonUnfilled', condition: 'reasonRetry', cancel: undefined } as const;
  const fields: FieldRow[] = [
    {
      name: 'code',
      kind: 'text',
      label: t('records.code'),
      help: t('reasons.codeHow'),
      required: true,
      onlyNew: true,
    },
    { name: 'label', kind: 'text', label: t('reasons.label'), required: true, help: t('reasons.labelHow') },
    { name: 'french', kind: 'text', label: t('reasons.labelInSecondLanguage'), required: true },
    ...(list === 'reject'
      ? [
          {
            name: 'reasonUnfilled',
            kind: 'choice' as const,
            label: t('reasons.unfilled'),
            help: t('reasons.unfilledHow'),
            options: options(codes?.reasonUnfilled),
          },
        ]
      : []),
    ...(list === 'condition'
      ? [
          {
            name: 'reasonRetry',
            kind: 'choice' as const,
            label: t('reasons.retry'),
            nullable: true,
            help: t('reasons.retryHow'),
            options: options(codes?.reasonRetry),
          },
          {
            name: 'loanCondition',
            kind: 'choice' as const,
            label: t('reasons.condition'),
            nullable: true,
            help: t('reasons.conditionHow'),
            options: options(codes?.loanCondition),
          },
        ]
      : []),
    { name: 'enabled', kind: 'yesNo', label: t('records.enabled'), help: t('reasons.enabledHow') },
  ];
  const patch = (code: string, body: object, seen?: string) =>
    api.patch('/reasons/{list}/{code}', { path: { list, code }, body: body as never, seen });
  const isoOf = (reason: Reason) => [iso[list] ? reason[iso[list]] : undefined, reason.loanCondition].filter(Boolean);
  return (
    <>
      <PageHead title={t('nav.reasons')} about={t('reasons.about')}>
        {isLocked ? null : <AddButton at={at} label={t('reasons.add')} />}
      </PageHead>
      <Tabs value={list} onChange={(to) => at.address.set({ list: to ?? undefined, open: undefined }, true)}>
        <Tabs.List mb="md">
          {reasonLists.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`reasons.list_${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {reasonLists.map((each) => (
          <Tabs.Panel key={each} value={each}>
            {each === list ? (
              <Records
                {...{ list: all, shown, at, idOf, fields, isLocked }}
                nameOf={(reason) => either(reason)}
                caption={t(`reasons.list_${list}`)}
                head={t('reasons.reason')}
                columns={[
                  { title: t('records.code'), cell: ({ code }) => <span className="mono">{code}</span> },
                  {
                    title: t('reasons.other'),
                    cell: (reason) => {
                      const { label } = reason;
                      const [lang, words] = either(reason) === label ? ['fr', reason.french] : ['en', label];
                      return <span lang={lang}>{words}</span>;
                    },
                  },
                  {
                    title: t('reasons.iso'),
                    cell: (reason) => <span className="mono">{isoOf(reason).join(' · ') || '–'}</span>,
                  },
                  {
                    title: t('reasons.kind'),
                    cell: ({ builtIn }) => <Mark>{t(builtIn ? 'reasons.builtIn' : 'reasons.own')}</Mark>,
                  },
                  {
                    title: t('records.enabled'),
                    cell: (reason) => (
                      <OnSwitch
                        {...{ name: either(reason), isLocked, isOn: reason.enabled }}
                        turn={async (enabled) => {
                          await patch(reason.code, { enabled });
                          await all.again();
                        }}
                      />
                    ),
                  },
                ]}
                isOff={({ enabled }) => !enabled}
                valuesOf={(reason) => ({ ...reason })}
                beginning={{ enabled: true }}
                titleNew={t('reasons.add')}
                add={(body) => api.post('/reasons', { body: { ...body, list } as never })}
                change={({ code, version }, body) => patch(code, body, version)}
                remove={(reason) => ({
                  label: t(reason.builtIn ? 'reasons.reset' : 'reasons.remove'),
                  ask: t(reason.builtIn ? 'reasons.resetAsk' : 'reasons.removeAsk', { name: either(reason) }),
                  run: () => api.delete('/reasons/{list}/{code}', { path: { list, code: reason.code } }),
                })}
                consequence={t('reasons.consequence')}
                of={`/reasons ${list}`}
                empty={{ title: t('reasons.empty'), text: t('reasons.emptyHow') }}
              />
            ) : null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
