import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import type { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { Notice } from '../records/notice.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { type Choices, listed, openDecisions, placeOfChoice } from './choices.js';
import { Counts, EditionLine } from './edition.js';
import { useSectionName } from './field-name.js';
import { type FileInHand, filesInHand } from './in-hand.js';
import classes from './plan.module.css';
import { PlanRow } from './plan-row.js';

type DirectoryPlan = Thing<'DirectoryPlan'>;

/** A file that is tried: everything that differs, with a choice for each; nothing is kept before “Take in”. */
export function Plan({ inHand }: { inHand: FileInHand }) {
  const { data, error, refetch } = useQuery<DirectoryPlan, Refused>({
    queryKey: ['/directory/plan', inHand.name, JSON.stringify(inHand.file).length],
    queryFn: () => api.post('/directory/plan', { body: { file: inHand.file } as never }),
    staleTime: 0,
  });
  if (error) return <ProblemAlert error={error} inFile="places" retry={() => void refetch()} />;
  return data ? <Choosing plan={data} inHand={inHand} /> : <Loading rows={6} />;
}

const undecided = { choices: {} as Choices, takeAll: false, force: false, takeTheRest: false };

const hasRecords = ({ sections }: FileInHand['file']): boolean =>
  Object.values(sections as Record<string, { records?: readonly unknown[] }>).some(
    ({ records = [] }) => records.length > 0,
  );

function Choosing({ plan, inHand }: { plan: DirectoryPlan; inHand: FileInHand }) {
  const { t } = useWords();
  const clock = useClock();
  const go = useNavigate();
  const sectionName = useSectionName();
  const { politely, atOnce } = useAnnouncer();
  const form = useServerForm(undecided);
  const { choices, force, takeTheRest } = form.values;
  const apply = useChange(
    () =>
      api.post('/directory/imports', {
        body: { file: inHand.file, ...form.values, choices: listed(choices) } as never,
      }),
    {
      again: ['/directory/imports', '/directory/proposals', '/partners', '/rota-templates', '/rota-warnings', '/node'],
      done: (imported) => {
        filesInHand.done(imported);
        politely(t('directory.done'));
        void go(`/directory/import/${imported.id}`);
      },
    },
  );
  const open = openDecisions(plan.rows, choices);
  const sections = [...new Set(plan.rows.map(({ section }) => section))];
  const isStopped = (plan.older && !force) || (plan.counts.cannot > 0 && !takeTheRest);
  return (
    <>
      <EditionLine file={plan.file} before={plan.before} />
      <Counts counts={plan.counts} />
      {plan.older && plan.before ? (
        <Notice title={t('directory.older')} my="md">
          <p>
            {t('directory.olderHow', { file: clock.day(plan.file.issuedAt), ours: clock.day(plan.before.issuedAt) })}
          </p>
          <Checkbox label={t('directory.force')} {...form.getInputProps('force', { type: 'checkbox' })} />
        </Notice>
      ) : null}
      {plan.rows.length === 0 ? (
        hasRecords(inHand.file) ? (
          <Empty title={t('directory.nothingNew')} text={t('directory.nothingNewHow')} />
        ) : (
          <Empty title={t('directory.noRecords')} text={t('directory.noRecordsHow')} />
        )
      ) : null}
      {sections.map((section) => (
        <section key={section} aria-label={sectionName(section)}>
          <h2 className={classes.section}>{sectionName(section)}</h2>
          <ul className={classes.rows}>
            {plan.rows
              .filter((row) => row.section === section)
              .map((row) => (
                <PlanRow
                  key={row.key}
                  row={row}
                  choices={choices}
                  choose={(of, field, take) =>
                    form.setFieldValue('choices', (now) => ({ ...now, [placeOfChoice(of, field)]: take }))
                  }
                />
              ))}
          </ul>
        </section>
      ))}
      <ProblemAlert error={apply.error} />
      {plan.rows.length > 0 ? (
        <div className={classes.foot}>
          <Button
            loading={apply.isPending}
            disabled={isStopped}
            onClick={() => apply.mutate(undefined, { onError: (error) => atOnce(error.problem.title) })}
          >
            {t('directory.takeIn')}
          </Button>
          <Button variant="default" onClick={() => void go('/directory')}>
            {t('directory.leave')}
          </Button>
          {plan.counts.cannot > 0 ? (
            <Checkbox
              label={t('directory.takeTheRest', { count: plan.counts.cannot })}
              {...form.getInputProps('takeTheRest', { type: 'checkbox' })}
            />
          ) : null}
          {open > 0 ? (
            <Checkbox
              label={t('directory.takeAll')}
              description={t('directory.takeAllHow')}
              {...form.getInputProps('takeAll', { type: 'checkbox' })}
            />
          ) : null}
          <span aria-live="polite">
            {open > 0 ? t('directory.openLeft', { count: open }) : t('directory.allDecided')}
          </span>
        </div>
      ) : null}
    </>
  );
}
