import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { useWords } from '../words/index.js';
import classes from './record-form.module.css';

export interface Removing {
  label: string;
  /** Names what goes with it. */
  ask: string;
  run(): Promise<unknown>;
  done?(): void;
}

/** Removing asks once, in place, and says what goes with it. */
export function RemoveButton({ removing, failed }: { removing: Removing; failed(error: Refused): void }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [isAsking, ask] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    try {
      await removing.run();
      politely(t('records.removed'));
      removing.done?.();
    } catch (error) {
      failed(error as Refused);
      ask(false);
    } finally {
      setRunning(false);
    }
  };
  if (!isAsking)
    return (
      <Button variant="subtle" color="red" onClick={() => ask(true)}>
        {removing.label}
      </Button>
    );
  return (
    <>
      <p className={classes.ask}>{removing.ask}</p>
      <Button color="red" loading={isRunning} onClick={() => void run()} autoFocus>
        {t('records.yesRemove')}
      </Button>
      <Button variant="default" onClick={() => ask(false)}>
        {t('records.keepIt')}
      </Button>
    </>
  );
}
