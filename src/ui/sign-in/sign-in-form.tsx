import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { cache, useChange } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import { type SessionFacts, sessionPlace } from '../session/session.js';
import { useWords } from '../words/index.js';

/** User and password. Paste and password managers work; what was wrong is said by the node. */
export function SignInForm({ user = '', done }: { user?: string; done: (facts: SessionFacts) => void }) {
  const { t } = useWords();
  const [hasCapsLock, setCapsLock] = useState(false);
  const signIn = useChange((body: { user: string; password: string }) => api.post('/session', { body }), {
    done: (facts) => {
      cache.setQueryData(sessionPlace, facts);
      done(facts);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    signIn.mutate({ user: String(data.get('user')).trim(), password: String(data.get('password')) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          name="user"
          label={t('sign.user')}
          autoComplete="username"
          defaultValue={user}
          required
          autoFocus={!user}
          size="md"
          withAsterisk={false}
        />
        <PasswordInput
          name="password"
          label={t('sign.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          autoFocus={Boolean(user)}
          size="md"
          onKeyDown={(event) => setCapsLock(event.getModifierState('CapsLock'))}
          description={hasCapsLock ? t('sign.capsLock') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('sign.showPassword') }}
        />
        <ProblemAlert error={signIn.error} />
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t('sign.signIn')}
        </Button>
      </Stack>
    </form>
  );
}
