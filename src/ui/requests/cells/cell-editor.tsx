import { Button, Group, Popover, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useRead } from '../../api/read.js';
import { AmountInput } from '../../parts/amount-input.js';
import { DayInput } from '../../parts/day-input.js';
import { useWords } from '../../words/index.js';
import { useClock } from '../../words/when.js';
import type { RequestRow } from '../request-row.js';
import { type EditedColumn, fieldOf, typedOf } from './cell-change.js';
import classes from './cell-editor.module.css';
import { currencyOf, useSaveCell } from './use-save-cell.js';

/**
 * The field of a cell, over it. Enter and leaving it save, Escape keeps what was there; what is refused is said at the field,
 * which stays open.
 */
export default function CellEditor({
  row,
  column,
  onClose,
}: {
  row: RequestRow;
  column: EditedColumn;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [value, setValue] = useState(() => typedOf(row, column));
  const typed = useRef(value);
  const save = useSaveCell(row, column, onClose);
  const change = (next: string) => {
    typed.current = next;
    setValue(next);
  };
  /** Enter was pressed while what was typed before was on its way: it counts when that was refused. */
  const pressedMeanwhile = useRef(false);
  const sent = useRef<string>(undefined);
  const send = () => {
    pressedMeanwhile.current = save.isPending;
    if (save.isPending) return;
    const text = typed.current.trim();
    if (text === typedOf(row, column)) return onClose();
    sent.current = text;
    save.mutate(text);
  };
  useEffect(() => {
    if (save.isPending || !save.error || !pressedMeanwhile.current) return;
    pressedMeanwhile.current = false;
    if (typed.current.trim() !== sent.current) send();
  });
  const keys = (event: KeyboardEvent) => {
    // The list has keys of its own.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  const refused = save.error ? (save.error.fields[fieldOf[column]] ?? save.error.message) : undefined;
  return (
    <Popover
      opened
      position="bottom-start"
      offset={0}
      trapFocus
      withRoles={false}
      withinPortal
      shadow="md"
      closeOnEscape={false}
      onChange={(isOpen) => !isOpen && send()}
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown
        className={classes.editor ?? ''}
        data-column={column}
        role="dialog"
        aria-label={t('cell.change', { field: t(`cell.${column}`), title: row.article ?? row.title })}
        onKeyDown={keys}
      >
        <Stack gap={8}>
          <Field
            row={row}
            column={column}
            value={value}
            change={change}
            send={send}
            choose={(next) => {
              change(next);
              send();
            }}
            problem={refused}
          />
          <Group gap={8} wrap="nowrap">
            <Button size="compact-sm" loading={save.isPending} onClick={send}>
              {t('cell.save')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={onClose}>
              {t('cell.leave')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface FieldProps {
  row: RequestRow;
  column: EditedColumn;
  value: string;
  change: (value: string) => void;
  send: () => void;
  /** Chosen from a list: it is saved at once. */
  choose: (value: string) => void;
  problem: string | undefined;
}

function Field(props: FieldProps) {
  const { t } = useWords();
  const clock = useClock(props.row.timeZone);
  const { row, column, value, change, send, problem } = props;
  const label = t(`cell.${column}`);
  const given = { 'data-autofocus': true, error: problem, size: 'sm' } as const;
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  switch (column) {
    case 'neededBy':
      return (
        <DayInput
          {...given}
          label={label}
          value={value || null}
          onChange={(day) => change(day ?? '')}
          clearable
          clearButtonProps={{ 'aria-label': t('records.clear', { field: label }) }}
          minDate={clock.today()}
          popoverProps={{ withinPortal: false }}
          onKeyDown={onEnter}
        />
      );
    case 'pickup':
      return <PickupField {...props} label={label} given={given} />;
    case 'assignedTo':
      return <PersonField {...props} label={label} given={given} onEnter={onEnter} />;
    case 'maximumCost':
      return (
        <AmountInput
          {...given}
          label={t('create.maximumCost', { currency: currencyOf(row) })}
          value={value}
          onChange={change}
          onKeyDown={onEnter}
        />
      );
    case 'note':
      return (
        <Textarea
          {...given}
          label={label}
          autosize
          minRows={2}
          maxRows={6}
          value={value}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={onEnter}
        />
      );
  }
}

interface ChoiceProps extends FieldProps {
  label: string;
  given: object;
}

interface OneOfProps extends Pick<ChoiceProps, 'value' | 'choose' | 'label' | 'given'> {
  /** What it is called when nothing is chosen. */
  none: string;
  choices: readonly { value: string; label: string }[];
}

/** A choice among names; what is there and is none of them stays to be chosen. */
function OneOf({ value, choose, label, given, none, choices }: OneOfProps) {
  const other = value && !choices.some((each) => each.value === value) ? [{ value, label: value }] : [];
  return (
    <Select
      {...given}
      label={label}
      data={[{ value: '', label: none }, ...other, ...choices]}
      searchable
      selectFirstOptionOnChange
      defaultDropdownOpened
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      value={value}
      onChange={(next) => choose(next ?? '')}
    />
  );
}

function PickupField({ value, choose, label, given }: ChoiceProps) {
  const { t } = useWords();
  const { data } = useRead('/libraries', { freshMs: 60_000 });
  const places = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return <OneOf {...{ value, choose, label, given }} none={t('cell.usualPickup')} choices={places} />;
}

function PersonField({
  value,
  change,
  choose,
  label,
  given,
  onEnter,
}: ChoiceProps & { onEnter: (event: KeyboardEvent) => void }) {
  const { t } = useWords();
  const { data } = useRead('/users', { query: { role: 'fulfillmentServicesOperator', active: true, limit: 200 } });
  const people = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  if (data && people.length === 0)
    return (
      <TextInput
        {...given}
        label={label}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onEnter}
      />
    );
  return <OneOf {...{ value, choose, label, given }} none={t('cell.nobody')} choices={people} />;
}
