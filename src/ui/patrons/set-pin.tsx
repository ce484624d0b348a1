import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import classes from './patrons.module.css';

/** With a PIN the patron signs in at the patrons’ pages; an old one is forgotten and its sessions end. */
export function SetPin({ id }: { id: string }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [isOpen, open] = useState(false);
  const set = useChange((body: { pin: string }) => api.put('/patrons/{id}/pin', { path: { id }, body }), {
    done: () => {
      open(false);
      form.reset();
      politely(t('counter.pinIsSet'));
    },
  });
  const form = useServerForm({ pin: '' }, set.error);
  if (!isOpen)
    return (
      <Button size="compact-sm" variant="default" onClick={() => open(true)}>
        {t('counter.setPin')}
      </Button>
    );
  return (
    <form className={classes.tabHead} onSubmit={form.onSubmit((typed) => set.mutate(typed))}>
      <PasswordInput
        label={t('counter.pin')}
        description={t('counter.pinHow')}
        autoComplete="off"
        required
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': t('counter.showPin') }}
        {...form.getInputProps('pin')}
      />
      <Button type="submit" variant="default" loading={set.isPending}>
        {t('counter.setPin')}
      </Button>
      <ProblemAlert error={set.error?.fields['pin'] ? null : set.error} />
    </form>
  );
}
