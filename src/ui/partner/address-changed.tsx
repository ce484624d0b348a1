import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { LinkButton } from '../parts/link-button.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';

type Changed = Thing<'ChangedAddress'>;

/** The address of a partner as its page knows it, while messages wait because it changed. */
export function changedOf({ code, name, secret }: Thing<'PartnerView'>): Changed | undefined {
  return secret?.waits ? { partner: code, name, ...secret } : undefined;
}

const again = ['/partners', '/partners/{code}', '/partner-health', '/node', '/messages', '/audit'] as const;
const pageOf = (code: string): string => `/partners/${encodeURIComponent(code)}`;

/** Messages to a partner wait, because its address changed: where it was, where it is, and the two ways on. */
export function AddressChanged({ changed }: { changed: Changed }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const [isAsked, setAsked] = useState(false);
  const { partner: code, name, enteredFor, origin } = changed;
  const confirm = useChange(() => api.post('/partners/{code}/address/confirm', { path: { code }, body: { origin } }), {
    again,
    done: () => {
      setAsked(false);
      politely(t('home.addressConfirmed', { name }));
    },
  });
  return (
    <Alert color="orange" mb="sm" icon={<IconAlertTriangle aria-hidden />} title={t('home.addressTitle', { name })}>
      <p>
        {enteredFor ? t('home.addressWas', { from: enteredFor, to: origin }) : t('home.addressUnknown', { to: origin })}
      </p>
      <p>{t(may('keepSecrets') ? 'home.addressNext' : 'home.addressWho')}</p>
      {may('keepSecrets') ? (
        <Group gap="sm" mt="xs">
          <Button onClick={() => setAsked(true)}>{t('home.addressConfirm')}</Button>
          <LinkButton variant="default" to={`${pageOf(code)}?tab=credentials`}>
            {t('home.anotherSecret')}
          </LinkButton>
        </Group>
      ) : null}
      <ConfirmDialog
        opened={isAsked}
        title={t('home.addressSure', { name })}
        verb={t('home.addressConfirm')}
        leave={t('frame.close')}
        doing={confirm}
        run={() => confirm.mutate(undefined)}
        close={() => setAsked(false)}
      >
        {t('home.addressSureHow', { to: origin })}
      </ConfirmDialog>
    </Alert>
  );
}

/** The same of all partners whose addresses came with one directory file: confirmed together. */
export function AddressesChanged({ importId, addresses }: { importId: string; addresses: readonly Changed[] }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const [isAsked, setAsked] = useState(false);
  const count = addresses.length;
  const confirm = useChange(() => api.post('/directory/imports/{id}/confirm-addresses', { path: { id: importId } }), {
    again,
    done: ({ items }) => {
      setAsked(false);
      politely(t('home.addressesConfirmed', { count: items.length }));
    },
  });
  return (
    <Alert color="orange" mb="sm" icon={<IconAlertTriangle aria-hidden />} title={t('home.addressesTitle', { count })}>
      <p>{t('home.addressesHow')}</p>
      <ul className={classes.changed}>
        {addresses.map(({ partner: code, name, enteredFor, origin }) => (
          <li key={code}>
            <Link to={pageOf(code)}>{name}</Link>
            {enteredFor
              ? t('home.addressFromTo', { from: enteredFor, to: origin })
              : t('home.addressTo', { to: origin })}
          </li>
        ))}
      </ul>
      <Group gap="sm" mt="xs">
        {may('keepSecrets') ? (
          <Button onClick={() => setAsked(true)}>{t('home.addressesConfirm', { count })}</Button>
        ) : null}
        {may('keepPartners') ? (
          <LinkButton variant="default" to={`/directory/import/${encodeURIComponent(importId)}`}>
            {t('home.addressesFile')}
          </LinkButton>
        ) : null}
      </Group>
      <ConfirmDialog
        opened={isAsked}
        title={t('home.addressesSure', { count })}
        verb={t('home.addressesConfirm', { count })}
        leave={t('frame.close')}
        doing={confirm}
        run={() => confirm.mutate(undefined)}
        close={() => setAsked(false)}
      >
        {t('home.addressesSureHow', { count })}
      </ConfirmDialog>
    </Alert>
  );
}
