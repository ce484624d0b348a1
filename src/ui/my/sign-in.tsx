import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { type PatronSessionView, wishKinds } from '../../domain/patrons-side/views.js';
import { Refused } from '../api/refused.js';
import { call } from './api.js';
import { useTitle } from './frame.js';
import { useHere } from './session.js';
import { usePatronWords } from './words.js';

const troubles = ['away', 'lost', 'overdue', 'declined', 'refused', 'noCard', 'slow'] as const;

/** Card and PIN, or the institution’s account. What the patron was about to ask for is said, and comes next. */
export function Component() {
  const { t } = usePatronWords();
  const { site, patron, signedIn } = useHere();
  const go = useNavigate();
  const [asked] = useSearchParams();
  const [card, setCard] = useState('');
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<Refused>();
  const [isBusy, setBusy] = useState(false);
  useTitle(t('signIn'));
  const back = /^\/(?![/\\])/.test(asked.get('back') ?? '') ? (asked.get('back') ?? '/') : '/requests';
  const wanted = new URLSearchParams(back.split('?')[1] ?? '');
  const title = back.startsWith('/ask') ? (wanted.get('titleOfComponent') ?? wanted.get('title')) : null;
  const kind = wishKinds.find((each) => each === wanted.get('kind')) ?? 'book';
  const about = ['author', 'publicationDate']
    .map((name) => wanted.get(name))
    .filter(Boolean)
    .join(', ');
  const trouble = troubles.find((each) => each === asked.get('trouble'));
  if (patron) return <Navigate to={back} replace />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!card.trim() || !pin) return;
    setBusy(true);
    call<PatronSessionView>('POST', '/session', { card: card.trim(), pin })
      .then(
        (session) => {
          signedIn(session);
          void go(back, { replace: true });
        },
        (refused: unknown) => refused instanceof Refused && setError(refused),
      )
      .finally(() => setBusy(false));
  };
  return (
    <div className="my-narrow">
      <h1>{t('signInTitle')}</h1>
      {title ? (
        <>
          <p>{t(`signInWant_${kind}`)}</p>
          <div className="my-card">
            <h2>{title}</h2>
            <p className="my-second">{about}</p>
          </div>
        </>
      ) : null}
      {error ? (
        <div className="my-box" data-look="bad" role="alert">
          <h2>{error.status === 0 ? t('away') : error.problem.title}</h2>
          <p>{error.status === 0 ? t('awayDo') : error.problem.detail}</p>
        </div>
      ) : trouble ? (
        <div className="my-box" data-look="bad" role="alert">
          <h2>{t(`openId_${trouble}`)}</h2>
          <p>{t(`openIdDo_${trouble}`)}</p>
        </div>
      ) : null}
      {site.openId ? (
        <>
          <Button component="a" fullWidth href={`${site.openId.path}?returnTo=${encodeURIComponent(`/my${back}`)}`}>
            {site.openId.label}
          </Button>
          <p className="my-or">{t('signInOr')}</p>
        </>
      ) : null}
      <form className="my-card my-fields" noValidate onSubmit={submit}>
        <TextInput
          label={t('card')}
          description={t('cardWhere')}
          name="card"
          autoComplete="username"
          required
          value={card}
          error={tried && !card.trim() ? t('cardNeeded') : undefined}
          maxLength={100}
          onChange={(event) => setCard(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('pin')}
          description={t('pinWhere')}
          name="pin"
          autoComplete="current-password"
          required
          value={pin}
          error={tried && !pin ? t('pinNeeded') : undefined}
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': t('showPin') }}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <Button type="submit" loading={isBusy} variant={site.openId ? 'default' : 'filled'}>
          {site.openId ? t('signInWithCard') : t('signIn')}
        </Button>
      </form>
      <p className="my-second">{t('signInShared', { minutes: site.idleMinutes })}</p>
    </div>
  );
}
