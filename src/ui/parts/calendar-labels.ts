import type { CalendarAriaLabels } from '@mantine/dates';
import { useWords } from '../words/index.js';

/** What the arrows and headings of a calendar are called for those who hear them. */
export function useCalendarLabels(): CalendarAriaLabels {
  const { t } = useWords();
  return {
    nextMonth: t('calendar.nextMonth'),
    previousMonth: t('calendar.previousMonth'),
    nextYear: t('calendar.nextYear'),
    previousYear: t('calendar.previousYear'),
    nextDecade: t('calendar.nextDecade'),
    previousDecade: t('calendar.previousDecade'),
  };
}
