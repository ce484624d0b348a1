import { useWords } from '../words/index.js';
import classes from './scan.module.css';

/** Where the two codes of a slip are: for whoever is before an empty page. */
export function SlipPicture() {
  const { t } = useWords();
  return (
    <div className={classes.empty}>
      <svg viewBox="0 0 260 150" className={classes.slip} role="img" aria-label={t('scan.slipPicture')}>
        <rect x="1" y="1" width="258" height="148" rx="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <Lines x={16} y={18} />
        <Bars x={16} y={52} />
        <text x="16" y="94" fontSize="11" fill="currentColor">
          {t('scan.slipId')}
        </text>
        <Bars x={16} y={104} />
        <text x="16" y="143" fontSize="11" fill="currentColor">
          {t('scan.slipBarcode')}
        </text>
      </svg>
      <div>
        <p className={classes.emptyTitle}>{t('scan.emptyTitle')}</p>
        <p className={classes.emptyText}>{t('scan.emptyText')}</p>
      </div>
    </div>
  );
}

const Lines = ({ x, y }: { x: number; y: number }) => (
  <>
    <rect x={x} y={y} width="140" height="7" rx="3" fill="currentColor" opacity="0.45" />
    <rect x={x} y={y + 14} width="90" height="7" rx="3" fill="currentColor" opacity="0.25" />
  </>
);

const widths = [3, 1, 2, 1, 1, 3, 1, 2, 2, 1, 3, 1, 1, 2, 1, 3, 2, 1, 1, 2];
const Bars = ({ x, y }: { x: number; y: number }) => (
  <g fill="currentColor">
    {widths.map((width, at) => (
      <rect key={at} x={x + at * 9} y={y} width={width * 2} height="27" />
    ))}
  </g>
);
