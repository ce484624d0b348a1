import { Alert, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useRead } from '../api/read.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import type { FormValues } from './form-fields.js';

export interface PatronFieldProps {
  value: FormValues['patron'];
  change: (patron: FormValues['patron']) => void;
  problem: ReactNode;
}

/** So long after the last key patrons are looked up, in milliseconds. */
const pauseMs = 250;
/** Before the name of somebody who is no patron on record. */
const walkIn = 'name:';

/** A patron by number or name, looked up while somebody types; or a name alone. Says what hinders a request. */
export function PatronField({ value, change, problem }: PatronFieldProps) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), pauseMs);
  const found = useRead('/patrons', {
    query: { q: asked, limit: 20 },
    when: asked.length >= 2 && may('seePatrons'),
    keep: true,
  });
  const patron = useRead('/patrons/{id}', {
    path: { id: value?.id ?? '' },
    when: Boolean(value?.id) && may('seePatrons'),
  });
  const patrons = asked.length >= 2 ? (found.data?.items ?? []) : [];
  const options = patrons.map(({ id, name, group }) => ({
    value: id,
    label: [name, group, id].filter(Boolean).join(' · '),
  }));
  const chosen = value?.id ?? (value?.name ? `${walkIn}${value.name}` : null);
  const known = value?.id
    ? { value: value.id, label: patron.data ? `${patron.data.name} · ${value.id}` : value.id }
    : value?.name
      ? { value: `${walkIn}${value.name}`, label: value.name }
      : undefined;
  const own =
    asked.length >= 2 && !options.some(({ label }) => label === asked)
      ? [{ value: `${walkIn}${asked}`, label: t('create.walkIn', { name: asked }) }]
      : [];
  const data = [...options, ...own, ...(known && !options.some((each) => each.value === known.value) ? [known] : [])];
  const standing = patron.data?.standing;
  return (
    <>
      <Select
        name="patron"
        data-requester
        label={t('create.requester')}
        placeholder={t('create.requesterHow')}
        data={[...new Map(data.map((each) => [each.value, each])).values()]}
        value={chosen}
        onChange={(choice) => {
          if (!choice) return change(undefined);
          change(choice.startsWith(walkIn) ? { name: choice.slice(walkIn.length) } : { id: choice });
        }}
        searchable
        onSearchChange={setTyped}
        filter={({ options: all }) => all}
        nothingFoundMessage={asked.length >= 2 ? t('create.nobodyFound') : undefined}
        clearable
        clearButtonProps={{ 'aria-label': t('records.clear', { field: t('create.requester') }) }}
        error={problem}
        {...(patron.data
          ? {
              description: t('create.patronHas', {
                requests: patron.data.activeRequests,
                loans: patron.data.openLoans,
                fees: clock.money(patron.data.feesOwed, patron.data.currency),
              }),
            }
          : {})}
      />
      {standing && standing.decision !== 'allowed' ? (
        <Alert
          color={standing.decision === 'refused' ? 'red' : 'orange'}
          mt="xs"
          title={t(standing.decision === 'refused' ? 'create.patronRefused' : 'create.patronReview')}
        >
          {standing.reasons.map((reason) => (
            <div key={reason.text}>{reason.text}</div>
          ))}
        </Alert>
      ) : null}
    </>
  );
}
