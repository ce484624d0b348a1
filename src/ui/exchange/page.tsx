import { Button, SegmentedControl } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { keyOrder } from '../frame/key-rows.js';
import { isTyping, shortcutsOff } from '../frame/keys.js';
import { useEvery } from '../live/every.js';
import { useAddress } from '../parts/address.js';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { AgainDialog } from './again-dialog.js';
import classes from './exchange.module.css';
import { Filters } from './filters.js';
import { MessagePane } from './message-pane.js';
import { NodeLine } from './node-line.js';
import { Quarantine } from './quarantine.js';
import { Stream } from './stream.js';
import { TroubledPartners } from './troubled-partners.js';

/** Messages as they pass: what stopped, why, and how it goes on. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const address = useAddress();
  const [isFrozen, setFrozen] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isAgain, setAgain] = useState(false);
  // Changes of requests come by the stream of events; deliveries, refusals and probes are looked at.
  useEvery(900, ['/messages', '/messages/{direction}/{id}'], !isFrozen);
  useEvery(5000, ['/partners', '/node', '/quarantine'], !isFrozen);
  const view = address.get('view') === 'unreadable' ? 'unreadable' : 'messages';
  const open = address.get('open');
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || shortcutsOff()) return;
      if (keyOrder('exchange', event.key) === 'freeze') setFrozen((before) => !before);
      if (event.key === 'Escape' && open) address.set({ open: undefined }, true);
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, [open, address]);
  const freeze = (
    <Button
      variant={isFrozen ? 'filled' : 'default'}
      aria-pressed={isFrozen}
      leftSection={isFrozen ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
      onClick={() => setFrozen(!isFrozen)}
    >
      {t(isFrozen ? 'exchange.frozen' : 'exchange.freeze')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('nav.exchange')} about={t('exchange.about')}>
        {may('replayMessages') ? (
          <Button variant="default" onClick={() => setAgain(true)}>
            {t('exchange.againMany')}
          </Button>
        ) : null}
        {freeze}
      </PageHead>
      <NodeLine />
      <TroubledPartners />
      <div className={classes.bar}>
        <SegmentedControl
          size="sm"
          aria-label={t('exchange.view')}
          value={view}
          onChange={(value) => address.set({ view: value === 'messages' ? undefined : value, after: undefined })}
          data={(['messages', 'unreadable'] as const).map((value) => ({ value, label: t(`exchange.${value}`) }))}
        />
        {view === 'messages' ? <Filters /> : null}
      </div>
      {view === 'unreadable' ? (
        <Quarantine />
      ) : (
        <div className={classes.page} data-pane={open ? true : undefined}>
          <Stream isFrozen={isFrozen} ticked={ticked} setTicked={setTicked} onAgain={() => setAgain(true)} />
          {open ? <MessagePane open={open} onClose={() => address.set({ open: undefined }, true)} /> : null}
        </div>
      )}
      {isAgain ? (
        <AgainDialog
          ticked={[...ticked]}
          onClose={(isDone) => {
            setAgain(false);
            if (isDone) setTicked(new Set());
          }}
        />
      ) : null}
    </>
  );
}
