import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRead } from '../api/read.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

/** What whoever runs this system must look at. Nothing when all is well. */
export function Notices() {
  const { t } = useWords();
  const { may } = useSession();
  const { data } = useRead('/node', { when: may('configure'), freshMs: 60_000 });
  const notices = data?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <Alert color="orange" mb="sm" icon={<IconAlertTriangle aria-hidden />} title={t('home.system')}>
      {notices.map(({ kind, text }) => (
        <p key={kind}>{text}</p>
      ))}
    </Alert>
  );
}
