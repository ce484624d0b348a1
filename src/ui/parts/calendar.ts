import type { CalendarAriaLabels, DayOfWeek } from '@mantine/dates';
import { useMediaQuery } from '@mantine/hooks';
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

/**
 * For a date in a dialog: its calendar opens with the dialog, and must not lie on the button that ends it. On a tablet there
 * is no room beside a dialog.
 */
export function useBesideDialog(): { withinPortal: true; position: 'right-start' | 'bottom-start' } {
  const isRoomy = useMediaQuery('(min-width: 1000px)', innerWidth >= 1000) ?? false;
  return { withinPortal: true, position: isRoomy ? 'right-start' : 'bottom-start' };
}
