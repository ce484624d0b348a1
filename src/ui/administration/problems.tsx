import { IconAlertTriangle, IconFileDiff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './administration.module.css';

/** What is wrong with the set-up, each a sentence with the way to correct it. */
export function Problems() {
  const { t } = useWords();
  const { may } = useSession();
  const when = may('seeConfiguration');
  const asWarned = useRead('/rota-warnings', { when, freshMs: 10_000 });
  const asProposed = useRead('/directory/proposals', { when, freshMs: 10_000 });
  const warnings = asWarned.data?.items ?? [];
  const proposals = asProposed.data?.items ?? [];
  const error = asWarned.error ?? asProposed.error;
  if (error) return <ProblemAlert error={error} />;
  if (warnings.length + proposals.length === 0) return null;
  return (
    <ul className={classes.problems} aria-label={t('administration.problems')}>
      {warnings.map((warning) => (
        <Problem key={`${warning.kind} ${warning.about}`} to="/rotas" remedy={t('administration.openRotas')}>
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
          <span>{warning.text}</span>
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

const Problem = ({ to, remedy, children }: { to: string; remedy: string; children: ReactNode }) => (
  <li>
    {children}
    <Link to={to}>{remedy}</Link>
  </li>
);
