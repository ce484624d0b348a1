import { Alert, Button, Drawer, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { deedAsks, type JobDeed, jobDeedNames, jobDeeds, jobFormats, jobReports } from '../../domain/jobs/deeds.js';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { statusesOf, statusRow } from '../parts/status-looks.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './jobs.module.css';
import { Lines } from './lines.js';
import { type Filled, filledFrom, type JobDraft, jobDraftOf, mayDo, viewIn } from './own-draft.js';
import { ScheduleFields } from './schedule-form.js';

interface OwnFormProps {
  /** Absent: a new one. */
  job?: Thing<'JobView'> | undefined;
  /** What a new one begins with: `report overdue`, `view 4`. */
  source?: string | undefined;
  close: () => void;
}

/** A job of a library: which view, what is done with it, and when; with a look at what it would do before it is saved. */
export function OwnForm({ job, source, close }: OwnFormProps) {
  const { t } = useWords();
  const { facts } = useSession();
  const { politely } = useAnnouncer();
  const views = useRead('/views').data?.items;
  const trial = useChange((draft: JobDraft) => api.post('/staff-jobs/preview', { body: draft }));
  const save = useChange(
    (body: JobDraft) =>
      job?.own ? api.put('/staff-jobs/{id}', { path: { id: job.own.id }, body }) : api.post('/staff-jobs', { body }),
    {
      again: ['/jobs', '/staff-jobs/{id}/preview'],
      done: ({ title, when }) => {
        politely(t('job.saved', { name: title, when }));
        close();
      },
    },
  );
  const form = useServerForm<Filled>(filledFrom(job, source), save.error ?? trial.error);
  const filled = form.values;
  const change = (part: Partial<Filled>) => {
    const next = { ...filled, ...part };
    const view = viewIn(next, views ?? []);
    // What cannot be done with what is chosen now is not left chosen.
    const deed = mayDo(next.deed, next.source, view)
      ? next.deed
      : (jobDeedNames.find((each) => mayDo(each, next.source, view)) ?? next.deed);
    const otherSide = viewIn(filled, views ?? [])?.side !== view?.side;
    form.setValues({ ...next, deed, ...(otherSide ? { slip: '', status: '' } : {}) });
    trial.reset();
    save.reset();
  };
  const maker = job?.own?.maker;
  const isOthers = maker !== undefined && maker.code !== facts.user.code;
  return (
    <Drawer
      opened
      onClose={close}
      title={t(job ? 'job.editTitle' : 'job.newTitle')}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={form.onSubmit((values) => save.mutate(jobDraftOf(values)))} className={classes.form} noValidate>
        {isOthers ? (
          <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
            {t('job.takesOver', { name: maker.name })}
          </Alert>
        ) : null}
        <Fields filled={filled} change={change} views={views ?? []} errors={form.errors} />
        {views?.length === 0 ? <p className={classes.small}>{t('job.noViews')}</p> : null}
        <fieldset className={classes.plainSet}>
          <legend className={classes.legend}>{t('job.when')}</legend>
          <ScheduleFields schedule={filled.schedule} change={(schedule) => change({ schedule })} />
        </fieldset>
        {filled.deed === 'export' || filled.deed === 'printSlips' || filled.deed === 'mailSlips' ? null : (
          <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
            {t('job.actsAlone')}
          </Alert>
        )}
        {trial.data ? <Would preview={trial.data} /> : null}
        <ProblemAlert error={save.error ?? trial.error} />
        <Group gap="sm">
          <Button type="submit" loading={save.isPending}>
            {t('job.save')}
          </Button>
          <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate(jobDraftOf(filled))}>
            {t(trial.data ? 'job.tryAgain' : 'job.tryIt')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('job.cancel')}
          </Button>
        </Group>
      </form>
    </Drawer>
  );
}

function Would({ preview: { would, at } }: { preview: Thing<'JobPreview'> }) {
  const { t } = useWords();
  const clock = useClock();
  return (
    <section aria-live="polite">
      <h2 className={classes.legend}>{t('job.would')}</h2>
      <Lines lines={would} nothing={t('job.wouldNothing')} />
      <p className={classes.small}>{t('job.wouldAt', { at: clock.time(at) })}</p>
    </section>
  );
}

interface FieldsProps {
  filled: Filled;
  change: (part: Partial<Filled>) => void;
  views: readonly Thing<'ListView'>[];
  errors: FormErrors;
}

function Fields({ filled, change, views, errors }: FieldsProps) {
  const { t, textOf } = useWords();
  const { source, deed } = filled;
  const view = viewIn(filled, views);
  const line = (name: 'name' | 'source' | 'status' | 'note' | 'mailTo', at: string = name) => ({
    value: filled[name],
    error: errors[at],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  const options = (side: 'borrowing' | 'lending') =>
    views.filter((each) => each.side === side).map(({ id, name }) => ({ value: `view ${id}`, label: name }));
  const groups = (['borrowing', 'lending'] as const).map((side) => ({
    group: t('job.viewsOf', { side }),
    items: options(side),
  }));
  return (
    <>
      <TextInput
        label={t('job.jobName')}
        description={t('job.jobNameHow')}
        required
        maxLength={80}
        data-autofocus
        {...line('name')}
      />
      <NativeSelect
        label={t('job.source')}
        required
        {...line('source', 'view')}
        data={[
          { value: '', label: t('job.sourceChoose'), disabled: true },
          ...groups.filter(({ items }) => items.length > 0),
          {
            group: t('job.reports'),
            items: jobReports.map((report) => ({ value: `report ${report}`, label: t(`jobReport.${report}`) })),
          },
        ]}
      />
      <NativeSelect
        label={t('job.deed')}
        required
        value={deed}
        error={errors['deed']}
        onChange={(event) => change({ deed: event.currentTarget.value as JobDeed })}
        data={jobDeedNames
          .filter((each) => mayDo(each, source, view))
          .map((each) => ({ value: each, label: textOf(jobDeeds[each].label) }))}
      />
      {deedAsks(deed, 'slip') ? (
        <SlipSelect side={view?.side} value={filled.slip} error={errors['slip']} change={(slip) => change({ slip })} />
      ) : null}
      {deedAsks(deed, 'status') ? (
        <NativeSelect
          label={t('job.status')}
          required
          {...line('status')}
          data={[
            { value: '', label: t('job.statusChoose'), disabled: true },
            ...(view
              ? statusesOf(view.side).map((value) => ({ value, label: textOf(statusRow(view.side, value).label) }))
              : []),
          ]}
        />
      ) : null}
      {deedAsks(deed, 'note') ? (
        <Textarea label={t('job.note')} description={t('job.noteHow')} autosize maxLength={1000} {...line('note')} />
      ) : null}
      {deedAsks(deed, 'format') ? (
        <NativeSelect
          label={t('job.format')}
          value={filled.format}
          onChange={(event) => change({ format: event.currentTarget.value as Filled['format'] })}
          data={jobFormats.map((value) => ({ value, label: t(`job.format_${value}`) }))}
        />
      ) : null}
      {deedAsks(deed, 'mailTo') ? (
        <TextInput
          label={t('job.mailTo')}
          description={t(deed === 'mailSlips' ? 'job.mailToHow' : 'job.mailToOptional')}
          required={deed === 'mailSlips'}
          {...line('mailTo')}
        />
      ) : null}
    </>
  );
}

interface SlipSelectProps {
  side: 'borrowing' | 'lending' | undefined;
  value: string;
  error: ReactNode;
  change: (slip: string) => void;
}

function SlipSelect({ side, value, error, change }: SlipSelectProps) {
  const { t } = useWords();
  const types = useRead('/letters/catalogue', { freshMs: Number.POSITIVE_INFINITY }).data?.items ?? [];
  const offered = types.filter(({ onDemand }) => (side ? onDemand.includes(side) : onDemand.length > 0));
  return (
    <NativeSelect
      label={t('job.slip')}
      required
      value={value}
      error={error}
      onChange={(event) => change(event.currentTarget.value)}
      data={[
        { value: '', label: t('job.slipChoose'), disabled: true },
        ...offered.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  );
}
