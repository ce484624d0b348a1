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
import { changesBetween, citationLabel, type FormValues } from './form-fields.js';
import { ProblemSummary } from './problem-summary.js';
import { RequestForm } from './request-form.js';
import { type RequestValues, useRequestValues } from './use-request-values.js';

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
  /** The version that the changes are made from. */
  const [version, setVersion] = useState(request.version);
  const changes = () => changesBetween(form.getInitialValues(), form.getValues());
  const save = useChange(
    () => api.patch('/requests/{id}', { path: { id: request.id }, body: { version, change: changes() as never } }),
    {
      again: ['/requests'],
      done: (now) => {
        remember(now);
        void go(`/borrowing/${now.id}`);
      },
    },
  );
  const type = request.serviceType === 'Copy' ? 'article' : 'book';
  const labelOf = (name: string) => {
    const label = citationLabel(type, name);
    return label && t(label);
  };
  const ready = request.actions.find(({ name }) => name === 'markReady');
  const saveAndReady = useChange(
    async () => {
      const change = changes();
      const now =
        Object.keys(change).length > 0
          ? await api.patch('/requests/{id}', { path: { id: request.id }, body: { version, change: change as never } })
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
  const isStale = request.version !== version && !save.isPending;
  const { form, put, completion }: RequestValues = useRequestValues(
    type,
    request.form as FormValues,
    save.error ?? saveAndReady.error,
    { within: 'change' },
  );
  return (
    <>
      <PageHead title={t('nav.editRequest')} count={request.externalId} about={t('create.aboutEdit')}>
        <Button variant="default" onClick={() => void go(`/borrowing/${request.id}`)}>
          {t('create.cancel')}
        </Button>
        <Button
          variant={ready ? 'default' : 'filled'}
          disabled={Object.keys(changes()).length === 0}
          loading={save.isPending}
          onClick={() => save.mutate(undefined)}
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
              const typed = changes();
              form.setInitialValues(request.form as FormValues);
              form.reset();
              put(typed);
              setVersion(request.version);
            }}
          >
            {t('create.takeTheirs')}
          </Button>
        </Alert>
      ) : null}
      {meanwhile ? (
        <Meanwhile told={meanwhile} action="" again={() => undefined} />
      ) : (
        <ProblemSummary error={save.error ?? saveAndReady.error} errors={form.errors} labelOf={labelOf} />
      )}
      <form onSubmit={(event) => event.preventDefault()} aria-label={t('nav.editRequest')}>
        <RequestForm type={type} form={form} completion={completion} withRota={false} />
      </form>
    </>
  );
}
