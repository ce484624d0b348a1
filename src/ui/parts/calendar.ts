import type { CalendarAriaLabels, DayOfWeek } from '@mantine/dates';
import 'dayjs/locale/en-ca.js';
import 'dayjs/locale/fr-ca.js';
import { useWords } from '../words/index.js';

interface Calendar {
  locale: string;
  firstDayOfWeek: DayOfWeek;
  ariaLabels: CalendarAriaLabels;
}

/** What every calendar is given: months and days in the language of the page, weeks from Sunday, names for its arrows. */
export function useCalendar(): Calendar {
  const { t, locale } = useWords();
  return {
    locale: locale.toLowerCase(),
    firstDayOfWeek: 0,
    ariaLabels: {
      nextMonth: t('calendar.nextMonth'),
      previousMonth: t('calendar.previousMonth'),
      nextYear: t('calendar.nextYear'),
      previousYear: t('calendar.previousYear'),
      nextDecade: t('calendar.nextDecade'),
      previousDecade: t('calendar.previousDecade'),
    },
  };
}
