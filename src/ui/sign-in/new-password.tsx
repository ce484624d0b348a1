import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { tabTitle } from '../frame/tab-title.js';
import { ProblemAlert } from '../parts/problem.js';
import { AlsoSpeaking, useWords } from '../words/index.js';
import classes from './sign-in.module.css';

/** A forgotten password: ask for a link, and behind the link set another one. */
export const Component = () => (
  <AlsoSpeaking folder="forgotten">
    <NewPassword />
  </AlsoSpeaking>
);

function NewPassword() {
  const { t } = useWords();
  // What the link carries leaves the address at once: so that it is not read from the screen or the browser's history.
  const [link] = useState(() => location.hash.slice(1));
  useEffect(() => history.replaceState(null, '', location.pathname), []);
  useEffect(() => tabTitle.page(t('forgotten.title')), [t]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <h1 className={classes.title}>{t('forgotten.title')}</h1>
        {link ? <SetPassword link={link} /> : <AskForLink />}
        <p className={classes.language}>
          <Anchor component={Link} to="/sign-in">
            {t('forgotten.signIn')}
          </Anchor>
        </p>
      </div>
    </main>
  );
}

const fieldOf = (event: FormEvent<HTMLFormElement>, name: string): string => {
  event.preventDefault();
  return String(new FormData(event.currentTarget).get(name));
};

function AskForLink() {
  const { t } = useWords();
  const ask = useChange((user: string) => api.post('/password-links', { body: { user } }));
  if (ask.isSuccess) return <Alert role="status">{t('forgotten.sent')}</Alert>;
  return (
    <form onSubmit={(event) => ask.mutate(fieldOf(event, 'user').trim())}>
      <Stack gap="md">
        <p className={classes.about}>{t('forgotten.about')}</p>
        <TextInput name="user" label={t('sign.user')} autoComplete="username" required withAsterisk={false} size="md" />
        <ProblemAlert error={ask.error} />
        <Button type="submit" size="md" loading={ask.isPending}>
          {t('forgotten.send')}
        </Button>
      </Stack>
    </form>
  );
}

function SetPassword({ link }: { link: string }) {
  const { t } = useWords();
  const set = useChange((password: string) => api.put('/password-links', { body: { link, password } }));
  if (set.isSuccess) return <Alert role="status">{t('forgotten.done')}</Alert>;
  return (
    <form onSubmit={(event) => set.mutate(fieldOf(event, 'password'))}>
      <Stack gap="md">
        <p className={classes.about}>{t('forgotten.choose')}</p>
        <PasswordInput
          name="password"
          label={t('forgotten.password')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': t('sign.showPassword') }}
        />
        <ProblemAlert error={set.error} />
        <Button type="submit" size="md" loading={set.isPending}>
          {t('forgotten.set')}
        </Button>
      </Stack>
    </form>
  );
}
