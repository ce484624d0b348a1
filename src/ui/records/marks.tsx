import { Badge, Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';

/** A word in a pill, as it is written. */
export function Mark({ children }: { children: ReactNode }) {
  return (
    <Badge variant="default" tt="none" fw={500} miw="max-content">
      {children}
    </Badge>
  );
}

/** Active or not, in words. */
export function ActiveMark({ isActive }: { isActive: boolean }) {
  const { t } = useWords();
  return <Mark>{t(isActive ? 'records.active' : 'records.inactive')}</Mark>;
}

/** On or off at once, in a row of a list. */
export function OnSwitch(props: {
  name: string;
  isOn: boolean;
  isLocked: boolean;
  turn(on: boolean): Promise<unknown>;
}) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [error, setError] = useState<Refused | null>(null);
  const [wanted, want] = useState<boolean | undefined>(undefined);
  const turn = async (on: boolean) => {
    want(on);
    setError(null);
    try {
      await props.turn(on);
      politely(t(on ? 'records.turnedOn' : 'records.turnedOff', { name: props.name }));
    } catch (refused) {
      setError(refused as Refused);
    } finally {
      want(undefined);
    }
  };
  return (
    <>
      <Switch
        checked={wanted ?? props.isOn}
        disabled={props.isLocked}
        aria-label={t('records.onOff', { name: props.name })}
        onChange={(event) => void turn(event.currentTarget.checked)}
      />
      <ProblemAlert error={error} />
    </>
  );
}
