import { IconAlertTriangle, IconFileDiff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './administration.module.css';

/** What is wrong with the set-up, each a sentence with the way to mend it. */
export function Problems() {
  const { t } = useWords();
  const { may } = useSession();
  const when = may('seeConfiguration');
  const asWarned = useRead('/rota-warnings', { when, freshMs: 10_000 });
  const asProposed = useRead('/directory/proposals', { when, freshMs: 10_000 });
  const missing = useMissing();
  const warnings = asWarned.data?.items ?? [];
  const proposals = asProposed.data?.items ?? [];
  const error = asWarned.error ?? asProposed.error;
  if (error) return <ProblemAlert error={error} />;
  if (warnings.length + proposals.length + missing.length === 0) return null;
  return (
    <ul className={classes.problems} aria-label={t('administration.problems')}>
      {warnings.map((warning) => (
        <Problem key={`${warning.kind} ${warning.about}`} to="/rotas" remedy={t('administration.openRotas')}>
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
          <span>{warning.text}</span>
        </Problem>
      ))}
      {missing.map(({ to, says, remedy, env }) => (
        <Problem key={says} to={to} remedy={remedy}>
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
          <span>
            {says}
            {env ? (
              <>
                {' '}
                {t('setting.setsIt')} <code>{env}</code>.
              </>
            ) : null}
          </span>
        </Problem>
      ))}
      {proposals.length > 0 ? (
        <Problem to="/directory?tab=proposals" remedy={t('administration.review')}>
          <IconFileDiff size={20} stroke={1.75} aria-hidden data-news />
          <span>{t('administration.proposals', { count: proposals.length })}</span>
        </Problem>
      ) : null}
    </ul>
  );
}

interface Missing {
  to: string;
  says: string;
  remedy: string;
  /** The setting of the server that mends it. */
  env?: string;
}

/** What nobody has set up yet, and what that leads to: backups, the address of this server, addresses to reply to. */
function useMissing(): Missing[] {
  const { t } = useWords();
  const { may } = useSession();
  const settings = useRead('/node/settings', { when: may('readAudit'), freshMs: 60_000 });
  const libraries = useRead('/libraries', { when: may('configure'), freshMs: 60_000 });
  const unset = (wanted: string, says: string): Missing[] =>
    (settings.data?.items ?? [])
      .filter(({ name, isSet }) => name === wanted && !isSet)
      .map(({ env }) => ({ to: '/settings', says, remedy: t('setting.openSettings'), env }));
  return [
    ...unset('backupFolder', t('setting.noBackup')),
    ...unset('address', t('setting.noAddress')),
    ...unset('smtpHost', t('setting.noMail')),
    ...(libraries.data?.items ?? [])
      .filter(({ resourceSharing, email }) => resourceSharing && !email)
      .map(({ code, name }) => ({
        to: `/libraries?open=${encodeURIComponent(code)}`,
        says: t('setting.noReply', { library: name }),
        remedy: t('setting.openLibrary'),
      })),
  ];
}

const Problem = ({ to, remedy, children }: { to: string; remedy: string; children: ReactNode }) => (
  <li>
    {children}
    <Link to={to}>{remedy}</Link>
  </li>
);
