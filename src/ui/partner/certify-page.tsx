import { Button, MultiSelect, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { certificationSteps, stepTitle } from '../../domain/certify/steps.js';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { useEvery } from '../live/every.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NumberField } from '../parts/number-field.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { BackToPartner } from './back-to-partner.js';
import { CertificationReport } from './certification-report.js';
import classes from './partner.module.css';

const usual = { waitSeconds: 300, without: [] as string[] };

/** A scripted practice conversation, seen as it goes; it goes on while the page is closed. */
export function Component() {
  const { t, textOf } = useWords();
  const clock = useClock();
  const address = useAddress();
  const { code = '' } = useParams();
  const path = { code };
  const { data: partner, error, refetch } = useRead('/partners/{code}', { path });
  const list = useRead('/partners/{code}/certifications', { path });
  const newest = list.data?.items[0];
  const shown = address.get('run') ?? newest?.id;
  const isRunning = newest?.state === 'running';
  useEvery(1500, ['/partners/{code}/certifications', '/partners/{code}/certifications/{id}'], isRunning);
  const begin = useChange(
    ({ waitSeconds, without }: typeof usual) =>
      api.post('/partners/{code}/certifications', {
        path,
        body: { waitSeconds, ...(without.length > 0 ? { without: without as never } : {}) },
      }),
    { again: ['/partners/{code}/certifications'], done: ({ id }) => address.set({ run: id }, true) },
  );
  const form = useServerForm(usual, begin.error);
  const stop = useChange((id: string) => api.delete('/partners/{code}/certifications/{id}', { path: { code, id } }), {
    again: ['/partners/{code}/certifications', '/partners/{code}/certifications/{id}'],
  });
  const name = partner?.name ?? code;
  useTabThing(name);
  if (!partner)
    return error ? (
      <PageProblem title="nav.certify" error={error} retry={() => void refetch()} />
    ) : (
      <Loading rows={4} />
    );
  return (
    <>
      <PageHead title={t('nav.certify')} about={t('partner.certifyAbout', { count: certificationSteps.length })}>
        <BackToPartner code={code} name={name} />
        {isRunning && newest ? (
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate(newest.id)}>
            {t('partner.certifyStop')}
          </Button>
        ) : null}
      </PageHead>
      <ProblemAlert error={begin.error ?? stop.error ?? list.error} />
      {isRunning ? null : (
        <form
          className={`${classes.tile} ${classes.onScreen}`}
          onSubmit={form.onSubmit((typed) => begin.mutate(typed))}
        >
          <Stack maw={520}>
            <p>{t('partner.certifyAbout', { count: certificationSteps.length })}</p>
            <NumberField
              label={t('partner.certifyWait')}
              description={t('partner.certifyWaitHow')}
              {...form.getInputProps('waitSeconds')}
            />
            <MultiSelect
              label={t('partner.certifyWithout')}
              description={t('partner.certifyWithoutHow')}
              {...form.getInputProps('without')}
              data={certificationSteps.map((value) => ({ value, label: textOf(stepTitle(value)) }))}
            />
            <Button type="submit" loading={begin.isPending} w="max-content">
              {t('partner.certifyBegin')}
            </Button>
          </Stack>
        </form>
      )}
      {list.data && list.data.items.length === 0 ? <Empty title={t('partner.certifyNone')} /> : null}
      {shown ? <CertificationReport partner={partner} id={shown} /> : null}
      {(list.data?.items.length ?? 0) > 1 ? (
        <section className={classes.tile} aria-labelledby="before">
          <h2 id="before">{t('partner.certifyBefore')}</h2>
          <ul>
            {list.data?.items.map(({ id, startedAt, startedBy, state }) => (
              <li key={id}>
                <Link
                  to={`?run=${id}`}
                >{`${clock.moment(startedAt)} · ${startedBy} · ${t(`partner.state_${state}`)}`}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
