import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { rhythms } from '../../domain/calendar/schedule.js';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { NumberField } from '../parts/number-field.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './jobs.module.css';

export type Schedule = Thing<'Schedule'>;

const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

interface ScheduleFormProps {
  begin: Schedule;
  isSaving: boolean;
  save: (schedule: Schedule | null) => void;
}

/** When a job of the gateway runs, with a way back to its own time. */
export function ScheduleForm({ begin, isSaving, save }: ScheduleFormProps) {
  const { t } = useWords();
  const form = useServerForm<Schedule>(begin);
  const { values: schedule } = form;
  const meant = useMeant(schedule);
  return (
    <>
      <ScheduleFields schedule={schedule} change={form.setValues} />
      <Group mt="sm" gap="sm">
        <Button size="sm" loading={isSaving} disabled={Boolean(meant.error)} onClick={() => save(wholeOf(schedule))}>
          {t('job.saveSchedule')}
        </Button>
        <Button size="sm" variant="default" onClick={() => save(null)}>
          {t('job.ownSchedule')}
        </Button>
      </Group>
    </>
  );
}

const dated = (every: Schedule['every']) => every === 'month' || every === 'year';

/** Without what its rhythm does not ask for. */
export const wholeOf = ({ every, at, days = [], day = 1, month = 1 }: Schedule): Schedule => ({
  every,
  at,
  ...(every === 'week' ? { days } : {}),
  ...(dated(every) ? { day } : {}),
  ...(every === 'year' ? { month } : {}),
});

/** What a schedule means, as the node reads it. */
function useMeant(schedule: Schedule) {
  const { days, ...query } = wholeOf(schedule);
  return useRead('/schedule', {
    keep: true,
    query: { ...query, ...(days && days.length > 0 ? { days: days.join(',') } : {}) },
  });
}

/** A schedule chosen in words; below it what it means, and the next five runs. */
export function ScheduleFields({ schedule, change: set }: { schedule: Schedule; change: (to: Schedule) => void }) {
  const { t } = useWords();
  const clock = useClock();
  const { every, at, days = [], day = 1, month = 1 } = schedule;
  const change = (part: Partial<Schedule>) => set({ ...schedule, ...part });
  const meant = useMeant(schedule);
  const isDated = dated(every);
  return (
    <>
      <Group align="end" gap="sm">
        <NativeSelect
          label={t('job.every')}
          value={every}
          data={rhythms.map((value) => ({ value, label: t(`job.every_${value}`) }))}
          onChange={(event) => change({ every: event.currentTarget.value as Schedule['every'] })}
        />
        {every === 'year' ? (
          <NativeSelect
            label={t('job.month')}
            value={String(month)}
            data={months.map((value) => ({ value: String(value), label: t(`schedule.month${value}`) }))}
            onChange={(event) => change({ month: Number(event.currentTarget.value) })}
          />
        ) : null}
        {isDated ? (
          <NumberField
            label={t('job.day')}
            value={day}
            w={110}
            error={meant.error?.fields?.['day']}
            onChange={(value) => change({ day: value as number })}
          />
        ) : null}
        <TextInput
          type="time"
          label={t('job.at')}
          value={at}
          onChange={(event) => change({ at: event.currentTarget.value || at })}
        />
      </Group>
      {every === 'week' ? (
        <Checkbox.Group
          label={t('job.days')}
          mt="sm"
          value={days.map(String)}
          onChange={(chosen) => change({ days: chosen.map(Number).sort() })}
        >
          <Group gap="sm">
            {weekdays.map((value) => (
              <Checkbox key={value} value={String(value)} label={t(`schedule.day${value}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      ) : null}
      <ProblemAlert error={meant.error} />
      {meant.data && !meant.error ? (
        <div className={classes.small} aria-live="polite">
          <div>{meant.data.when}</div>
          <div>{t('job.nextFive', { runs: meant.data.next.map((run) => clock.moment(run)).join(' · ') })}</div>
          {every === 'workingDay' ? <div>{t('job.openDays')}</div> : null}
        </div>
      ) : null}
    </>
  );
}
