import { useWords } from '../words/index.js';
import type { Scan } from './pile.js';
import classes from './scan.module.css';

/** How many today, how many wait, how many were wrong. */
export function ScanCounts({ scans }: { scans: readonly Scan[] }) {
  const { t } = useWords();
  const count = (...fates: Scan['fate'][]) => scans.filter(({ fate }) => fates.includes(fate)).length;
  const wrong = count('wrong');
  return (
    <div className={`${classes.counts} numbers`} data-scan-counts>
      <span>{t('scan.today', { count: count('done') })}</span>
      <span>{t('scan.unsent', { count: count('waiting', 'sending') })}</span>
      <span className={wrong > 0 ? classes.wrongCount : undefined}>{t('scan.wrongCount', { count: wrong })}</span>
    </div>
  );
}
