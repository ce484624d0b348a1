import '@fontsource-variable/jetbrains-mono/wght.css';
import { Alert, Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { whyOf } from '../api/refused.js';
import { drafts } from '../orders/drafts.js';
import { PressWindow } from '../orders/press-window.js';
import { usePress } from '../orders/use-press.js';
import { useAnnouncer } from '../parts/announcer.js';
import { PageHead } from '../parts/page-head.js';
import type { ReadingShown } from '../parts/reading.js';
import { ScanField } from '../parts/scan-field.js';
import type { Request } from '../parts/use-order.js';
import { useSlipsHere } from '../print/use-print-queue.js';
import { useSession } from '../session/session.js';
import { useUndo } from '../undo/use-undo.js';
import { useWords } from '../words/index.js';
import { CameraButton } from './camera-button.js';
import { DeskMatters, useDeskLack } from './desk-matters.js';
import { headlineOf } from './headline.js';
import { keepTicked, type ScanTicks, tickedAt } from './kept-here.js';
import type { Offer } from './offers.js';
import type { Place, Scan } from './pile.js';
import { PileOfToday } from './pile-of-today.js';
import { ResultCard } from './result-card.js';
import classes from './scan.module.css';
import { ScanCounts } from './scan-counts.js';
import { SlipPicture } from './slip-picture.js';
import { armSounds, play } from './sounds.js';
import { stepOfScan } from './step-of-scan.js';
import { SoundMenu, StickyChips } from './sticky-chips.js';
import { titleOf } from './title-of.js';
import { usePile } from './use-pile.js';
import { useScanKeys } from './use-scan-keys.js';
import { volumeKept } from './volume.js';

const abouts = {
  receive: 'scan.receiveAbout',
  ship: 'scan.shipAbout',
  in: 'scan.inAbout',
  return: 'scan.returnAbout',
} as const;

/** One field, one loud answer, one pile: what a page with a scanner is, wherever it is used. */
export function ScanScreen({ place }: { place: Place }) {
  const { t } = useWords();
  const { desk } = useSession();
  const at = desk?.code ?? '';
  const [ticked, setTicked] = useState<ScanTicks>(() => tickedAt(place, at));
  const [withForm, setWithForm] = useState(false);
  const { atOnce, politely } = useAnnouncer();
  const volume = volumeKept.use();
  const isStopped = useDeskLack(place)?.stops === true;

  useEffect(() => setTicked(tickedAt(place, at)), [place, at]);
  const { pile, scans } = usePile(place, (scan) => {
    const { key, facts } = headlineOf(scan);
    play(scan.fate, volume);
    const title =
      scan.told?.request?.title ??
      scan.problem?.request?.title ??
      (scan.problem ? whyOf(scan.problem) : scan.reading.shown);
    const said = t('scan.said', { headline: t(key, facts), title });
    (scan.fate === 'wrong' || scan.fate === 'look' ? atOnce : politely)(said);
    // A file has no barcode: the form is the only way on.
    if (scan.wishes.look || scan.told?.next === 'shipDigitally') openForm(scan);
  });
  const press = usePress({
    // What its form did is done: the card says so, and it counts.
    done: (request, action) => {
      const did = didOf[action];
      const opened = pile.scans().find(({ fate, told }) => fate === 'look' && told?.request?.id === request.id);
      if (opened && did) pile.change(opened.key, { fate: 'done', told: { did, text: '', request } });
    },
  });
  const undo = useUndo(({ request, said }, { request: id, version }) => {
    const undone = pile.scans().find((each) => {
      const step = stepOfScan(each);
      return step?.request === id && step.version === version;
    });
    if (undone) pile.change(undone.key, { fate: 'undone', undone: said, told: { text: '', ...undone.told, request } });
  });
  const slips = useSlipsHere();
  const count = slips.data?.items.length ?? 0;

  const openForm = ({ told }: Scan) => {
    const request = told?.request as Request | undefined;
    const action =
      request?.actions.find(({ name }) => name === told?.next) ??
      request?.actions.find(({ name }) => name === formOf[place]) ??
      request?.actions.find((a) => a.primary);
    if (request && action) {
      // What is ticked besides the field holds for the form as well.
      const fields = new Set(action.fields.map(({ name }) => name));
      const kept = Object.entries(ticked).filter(([name]) => fields.has(name));
      drafts.keep(request.id, action.name, { ...drafts.read(request.id, action.name), ...Object.fromEntries(kept) });
      press.press({ id: request.id, version: request.version, action: action.name }, true, request);
    }
  };
  const scan = (reading: ReadingShown) => {
    armSounds();
    pile.scan(reading, { ...ticked, ...(withForm ? { look: true } : {}) });
    setWithForm(false);
  };
  const change = (next: ScanTicks) => {
    setTicked(next);
    keepTicked(place, at, next);
  };
  const [newest] = scans;
  const answer = (to: Scan, { more }: Offer) => {
    if (more) pile.again(to, more);
    else pile.change(to.key, { fate: 'undone', undone: t('scan.wrongItemHow') });
  };
  const undoLast = () => {
    const last = scans.find((each) => each.fate !== 'twice');
    const step = last && stepOfScan(last);
    if (step && !undo.isPending) undo.mutate(step);
  };
  const field = useRef<HTMLDivElement>(null);
  useScanKeys(field, { newest, answer, undoLast, withForm: () => setWithForm((before) => !before) });

  return (
    <div className={classes.codes}>
      <PageHead title={t(titleOf[place])} about={t(abouts[place])}>
        {isStopped ? null : <ScanCounts scans={scans} />}
        {count > 0 ? (
          <Button component={Link} to="/print" variant="default">
            {t('scan.printQueue', { count })}
          </Button>
        ) : null}
        {isStopped ? null : <SoundMenu />}
      </PageHead>
      <DeskMatters place={place} />
      {isStopped ? null : (
        <>
          <div className={classes.field} ref={field}>
            <ScanField
              label={t('scan.field')}
              placeholder={t('scan.fieldHow')}
              onScan={scan}
              settled={`${newest?.key} ${newest?.fate} ${press.now.at} ${at} ${undo.status}`}
            />
          </div>
          <CameraButton onScan={scan} />
          <StickyChips place={place} ticked={ticked} change={change} withForm={withForm} setWithForm={setWithForm} />
        </>
      )}
      {pile.isAway() ? (
        <Alert
          color="orange"
          icon={<IconPlugConnectedX aria-hidden />}
          title={t('scan.offline')}
          mb="md"
          data-scan-away
        >
          {t('scan.offlineHow')}
        </Alert>
      ) : null}
      {newest ? (
        <>
          <ResultCard scan={newest} scans={scans} answer={answer} undoing={undo} openForm={() => openForm(newest)} />
          <PileOfToday scans={scans} place={place} undoing={undo} />
        </>
      ) : isStopped ? null : (
        <SlipPicture />
      )}
      <PressWindow press={press} />
    </div>
  );
}

/** The action whose form a page opens. */
const formOf: Record<Place, string> = { receive: 'receive', ship: 'ship', in: 'checkIn', return: 'returnToPartner' };

/** What the form of a page does, as a scan tells it. */
const didOf: Partial<Record<string, NonNullable<Scan['told']>['did']>> = {
  receive: 'receive',
  receiveNotForLoan: 'receive',
  ship: 'ship',
  checkIn: 'checkIn',
  returnToPartner: 'sendHome',
};
