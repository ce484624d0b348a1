import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import classes from './settings.module.css';

/** Sends a test mail through the server that is set, and turns mail off where it was turned on here. */
export function MailServer({ isHere, again }: { isHere: boolean; again(): Promise<unknown> }) {
  const { t } = useWords();
  const [to, setTo] = useState('');
  const [isAsked, setAsked] = useState(false);
  const test = useChange(() => api.post('/mail/test', { body: { to: to.trim() } }));
  const off = useChange(() => api.patch('/node/settings', { body: { smtpHost: null } }), {
    done: async () => {
      setAsked(false);
      await again();
    },
  });
  return (
    <>
      <form
        className={classes.test}
        onSubmit={(event) => {
          event.preventDefault();
          if (to.trim() !== '') test.mutate(undefined);
        }}
      >
        <Group align="end" gap="sm">
          <TextInput
            type="email"
            label={t('setting.testTo')}
            autoComplete="email"
            maxLength={254}
            value={to}
            w={320}
            maw="100%"
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={to.trim() === ''} loading={test.isPending}>
            {t('setting.sendTest')}
          </Button>
          {isHere ? (
            <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
              {t('setting.mailOff')}
            </Button>
          ) : null}
        </Group>
      </form>
      <ProblemAlert error={test.error} />
      <p aria-live="polite" className={classes.answer}>
        {test.data ? t('setting.testAnswer', { ...test.data }) : null}
      </p>
      <ConfirmDialog
        opened={isAsked}
        title={t('setting.mailOffAsk')}
        verb={t('setting.mailOff')}
        leave={t('setting.mailStays')}
        isRemoval
        doing={off}
        run={() => off.mutate(undefined)}
        close={() => setAsked(false)}
      >
        {t('setting.mailOffHow')}
      </ConfirmDialog>
    </>
  );
}
