import { Button, Checkbox, Group, NativeSelect } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { AlmaReport } from './alma-report.js';
import { TextFrom } from './text-from.js';

const kinds = {
  partners: { address: '/imports/alma/partners', permission: 'keepPartners' },
  requests: { address: '/imports/alma/requests', permission: 'configure' },
  patrons: { address: '/imports/alma/patrons', permission: 'importPatrons' },
  items: { address: '/imports/alma/items', permission: 'keepHoldings' },
} as const;
type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as Kind[];

/** What a library takes over from Alma: first as a dry run, then for good; each row says what became of it. */
export function FromAlma() {
  const { t } = useWords();
  const { mayForAll } = useSession();
  const { politely, atOnce } = useAnnouncer();
  const address = useAddress();
  const kind = kindNames.find((each) => each === address.get('kind')) ?? 'partners';
  const run = useChange(
    (dryRun: boolean): Promise<Thing<'AlmaReport'>> => {
      const { side, ...given } = form.getValues();
      return api.post(kinds[kind].address, {
        body: { ...given, dryRun, ...(kind === 'requests' && side ? { side } : {}) } as never,
      });
    },
    {
      again: ['/partners', '/requests', '/directory/proposals'],
      done: (report) =>
        politely(
          t('directory.almaCounts', {
            created: report.created,
            changed: report.changed,
            unchanged: report.unchanged,
            refused: report.refused,
          }),
        ),
    },
  );
  const form = useServerForm({ text: '', side: '', takeRest: false }, run.error);
  const { text, takeRest } = form.values;
  const report = run.data;
  const isRunning = (dryRun: boolean) => run.isPending && run.variables === dryRun;
  const isAllowed = mayForAll(kinds[kind].permission);
  const go = (dryRun: boolean) => run.mutate(dryRun, { onError: (error) => atOnce(error.problem.title) });
  return (
    <>
      <section style={{ display: 'grid', gap: 12, maxWidth: 860 }} aria-label={t('directory.tab_alma')}>
        <NativeSelect
          label={t('directory.what')}
          description={t(`directory.alma_${kind}How`)}
          value={kind}
          onChange={(event) => {
            run.reset();
            address.set({ kind: event.currentTarget.value }, true);
          }}
          data={kindNames.map((value) => ({ value, label: t(`directory.alma_${value}`) }))}
          maw={360}
        />
        {kind === 'requests' ? (
          <NativeSelect
            label={t('directory.side')}
            description={t('directory.sideHow')}
            {...form.getInputProps('side')}
            data={[
              { value: '', label: t('directory.sideInFile') },
              { value: 'borrowing', label: t('nav.borrowing') },
              { value: 'lending', label: t('nav.lending') },
            ]}
            maw={360}
          />
        ) : null}
        {isAllowed ? null : <p>{t('directory.almaNotAllowed')}</p>}
        <TextFrom
          label={t('directory.almaText')}
          help={t(kind === 'partners' ? 'directory.almaTextPartners' : 'directory.almaTextCsv')}
          accept={kind === 'partners' ? '.xml,.json,application/xml,application/json' : '.csv,text/csv'}
          text={text}
          problem={form.errors['text']}
          change={(now) => {
            form.setFieldValue('text', now);
            if (run.data || run.error) run.reset();
          }}
        />
        <Group>
          <Button
            variant={report?.dryRun ? 'default' : 'filled'}
            disabled={!isAllowed || text.trim() === ''}
            loading={isRunning(true)}
            onClick={() => go(true)}
          >
            {t('directory.dryRun')}
          </Button>
          {report?.dryRun ? (
            <>
              <Button disabled={report.refused > 0 && !takeRest} loading={isRunning(false)} onClick={() => go(false)}>
                {t('directory.takeOver')}
              </Button>
              {report.refused > 0 ? (
                <Checkbox
                  label={t('directory.takeGoodRows', { count: report.refused })}
                  {...form.getInputProps('takeRest', { type: 'checkbox' })}
                />
              ) : null}
            </>
          ) : null}
        </Group>
      </section>
      <ProblemAlert error={run.error?.fields['text'] ? null : run.error} inFile="sentences" />
      {report ? <AlmaReport report={report} /> : null}
    </>
  );
}
