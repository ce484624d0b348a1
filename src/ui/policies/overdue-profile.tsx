import { ActionIcon, Button, Checkbox, Group, NativeSelect, Table, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type OverdueRow, overdueLetters } from '../../domain/fulfilment/overdue-profile.js';
import type { Drawn } from '../records/field-rows.js';
import { Mark } from '../records/marks.js';
import { useWords } from '../words/index.js';

/** What a patron’s overdue loan leads to: a row a day, with letter, block, lost and fee. */
export function OverdueProfile(props: Drawn & { label: string; help: string; decidedBy: string | undefined }) {
  const { value, problem, isLocked, change, label, help } = props;
  const { t } = useWords();
  const rows = (Array.isArray(value) ? value : []) as OverdueRow[];
  const put = (at: number, more: Partial<OverdueRow>) =>
    change(rows.map((row, place) => (place === at ? tidy({ ...row, ...more }) : row)));
  return (
    <fieldset
      data-field="overdueProfile"
      aria-labelledby="overdue-profile"
      aria-describedby="overdue-profile-how"
      style={{ margin: 0, padding: 0, border: 0, minWidth: 0 }}
    >
      <div id="overdue-profile" style={{ fontWeight: 500 }}>
        {label} {props.decidedBy ? <Mark>{props.decidedBy}</Mark> : null}
      </div>
      <div id="overdue-profile-how" style={{ fontSize: 12, color: 'var(--mantine-color-dimmed)' }}>
        {help}
      </div>
      <Table.ScrollContainer minWidth={620} type="native" tabIndex={0} role="region" aria-label={label}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('policies.day')}</Table.Th>
              <Table.Th scope="col">{t('policies.letter')}</Table.Th>
              <Table.Th scope="col">{t('policies.notice')}</Table.Th>
              <Table.Th scope="col">{t('policies.leadsTo')}</Table.Th>
              <Table.Th scope="col">
                <span className="only-read-aloud">{t('policies.takeOut')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, at) => {
              const day = { day: row.day };
              return (
                <Table.Tr key={at}>
                  <Table.Td>
                    <TextInput
                      w={72}
                      aria-label={t('policies.dayOf', { number: at + 1 })}
                      value={String(row.day)}
                      disabled={isLocked}
                      onChange={(event) => put(at, { day: dayOf(event.currentTarget.value) })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <NativeSelect
                      aria-label={t('policies.letterOf', day)}
                      value={row.letter}
                      disabled={isLocked}
                      onChange={(event) => put(at, { letter: event.currentTarget.value as OverdueRow['letter'] })}
                      data={overdueLetters.map((letter) => ({ value: letter, label: t(`policies.letter_${letter}`) }))}
                    />
                  </Table.Td>
                  <Table.Td>
                    <NativeSelect
                      aria-label={t('policies.noticeOf', day)}
                      value={String(row.notification ?? '')}
                      disabled={isLocked || row.letter !== 'overdueAndLostNotification'}
                      onChange={(event) =>
                        put(at, { notification: Number(event.currentTarget.value) || undefined } as never)
                      }
                      data={['', '1', '2', '3', '4', '5'].map((each) => ({ value: each, label: each || '–' }))}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Group gap="md" wrap="nowrap">
                      {(['block', 'lost', 'fee'] as const).map((what) => (
                        <Checkbox
                          key={what}
                          label={t(`policies.leads_${what}`)}
                          aria-label={t('policies.leadsOf', { what: t(`policies.leads_${what}`), day: row.day })}
                          checked={row[what] === true}
                          disabled={isLocked}
                          onChange={(event) => put(at, { [what]: event.currentTarget.checked })}
                        />
                      ))}
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    {isLocked ? null : (
                      <ActionIcon
                        variant="subtle"
                        aria-label={t('policies.takeOutDay', day)}
                        onClick={() => change(rows.filter((_, place) => place !== at))}
                      >
                        <IconX size={18} aria-hidden />
                      </ActionIcon>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {problem ? (
        <p role="alert" style={{ color: 'var(--mantine-color-error)', margin: '4px 0' }}>
          {problem}
        </p>
      ) : null}
      {isLocked ? null : (
        <Button
          mt="xs"
          variant="default"
          name="overdueProfile"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => change([...rows, { day: (rows.at(-1)?.day ?? 0) + 7, letter: 'overdue' }])}
        >
          {t('policies.addDay')}
        </Button>
      )}
    </fieldset>
  );
}

/** What is being typed stays as it is; the node says what is wrong with a day that is no number. */
const dayOf = (text: string): number => (/^-?\d+$/.test(text) ? Number(text) : (text as unknown as number));

/** Only what holds is said. */
const tidy = ({ day, letter, notification, block, lost, fee }: OverdueRow): OverdueRow => ({
  day,
  letter,
  ...(notification && letter === 'overdueAndLostNotification' ? { notification } : {}),
  ...(block ? { block } : {}),
  ...(lost ? { lost } : {}),
  ...(fee ? { fee } : {}),
});
