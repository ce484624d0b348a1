import '@mantine/dates/styles.layer.css';
import { ActionIcon } from '@mantine/core';
import { DateInput, type DateInputProps } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { useCalendar } from './calendar.js';
import classes from './day-input.module.css';
import { dayShown, readDay, real } from './read-day.js';
import { useAfterPress } from './use-after-press.js';

/**
 * A day, typed first, in words or figures; shown as people write it. What is no day, or none of those allowed, is said at
 * the field with what was typed. Its calendar opens when somebody asks for it, by a click, the button or Alt + Down, and never by
 * itself. In a dialog it opens next to it, so that no field is covered.
 */
export function DayInput({ popoverProps, onChange, ...given }: DateInputProps) {
  const { t, locale } = useWords();
  const { today } = useClock();
  const [refused, setRefused] = useState<string>();
  const calendar = useCalendar();
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState<Place>('bottom-start');
  const field = useRef<HTMLInputElement>(null);
  const open = () => {
    if (innerHeight < lowWindow) field.current?.scrollIntoView({ block: 'start' });
    if (field.current) setPlace(placeBeside(field.current));
    setOpen(true);
  };
  const asDay = (text: string) => readDay(text, today());
  const { minDate, maxDate } = given;
  /** Why a text cannot be taken: nothing of what was typed vanishes without a word. */
  const refusalOf = (text: string): string | undefined => {
    if (text === '') return undefined;
    const day = asDay(text);
    if (!day) return t('calendar.notADay', { text });
    const shown = dayShown(day, locale);
    if (minDate && day < isoOf(minDate))
      return t('calendar.tooEarly', { day: shown, first: dayShown(isoOf(minDate), locale) });
    if (maxDate && day > isoOf(maxDate))
      return t('calendar.tooLate', { day: shown, last: dayShown(isoOf(maxDate), locale) });
    return undefined;
  };
  /**
   * What cannot be taken goes on as it was typed, so that no order is given with the previous day: the node
   * refuses it at this field.
   */
  const settle = (text: string) => {
    const why = refusalOf(text);
    setRefused(why);
    if (why) onChange?.(asDay(text) ?? text);
    else if (text === '' && isTypedAmiss) onChange?.(null);
  };
  const afterPress = useAfterPress();
  const isTypedAmiss = typeof given.value === 'string' && given.value !== '' && !isDay(given.value);
  // What is no day stays in the field as it was typed. The field of the kit wants a day for that: one that was not there before.
  const lastDay = useRef<DateInputProps['value']>(null);
  if (!isTypedAmiss) lastDay.current = given.value;
  const standIn = String(lastDay.current).startsWith(today()) ? '2000-01-01' : today();
  return (
    <DateInput
      {...calendar}
      classNames={{ input: classes.field ?? '' }}
      valueFormat={(day) => (isTypedAmiss ? String(given.value) : dayShown(day, locale))}
      dateParser={(text) => asDay(text) ?? null}
      placeholder={t('calendar.dayExample')}
      clearSectionMode="both"
      {...given}
      {...(isTypedAmiss ? { value: standIn, allowDeselect: false } : {})}
      error={refused ?? given.error}
      // Escape closes the calendar alone: a dialog gets the key before the field does.
      data-mantine-stop-propagation={isOpen || undefined}
      popoverProps={{ ...popoverProps, opened: isOpen, position: place }}
      ref={field}
      rightSection={
        <ActionIcon
          variant="transparent"
          color="gray"
          size={28}
          tabIndex={-1}
          aria-label={t('calendar.open')}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => (isOpen ? setOpen(false) : open())}
        >
          <IconCalendar size={16} aria-hidden />
        </ActionIcon>
      }
      onChange={(day) => {
        setOpen(false);
        setRefused(undefined);
        onChange?.(day);
      }}
      onClick={(event) => {
        given.onClick?.(event);
        open();
      }}
      onBlur={(event) => {
        given.onBlur?.(event);
        const text = event.currentTarget.value.trim();
        afterPress(() => settle(text));
        setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle(event.currentTarget.value.trim());
        if (event.key === 'ArrowDown' && event.altKey) {
          // The browser would page down in the dialog, and the field would leave the window.
          event.preventDefault();
          open();
        }
        if (event.key === 'Escape' && isOpen) {
          event.stopPropagation();
          setOpen(false);
        }
        given.onKeyDown?.(event);
      }}
    />
  );
}

/** February 30 is none: the kit would make another day of it. */
const isDay = (value: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
  return real(Number(year), Number(month), Number(day)) !== undefined;
};
const isoOf = (day: Date | string): string => (typeof day === 'string' ? day : day.toISOString()).slice(0, 10);

/** Less leaves no room for a calendar but below a field at the top: the field goes up there. */
const lowWindow = 480;

type Place = 'left-start' | 'right-start' | 'bottom-start';
/** What a calendar takes, with its distance from the field. */
const calendarWidth = 260;

/** The side of the field that leads out of its dialog, when the window has room there. */
function placeBeside(field: Element): Place {
  const dialog = field.closest('[role="dialog"]')?.getBoundingClientRect();
  if (!dialog) return 'bottom-start';
  const { left, right } = field.getBoundingClientRect();
  const isLeft = left - dialog.left < dialog.right - right - 1;
  if (isLeft) return dialog.left >= calendarWidth ? 'left-start' : 'bottom-start';
  return innerWidth - dialog.right >= calendarWidth ? 'right-start' : 'bottom-start';
}
