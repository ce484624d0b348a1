import { Button } from '@mantine/core';
import {
  IconBook2,
  IconCircleCheck,
  IconCircleX,
  IconFileText,
  IconMessageQuestion,
  IconPackage,
  IconSearch,
  IconTruck,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { stepLooks } from '../../domain/patrons-side/progress.js';
import type { MyRequest } from '../../domain/patrons-side/views.js';
import { Refused } from '../api/refused.js';
import { call } from './api.js';
import { useDays } from './days.js';
import { usePatronWords } from './words.js';

/** The shape of a state: colour alone says nothing. */
const icons: Record<MyRequest['step'], typeof IconTruck> = {
  received: IconCircleCheck,
  looking: IconSearch,
  asked: IconSearch,
  onTheWay: IconTruck,
  needsAnswer: IconMessageQuestion,
  pleaseReturn: IconBook2,
  ready: IconPackage,
  readyHere: IconPackage,
  copyHere: IconFileText,
  copyReady: IconFileText,
  copyGone: IconFileText,
  onLoan: IconBook2,
  returned: IconCircleCheck,
  settled: IconCircleCheck,
  notFilled: IconCircleX,
  cancelled: IconCircleX,
};

/** One request: where it is, what happens next, and what its patron may do. */
export function RequestCard({ request, changed, isAlone = false }: Props) {
  const { t } = usePatronWords();
  const day = useDays();
  const [sure, setSure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Refused>();
  const { number, step, label, next, title, article, author, question } = request;
  const order = (what: 'cancel' | 'renew') => {
    setBusy(true);
    setError(undefined);
    call<MyRequest>('POST', `/requests/${encodeURIComponent(number)}/${what}`)
      .then(changed, (refused: unknown) => refused instanceof Refused && setError(refused))
      .finally(() => {
        setBusy(false);
        setSure(false);
      });
  };
  const name = article ?? title;
  const Icon = icons[step];
  const Heading = isAlone ? 'h2' : 'h3';
  return (
    <article
      className={isAlone ? 'my-card' : 'my-card my-request'}
      aria-labelledby={`r-${number}`}
      data-request={number}
      data-step={step}
    >
      <p className="my-state" data-look={stepLooks[step]}>
        <Icon size={16} aria-hidden />
        {label}
      </p>
      <Heading id={`r-${number}`}>
        {isAlone ? name : <Link to={`/requests/${encodeURIComponent(number)}`}>{name}</Link>}
      </Heading>
      {article ? (
        <p className="my-second">{t('inTitle', { title })}</p>
      ) : author ? (
        <p className="my-second">{author}</p>
      ) : null}
      <p>{next}</p>
      {request.conditions.length > 0 ? (
        <p data-conditions>{t('conditions', { conditions: request.conditions.join(', ') })}</p>
      ) : null}
      {isAlone && request.volumes.length > 0 ? (
        <ul className="my-volumes">
          {request.volumes.map(({ name: volume, where }, at) => (
            <li key={at}>{t('volumeAt', { volume, where: t(`volume_${where}`) })}</li>
          ))}
        </ul>
      ) : null}
      {question && !isAlone ? <p>“{question.note ?? question.heading}”</p> : null}
      <p className="my-second">{t('numberAsked', { number, day: day(request.askedOn) })}</p>
      {error ? (
        <p role="alert" className="my-box" data-look="bad">
          {error.status === 0 ? t('awayDo') : error.message}
        </p>
      ) : null}
      <div className="my-buttons">
        {request.copy && !isAlone ? (
          <Button
            component={Link}
            to={`/requests/${encodeURIComponent(number)}`}
            variant={sure ? 'default' : 'filled'}
            aria-label={t('readCopyOf', { title: name })}
          >
            {t('readCopy')}
          </Button>
        ) : null}
        {request.mayAnswer && !isAlone ? (
          <Button
            component={Link}
            to={`/requests/${encodeURIComponent(number)}`}
            variant={sure || request.copy ? 'default' : 'filled'}
          >
            {t('answer')}
          </Button>
        ) : null}
        {request.heldUntil && !isAlone ? (
          <Button
            component={Link}
            to={`/requests/${encodeURIComponent(number)}`}
            variant="default"
            aria-label={t('whereAndWhenOf', { title: name })}
          >
            {t('whereAndWhen')}
          </Button>
        ) : null}
        {request.mayRenew ? (
          <Button
            variant="default"
            loading={isBusy && !sure}
            aria-label={t('renewOf', { title: name })}
            onClick={() => order('renew')}
          >
            {t('renew')}
          </Button>
        ) : null}
        {request.mayCancel && !sure ? (
          <Button variant="default" aria-label={t('cancelOf', { title: name })} onClick={() => setSure(true)}>
            {t('cancel')}
          </Button>
        ) : null}
        {sure ? (
          <>
            <p>{request.asksToCancel ? t('sureAsk') : t('sure')}</p>
            <Button color="red" loading={isBusy} onClick={() => order('cancel')}>
              {t('yesCancel')}
            </Button>
            <Button variant="default" onClick={() => setSure(false)}>
              {t('keep')}
            </Button>
          </>
        ) : null}
      </div>
    </article>
  );
}

interface Props {
  request: MyRequest;
  changed(now: MyRequest): void;
  isAlone?: boolean;
}
