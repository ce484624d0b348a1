import '@mantine/dates/styles.layer.css';
import { ActionIcon } from '@mantine/core';
import { DateInput, type DateInputProps } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useWords } from '../words/index.js';
import { useCalendar } from './calendar.js';

/**
 * A day, typed first. Its calendar opens when somebody asks for it, by a click, the button or Alt + Down, and never by
 * itself. In a dialog it opens beside it, so that no field is covered.
 */
export function DayInput({ popoverProps, onChange, ...given }: DateInputProps) {
  const { t } = useWords();
  const calendar = useCalendar();
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState<Place>('bottom-start');
  const field = useRef<HTMLInputElement>(null);
  const open = () => {
    if (field.current) setPlace(placeBeside(field.current));
    setOpen(true);
  };
  return (
    <DateInput
      {...calendar}
      valueFormat="YYYY-MM-DD"
      clearSectionMode="both"
      {...given}
      // Escape closes the calendar alone: a dialog hears the key before the field does.
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
        onChange?.(day);
      }}
      onClick={(event) => {
        given.onClick?.(event);
        open();
      }}
      onBlur={(event) => {
        given.onBlur?.(event);
        setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' && event.altKey) open();
        if (event.key === 'Escape' && isOpen) {
          event.stopPropagation();
          setOpen(false);
        }
        given.onKeyDown?.(event);
      }}
    />
  );
}

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
