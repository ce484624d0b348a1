import { Button } from '@mantine/core';
import {
  type Icon,
  IconAlertOctagon,
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
  IconEye,
  IconRepeat,
} from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { whyOf } from '../api/refused.js';
import type { Request } from '../parts/use-order.js';
import { copyOf, useCopyWords } from '../request/copy-facts.js';
import { Undo } from '../undo/undo.js';
import type { UndoOrder } from '../undo/use-undo.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { headlineOf } from './headline.js';
import { type Offer, offersOf } from './offers.js';
import { pathOf } from './paths.js';
import type { Scan } from './pile.js';
import classes from './scan.module.css';
import { stepOfScan } from './step-of-scan.js';
import { titleOf } from './title-of.js';

export const scanIcons: Record<ReturnType<typeof headlineOf>['icon'], Icon> = {
  done: IconCircleCheck,
  look: IconEye,
  wrong: IconAlertOctagon,
  wait: IconClock,
  twice: IconRepeat,
  undone: IconArrowBackUp,
};

interface Props {
  scan: Scan;
  scans: readonly Scan[];
  answer(scan: Scan, offer: Offer): void;
  undoing: UndoOrder;
  openForm(): void;
}

/** The answer to the last scan: what to do with the thing in hand, for whom, and what else can be done now. */
export function ResultCard({ scan, scans, answer, undoing, openForm }: Props) {
  const { t } = useWords();
  const clock = useClock();
  const { tone, icon, key, facts } = headlineOf(scan);
  const Shape = scanIcons[icon];
  const { told, problem, reading } = scan;
  const request = told?.request ?? problem?.request;
  const step = stepOfScan(scan);
  const copyWords = useCopyWords();
  const copy = request?.side === 'lending' ? scannedCopy(request, reading.code) : undefined;
  const colours = {
    '--card-solid': `var(--tone-${tone}-solid)`,
    '--card-tint': `var(--tone-${tone}-tint)`,
    '--card-text': `var(--tone-${tone}-text)`,
  } as CSSProperties;
  const said = scan.undone ?? whatIsSaid();
  function whatIsSaid() {
    if (scan.fate === 'twice') {
      const first = scans.find((each) => each !== scan && each.reading.code === reading.code && each.fate !== 'twice');
      return t('scan.twiceHow', { ago: clock.ago(new Date(first?.at ?? scan.at).toISOString(), scan.at) });
    }
    if (problem?.scanned) return problem.scanned.text;
    if (problem?.question && problem.request)
      return t('scan.notShippedHow', {
        partner: problem.request.partnerName ?? '',
        status: problem.request.stateLabel,
      });
    return problem ? whyOf(problem) : (told?.text ?? '');
  }
  return (
    <section
      className={classes.card}
      style={colours}
      aria-label={t('scan.result')}
      data-scan-result={scan.fate}
      data-did={told?.did}
      data-tone={tone}
    >
      <Shape size={56} stroke={1.6} aria-hidden />
      <div>
        <p className={classes.headline}>{t(key, facts)}</p>
        <Facts scan={scan} scans={scans} />
        {scan.fate === 'wrong' ? (
          <p className={classes.said}>
            {t('scan.read')} <span className={`mono ${classes.read}`}>{reading.shown}</span>{' '}
            {reading.shown === reading.code ? '' : t('scan.invisible')}
          </p>
        ) : null}
        <p className={classes.said}>{said}</p>
        {copy ? (
          <p className={classes.said} data-scan-copy>
            {[
              copy.libraryName,
              copy.locationName,
              copy.callNumber,
              copy.barcode,
              copyWords.status(copy),
              copyWords.why(copy),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        ) : null}
        {request && told ? <TermsBand request={request} /> : null}
        {reading.wasOtherLayout ? <p className={classes.said}>{t('scan.otherLayout')}</p> : null}
        <div className={classes.offers}>
          {offersOf(scan).map((offer, at) => (
            <Button
              key={`${offer.key} ${JSON.stringify(offer.more)}`}
              variant={offer.more ? 'default' : 'subtle'}
              leftSection={<kbd>{at + 1}</kbd>}
              onClick={() => answer(scan, offer)}
            >
              {t(offer.key, offer.facts)}
            </Button>
          ))}
          {told?.elsewhere ? (
            <Button component={Link} to={`/scan/${told.elsewhere}`} variant="default">
              {t('scan.goThere', { page: t(titleOf[told.elsewhere]) })}
            </Button>
          ) : null}
          {scan.fate === 'look' && told?.next && request?.actions.some(({ name }) => name === told.next) ? (
            <Button variant="default" onClick={openForm}>
              {t(told.next === 'shipDigitally' ? 'scan.upload' : 'scan.formOf')}
            </Button>
          ) : null}
          {problem?.scanned?.is === 'isbn' || problem?.scanned?.is === 'unknown' ? (
            <Button component={Link} to={pathOf.search(reading.code)} variant="default">
              {t('scan.lookFor')}
            </Button>
          ) : null}
          {problem?.scanned?.is === 'patronCard' ? (
            <Button component={Link} to={`/patrons/${encodeURIComponent(reading.code)}`} variant="default">
              {t('scan.goPatron')}
            </Button>
          ) : null}
        </div>
      </div>
      <div className={classes.cardEnd}>
        {step ? <Undo key={scan.key} step={step} size="sm" shortcut="Ctrl Z" undoing={undoing} /> : null}
        {request ? (
          <Button component={Link} to={pathOf.request(request)} variant="subtle">
            {t('scan.open')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** What was scanned, of the copies that were found for the request; else the one that is to be lent. */
const scannedCopy = (request: Pick<Request, 'fulfilment'>, code: string) =>
  request.fulfilment?.candidates.find(({ barcode }) => barcode === code) ?? copyOf(request);

/** Under which conditions the lender lends it, as readable as the answer. */
function TermsBand({ request }: { request: NonNullable<NonNullable<Scan['told']>['request']> }) {
  const conditions = request.side === 'borrowing' ? (request.terms?.conditions ?? []) : [];
  if (conditions.length === 0) return null;
  return (
    <ul className={classes.terms} data-scan-terms>
      {conditions.map((each) => (
        <li key={each.code}>
          <strong>{each.label}</strong> {each.says}
        </li>
      ))}
    </ul>
  );
}

/** Title and for whom; until when; what was printed, and which parcel of the day it is. */
function Facts({ scan, scans }: Pick<Props, 'scan' | 'scans'>) {
  const { t } = useWords();
  const { told = { text: '' }, problem } = scan;
  const request = told.request ?? problem?.request;
  const clock = useClock(request?.timeZone);
  if (!request) return null;
  const isUndone = scan.fate === 'undone';
  const boxed = told.did === 'ship' || told.did === 'sendHome' || told.did === 'sendBack';
  const ofPartner = scans.filter(
    (each) => each.fate === 'done' && each.told?.did === told.did && each.told?.request?.partner === request.partner,
  );
  const facts = [
    told.hold?.patronName ?? told.hold?.patron ?? (request.side === 'borrowing' ? request.requester : undefined),
    told.hold?.expiresAt ? t('scan.until', { day: clock.day(told.hold.expiresAt) }) : undefined,
    told.did === 'ship' && request.dueDay ? t('scan.due', { day: clock.day(request.dueDay) }) : undefined,
    // An undo takes back what it wrote.
    !isUndone && told.patronLetter && told.patronLetter !== 'withdrawn'
      ? t(`scan.patronLetter_${told.patronLetter}`)
      : undefined,
    !isUndone && told.did && request.letters?.waiting ? t('scan.slipWaits') : undefined,
    boxed && ofPartner.length > 1 ? t('scan.nth', { count: ofPartner.length }) : undefined,
  ].filter(Boolean);
  return (
    <p className={classes.facts}>
      {[request.title, boxed ? undefined : (told.partner ?? request.partnerName)].filter(Boolean).join(' · ')}
      {facts.length > 0 ? <br /> : null}
      {facts.join(' · ')}
    </p>
  );
}
