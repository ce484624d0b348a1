import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useRead } from '../api/read.js';
import { SystemNotices } from '../library-system/not-answering.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

const AddressChanged = lazy(async () => ({ default: (await import('../partner/address-changed.js')).AddressChanged }));
const AddressesChanged = lazy(async () => ({
  default: (await import('../partner/address-changed.js')).AddressesChanged,
}));

/** What whoever runs this system must look at. Nothing when all is well. */
export function Notices() {
  const { t } = useWords();
  const { may } = useSession();
  const { data } = useRead('/node', { when: may('configure') || may('keepSecrets'), freshMs: 60_000 });
  const notices = data?.notices ?? [];
  const ofSystem = may('configure') ? notices.filter(({ addresses }) => !addresses) : [];
  return (
    <>
      <SystemNotices />
      <Suspense>
        {notices.flatMap(({ addresses = [] }) => {
          const [first] = addresses;
          if (!first) return [];
          return first.importId === undefined || addresses.length === 1 ? (
            <AddressChanged key={first.partner} changed={first} />
          ) : (
            <AddressesChanged key={`import ${first.importId}`} importId={first.importId} addresses={addresses} />
          );
        })}
      </Suspense>
      {ofSystem.length > 0 ? (
        <Alert color="orange" mb="sm" icon={<IconAlertTriangle aria-hidden />} title={t('home.system')}>
          {ofSystem.map(({ kind, text, setting }) => (
            <p key={kind}>
              {text}
              {setting && may('keepSecrets') ? (
                <>
                  {' '}
                  {t('home.setting')} <code>{setting}</code>
                </>
              ) : null}
            </p>
          ))}
        </Alert>
      ) : null}
    </>
  );
}
