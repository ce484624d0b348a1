import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { Meanwhile } from '../orders/meanwhile.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { type Request, remember } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useCompletion } from './completion.js';
import { changesBetween, type FormValues } from './form-fields.js';
import { ProblemSummary } from './problem-summary.js';
import { RequestForm } from './request-form.js';
import { useStillWrong } from './still-wrong.js';

/** Edit a borrowing request. While a partner has it, only what stays in this library may change: the node says which. */
export function Component() {
  const { id = '' } = useParams();
  const { data: request, error, refetch } = useRead('/requests/{id}', { path: { id } });
  if (error && !request) return <PageProblem title="nav.editRequest" error={error} retry={() => void refetch()} />;
  if (!request) return <Loading rows={6} height={60} />;
  if (!request.form) return <Navigate to={`/${request.side}/${request.id}`} replace />;
  return <EditForm key={request.id} request={request} />;
}

function EditForm({ request }: { request: Request }) {
  const { t } = useWords();
  const go = useNavigate();
  const [begun, setBegun] = useState({ version: request.version, form: request.form as FormValues });
  const [values, setValues] = useState<FormValues>(begun.form);
  const changes = changesBetween(begun.form, values);
  const isChanged = Object.keys(changes).length > 0;
  const save = useChange(
    (version: number) =>
      api.patch('/requests/{id}', { path: { id: request.id }, body: { version, change: changes as never } }),
    {
      again: ['/requests'],
      done: (now) => {
        remember(now);
        void go(`/borrowing/${now.id}`);
      },
    },
  );
  const type = request.serviceType === 'Copy' ? 'article' : 'book';
  const completion = useCompletion(type, values, (more) => setValues((before) => ({ ...before, ...more })));
  const ready = request.actions.find(({ name }) => name === 'markReady');
  const saveAndReady = useChange(
    async () => {
      const now = isChanged
        ? await api.patch('/requests/{id}', {
            path: { id: request.id },
            body: { version: begun.version, change: changes as never },
          })
        : request;
      return api.post('/requests/{id}/actions/{action}', {
        path: { id: now.id, action: 'markReady' },
        body: { version: now.version },
      });
    },
    {
      again: ['/requests', '/requests/facets', '/work', '/work/counts'],
      done: (now) => {
        remember(now);
        void go(`/borrowing/${now.id}`);
      },
    },
  );
  const meanwhile = save.error?.meanwhile;
  const isStale = request.version !== begun.version && !save.isPending;
  const problems = useStillWrong(stripped((save.error ?? saveAndReady.error)?.fields ?? {}), values);
  return (
    <>
      <PageHead title={t('nav.editRequest')} count={request.externalId} about={t('create.aboutEdit')}>
        <Button variant="default" onClick={() => void go(`/borrowing/${request.id}`)}>
          {t('create.cancel')}
        </Button>
        <Button
          variant={ready ? 'default' : 'filled'}
          disabled={!isChanged}
          loading={save.isPending}
          onClick={() => save.mutate(begun.version)}
        >
          {t('create.save')}
        </Button>
        {ready ? (
          <Button loading={saveAndReady.isPending} onClick={() => saveAndReady.mutate(undefined)}>
            {t('create.saveAndReady')}
          </Button>
        ) : null}
      </PageHead>
      <p>
        <StatusBadge side={request.side} state={request.state} turn />
      </p>
      {isStale && !meanwhile ? (
        <Alert color="orange" mb="sm" title={t('create.changedMeanwhile')}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              // What was typed here stays; the rest is taken as it is now.
              const now = request.form as FormValues;
              setValues({ ...now, ...changes });
              setBegun({ version: request.version, form: now });
            }}
          >
            {t('create.takeTheirs')}
          </Button>
        </Alert>
      ) : null}
      {meanwhile ? (
        <Meanwhile told={meanwhile} action="" again={() => undefined} />
      ) : (
        <ProblemSummary error={save.error ?? saveAndReady.error} />
      )}
      <form onSubmit={(event) => event.preventDefault()} aria-label={t('nav.editRequest')}>
        <RequestForm
          type={type}
          values={values}
          change={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
          problems={problems}
          completion={completion}
          withRota={false}
        />
      </form>
    </>
  );
}

/** `change.title` → `title`. */
const stripped = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, problem]) => [name.replace(/^change\./, ''), problem]));
