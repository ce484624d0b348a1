import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { sizeInWords } from '../../words/say.js';
import { addressOf, api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { type Key, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './copy-files.module.css';

type Copy = Thing<'CopyView'>;

/** Whether a request may have files: a loan has none. */
export const mayHaveFiles = ({ serviceType }: Request): boolean => serviceType !== 'Loan';

/** The files that were sent or received for a request, and the state of each. */
export function CopyFiles({ request, otherwise }: { request: Request; otherwise: ReactNode }) {
  const { t, locale } = useWords();
  const { may } = useSession();
  const clock = useClock(request.timeZone);
  const path = { id: request.id };
  const { data, error, refetch } = useRead('/requests/{id}/copies', { path });
  const again = useChange(
    (copy: string) => api.post('/requests/{id}/copies/{copy}/again', { path: { ...path, copy } }),
    { again: ['/requests/{id}/copies'] },
  );
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data || data.items.length === 0) return otherwise;
  const standing = ({ status, until }: Copy) =>
    t(`copies.status_${status}` as Key, { day: until ? clock.day(until) : '' });
  return (
    <>
      <ul className={classes.files}>
        {data.items.map((copy) => (
          <li key={copy.id} data-copy={copy.status}>
            <strong>{copy.name}</strong>
            <span>{t('copies.size', { kind: copy.kind, size: sizeInWords(copy.bytes, locale) })}</span>
            <span>{standing(copy)}</span>
            {copy.trouble ? <span>{copy.trouble}</span> : null}
            {copy.trouble && copy.nextTryAt ? (
              <span>{t('copies.nextTry', { day: clock.moment(copy.nextTryAt) })}</span>
            ) : null}
            {copy.acceptedAt ? <span>{t('copies.read', { day: clock.day(copy.acceptedAt) })}</span> : null}
            {copy.mayOpen ? (
              <a
                href={addressOf('/requests/{id}/copies/{copy}/file', { ...path, copy: copy.id })}
                target="_blank"
                rel="noreferrer noopener"
                aria-label={t('copies.openOf', { name: copy.name })}
              >
                {t('copies.open')}
              </a>
            ) : null}
            {copy.mayAskAgain && may('workOnRequests') ? (
              <Button
                size="compact-sm"
                variant="default"
                loading={again.isPending}
                aria-label={t('copies.againOf', { name: copy.name })}
                onClick={() => again.mutate(copy.id)}
              >
                {t('copies.again')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemAlert error={again.error} />
    </>
  );
}
