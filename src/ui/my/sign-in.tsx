import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { type PatronSessionView, wishKinds } from '../../domain/patrons-side/views.js';
import { call } from './api.js';
import { useTitle } from './frame.js';
import { useHere } from './session.js';
import { useSending } from './use-sending.js';
import { usePatronWords } from './words.js';

const troubles = ['away', 'incomplete', 'lost', 'overdue', 'declined', 'refused', 'noCard', 'slow'] as const;

/** Card and PIN, or the institution’s account. What the patron was about to ask for is said, and comes next. */
export function Component() {
  const { t } = usePatronWords();
  const { site, patron, signedIn } = useHere();
  const go = useNavigate();
  const [asked] = useSearchParams();
  const form = useForm({
    initialValues: { card: '', pin: '' },
    // The words are those of the language at the time when they are read.
    validate: { card: (card) => (card.trim() ? null : 'needed'), pin: (pin) => (pin ? null : 'needed') },
  });
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
  const { refused: error, ...sending } = useSending(
    ({ card, pin }: typeof form.values) => call<PatronSessionView>('POST', '/session', { card: card.trim(), pin }),
    (session) => {
      signedIn(session);
      void go(back, { replace: true });
    },
  );
  if (patron) return <Navigate to={back} replace />;
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
      <form className="my-card my-fields" noValidate onSubmit={form.onSubmit(sending.send)}>
        <TextInput
          label={t('card')}
          description={t('cardWhere')}
          name="card"
          autoComplete="username"
          required
          maxLength={100}
          {...form.getInputProps('card')}
          error={form.errors['card'] ? t('cardNeeded') : undefined}
        />
        <PasswordInput
          label={t('pin')}
          description={t('pinWhere')}
          name="pin"
          autoComplete="current-password"
          required
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': t('showPin') }}
          {...form.getInputProps('pin')}
          error={form.errors['pin'] ? t('pinNeeded') : undefined}
        />
        <Button type="submit" loading={sending.isBusy} variant={site.openId ? 'default' : 'filled'}>
          {site.openId ? t('signInWithCard') : t('signIn')}
        </Button>
      </form>
      <p className="my-second">{t('signInShared', { minutes: site.idleMinutes })}</p>
    </div>
  );
}
