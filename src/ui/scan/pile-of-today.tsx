import { Anchor, Table } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { whyOf } from '../api/refused.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { Undo } from '../undo/undo.js';
import type { UndoOrder } from '../undo/use-undo.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { headlineOf } from './headline.js';
import { pathOf } from './paths.js';
import type { Place, Scan } from './pile.js';
import { scanIcons } from './result-card.js';
import classes from './scan.module.css';
import { stepOfScan } from './step-of-scan.js';

const shown = 100;

/** What was scanned today, the newest first, with the boxes that it fills. */
export function PileOfToday({ scans, place, undoing }: { scans: readonly Scan[]; place: Place; undoing: UndoOrder }) {
  const { t } = useWords();
  const clock = useClock();
  return (
    <div>
      <div className={classes.pileHead}>
        <h2>{t('scan.pile')}</h2>
        {place === 'ship' || place === 'return' || place === 'in' ? <Boxes scans={scans} /> : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by a keyboard */}
      <section className={classes.pile} aria-label={t('scan.pile')} tabIndex={0}>
        <Table verticalSpacing={6} horizontalSpacing="sm">
          <caption className="only-read-aloud">{t('scan.pileCaption')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('scan.time')}</Table.Th>
              <Table.Th scope="col">{t('scan.result')}</Table.Th>
              <Table.Th scope="col">{t('scan.code')}</Table.Th>
              <Table.Th scope="col">{t('scan.what')}</Table.Th>
              <Table.Th scope="col">
                <span className="only-read-aloud">{t('scan.more')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {scans.slice(0, shown).map((scan) => {
              const { tone, icon, key, facts } = headlineOf(scan);
              const { told, problem } = scan;
              const request = told?.request;
              const step = stepOfScan(scan);
              const said = scan.undone ?? problem?.scanned?.text ?? (problem ? whyOf(problem) : (told?.text ?? ''));
              return (
                <Table.Tr key={scan.key} data-fate={scan.fate} data-code={scan.reading.code}>
                  <Table.Td className={`numbers ${classes.nowrap}`}>
                    {clock.time(new Date(scan.at).toISOString())}
                  </Table.Td>
                  <Table.Td>
                    <ToneBadge tone={tone} icon={scanIcons[icon]}>
                      {t(key, facts)}
                    </ToneBadge>
                  </Table.Td>
                  <Table.Th scope="row" fw={400} className="mono">
                    {scan.reading.shown}
                  </Table.Th>
                  <Table.Td>
                    {request ? (
                      <Anchor component={Link} underline="always" to={pathOf.request(request)}>
                        {request.title}
                      </Anchor>
                    ) : null}
                    {request?.partnerName ? ` · ${request.partnerName}` : null}
                    <div className={classes.detail}>{said}</div>
                  </Table.Td>
                  <Table.Td className={classes.nowrap}>
                    {step ? <Undo step={step} undoing={undoing} inList /> : null}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </section>
    </div>
  );
}

/** How many things are in the box of each partner. */
function Boxes({ scans }: { scans: readonly Scan[] }) {
  const { t } = useWords();
  const boxes = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { fate, told } of scans)
      if (fate === 'done' && told?.request?.partnerName && ['ship', 'sendHome'].includes(told.did ?? ''))
        counts.set(told.request.partnerName, (counts.get(told.request.partnerName) ?? 0) + 1);
    return [...counts];
  }, [scans]);
  if (boxes.length === 0) return null;
  return (
    <ul className={classes.boxes} aria-label={t('scan.boxes')}>
      {boxes.map(([partner, count]) => (
        <li key={partner}>{t('scan.boxOf', { partner, count })}</li>
      ))}
    </ul>
  );
}
