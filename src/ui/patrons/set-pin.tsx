import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import classes from './patrons.module.css';

/** With a PIN the patron signs in at the patrons’ pages; an old one is forgotten and its sessions end. */
export function SetPin({ id }: { id: string }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [isOpen, open] = useState(false);
  const [pin, setPin] = useState('');
  const set = useChange(() => api.put('/patrons/{id}/pin', { path: { id }, body: { pin } }), {
    done: () => {
      open(false);
      setPin('');
      politely(t('counter.pinIsSet'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(undefined);
  };
  if (!isOpen)
    return (
      <Button size="compact-sm" variant="default" onClick={() => open(true)}>
        {t('counter.setPin')}
      </Button>
    );
  return (
    <form className={classes.tabHead} onSubmit={submit}>
      <PasswordInput
        label={t('counter.pin')}
        description={t('counter.pinHow')}
        autoComplete="off"
        required
        autoFocus
        value={pin}
        error={set.error?.fields['pin']}
        visibilityToggleButtonProps={{ 'aria-label': t('counter.showPin') }}
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={set.isPending}>
        {t('counter.setPin')}
      </Button>
      <ProblemAlert error={set.error?.fields['pin'] ? null : set.error} />
    </form>
  );
}
