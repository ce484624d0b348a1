import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { lastCall } from '../api/client.js';
import { cache } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { type SessionFacts, sessionPlace, useSession } from './session.js';

/** How often it is looked at, in milliseconds. */
const everyMs = 5000;

/** Warns before the session ends, and puts the end off by a click. What was typed stays in any case. */
export function SessionEnd() {
  const { facts } = useSession();
  const { t } = useWords();
  const clock = useClock();
  const { atOnce } = useAnnouncer();
  const [end, setEnd] = useState<number>();
  useEffect(() => {
    const look = () => {
      const at = endOf(facts);
      const isNear = at !== undefined && at - Date.now() < (facts.warnSeconds ?? 120) * 1000;
      setEnd(isNear ? at : undefined);
    };
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [facts]);
  const isNear = end !== undefined && end > Date.now();
  useEffect(() => {
    if (isNear) atOnce(t('sign.endsSoon'));
  }, [isNear, atOnce, t]);
  if (!isNear) return null;
  const stay = () => {
    setEnd(undefined);
    void cache.invalidateQueries({ queryKey: sessionPlace });
  };
  return (
    <Modal opened onClose={stay} title={t('sign.endsSoon')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <p>{t('sign.endsAt', { time: clock.time(new Date(end).toISOString()) })}</p>
      <Button onClick={stay} data-autofocus>
        {t('sign.stay')}
      </Button>
    </Modal>
  );
}

/** The earlier of the two ends. */
function endOf({ endsAt, idleSeconds }: SessionFacts): number | undefined {
  const ends = [endsAt ? Date.parse(endsAt) : undefined, idleSeconds ? lastCall.at + idleSeconds * 1000 : undefined];
  const known = ends.filter((each) => each !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}
