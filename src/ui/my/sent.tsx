import { Button } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { Link, Navigate, useParams } from 'react-router';
import type { MyRequest } from '../../domain/patrons-side/views.js';
import { useTitle } from './frame.js';
import { useHere, useLoad } from './session.js';
import { Trouble } from './trouble.js';
import { usePatronWords } from './words.js';

/** The request is made: its number, and what happens next. */
export function Component() {
  const { t } = usePatronWords();
  const { patron } = useHere();
  const { number = '' } = useParams();
  const { data, error, again } = useLoad<MyRequest>(patron ? `/requests/${encodeURIComponent(number)}` : undefined);
  useTitle(t('sent'));
  if (!patron) return <Navigate to={`/sign-in?back=${encodeURIComponent(`/requests/${number}`)}`} replace />;
  if (error) return <Trouble error={error} again={again} />;
  if (!data) return null;
  const steps = data.isHold
    ? (['stepHold', 'step4'] as const)
    : data.kind === 'loan'
      ? (['step1', 'step2', 'step3', 'step4'] as const)
      : (['step1', 'step2', 'stepCopy'] as const);
  return (
    <div className="my-narrow">
      <div className="my-box" data-look="good">
        <h1>
          <IconCircleCheckFilled size={28} aria-hidden />
          {t(data.isHold ? 'sentHold' : 'sent')}
        </h1>
        <p>{t('sentNumber', { number: data.number })}</p>
        {data.confirmation ? (
          <p>{t(data.confirmation.isSent ? 'confirmed' : 'confirming', { email: data.confirmation.to })}</p>
        ) : null}
      </div>
      <h2>{data.article ?? data.title}</h2>
      {data.pickup && data.kind === 'loan' ? (
        <p className="my-second">{t('pickUpAt', { place: data.pickup })}</p>
      ) : null}
      <h2>{t('whatNext')}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <div className="my-buttons">
        <Button component={Link} to="/requests">
          {t('seeRequests')}
        </Button>
        <Button component={Link} to="/" variant="default">
          {t('searchAgain')}
        </Button>
      </div>
      {data.mayCancel ? <p className="my-second">{t('changedMind')}</p> : null}
    </div>
  );
}
