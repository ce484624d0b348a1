import '@mantine/core/styles/Progress.layer.css';
import '@mantine/core/styles/RadioCard.layer.css';
import '@mantine/core/styles/RadioIndicator.layer.css';
import '@mantine/dates/styles.layer.css';
import { Button, Group, Modal, Progress, Radio, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Refused } from '../api/refused.js';
import { useBackStays } from '../parts/back-stays.js';
import { DayInput } from '../parts/day-input.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { useServerForm } from '../parts/server-form.js';
import type { Action, OrderFields, Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { drafts } from './drafts.js';
import { Meanwhile } from './meanwhile.js';
import { RefusalAlert, useWaysOut } from './refusal.js';
import classes from './renew-dialog.module.css';
import { Dated, daysFrom } from './renewal-dates.js';
import type { Presses } from './use-press.js';

type Renewal = NonNullable<Request['renewal']>;
type Answer = 'acceptRenewal' | 'refuseRenewal';

export interface RenewDialogProps {
  request: Request;
  renewal: Renewal;
  press: Presses;
}

/** The answer to a renewal request: what is due now, what is asked for, what the limit allows; yes until a day, or no. */
export default function RenewDialog({ request, renewal, press }: RenewDialogProps) {
  const { t } = useWords();
  const clock = useClock(request.timeZone);
  const { id } = request;
  const partner = request.partnerName ?? request.partner ?? t('request.thePartner');
  const { since, due, asked, latest, limitDays, proposed } = renewal;
  const begun: Answer =
    press.now.at === 'form' && press.now.press.action === 'refuseRenewal' ? 'refuseRenewal' : 'acceptRenewal';
  const { now } = press;
  const refused = now.at === 'form' ? now.refused : undefined;
  const problem = refused instanceof Refused ? refused : undefined;
  const form = useServerForm<OrderFields & { answer: Answer }>(
    { ...drafts.read(id, 'acceptRenewal'), answer: proposed ? begun : 'refuseRenewal' },
    problem,
    { within: 'fields', keep: ({ answer: _, ...typed }) => drafts.keep(id, 'acceptRenewal', typed) },
  );
  const { answer } = form.values;
  const text = (name: string) => (form.values[name] as string | undefined) ?? '';
  const day = text('dueDate') || proposed;
  const meanwhile = problem?.meanwhile;
  useBackStays(press.close);
  const content = JSON.stringify(form.values);
  const [refusedWith, setRefusedWith] = useState<string>();
  const isInert = problem?.status === 409 && refusedWith === content;
  const isYes = answer === 'acceptRenewal';
  const fields = (): OrderFields => ({
    ...(isYes && day ? { dueDate: day } : {}),
    ...(text('note').trim() ? { note: text('note').trim() } : {}),
    ...(text('internalNote').trim() ? { internalNote: text('internalNote').trim() } : {}),
  });
  const order = (more: OrderFields = {}) => {
    if (now.at !== 'form') return;
    setRefusedWith(content);
    press.submit({ ...fields(), ...more }, answer);
  };
  const submit = form.onSubmit(() => {
    if (!isInert) order();
  });
  const ways = useWaysOut({
    refused,
    request,
    confirm: () => order({ confirmed: true }),
    choose: (of: Request, chosen: Action) =>
      press.press({ id: of.id, version: of.version, action: chosen.name }, chosen.asks, of),
  });
  const used = Math.max(0, daysFrom(since, due));
  const more = day && day > due ? daysFrom(due, day) : 0;
  const left = Math.max(0, limitDays - used - more);
  const share = (days: number) => (100 * days) / Math.max(limitDays, used + more);
  const said = request.attention.find(({ reason }) => reason === 'renewAsked')?.partnersWords;
  return (
    <Modal
      opened
      onClose={press.close}
      title={t('act.renewTitle')}
      size={620}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {[request.title, request.author, partner, request.externalId].filter(Boolean).join(' · ')}
          </Text>
          <SimpleGrid cols={3} className={classes.dates ?? ''}>
            <Dated label={t('act.renewDueNow')} day={clock.day(due)} below={t('act.renewGiven', { count: used })} />
            <Dated
              label={t('act.renewAsked', { partner })}
              day={asked ? clock.day(asked) : t('act.renewNoDate')}
              below={
                asked === undefined
                  ? ''
                  : asked > due
                    ? t('act.renewMore', { count: daysFrom(due, asked) })
                    : t('act.renewAllowed')
              }
            />
            <Dated
              label={t('act.renewLatest')}
              day={clock.day(latest)}
              below={t('act.renewLimit', { count: limitDays })}
            />
          </SimpleGrid>
          <div>
            <Progress.Root size="lg" aria-hidden>
              <Progress.Section value={share(Math.min(used, limitDays))} />
              <Progress.Section value={share(isYes ? more : 0)} color="orange" striped />
            </Progress.Root>
            <Group justify="space-between" mt={4} className={classes.days ?? ''}>
              <span>{t('act.renewGivenOf', { count: used })}</span>
              <strong>{isYes && more > 0 ? t('act.renewMore', { count: more }) : ''}</strong>
              <span>
                {t('act.renewLeft', { count: isYes ? left : Math.max(0, limitDays - used), limit: limitDays })}
              </span>
            </Group>
          </div>
          {said ? (
            <p className={classes.words}>
              <strong>{partner}</strong> · {said}
            </p>
          ) : null}
          <Radio.Group aria-label={t('act.renewTitle')} {...form.getInputProps('answer')}>
            <SimpleGrid cols={2}>
              <Card
                value="acceptRenewal"
                label={t('act.renewYes')}
                below={proposed ? t('act.renewYesHow') : t('act.renewNoneLeft', { limit: limitDays })}
              />
              <Card
                value="refuseRenewal"
                label={t('act.renewNo', { day: clock.day(due) })}
                below={t('act.renewNoHow', { partner })}
              />
            </SimpleGrid>
          </Radio.Group>
          {isYes ? (
            <DayInput
              label={t('act.renewDay')}
              name="dueDate"
              required
              data-autofocus
              value={day ?? null}
              error={form.errors['dueDate']}
              onChange={(value) => form.setFieldValue('dueDate', value ?? undefined)}
              minDate={due}
              maxDate={latest > due ? latest : undefined}
              description={
                day && day === asked
                  ? t('act.renewAsAsked', { partner, count: more })
                  : more > 0
                    ? t('act.renewLater', { count: more })
                    : undefined
              }
            />
          ) : null}
          <Textarea
            label={t(isYes ? 'act.renewNote' : 'act.renewReason', { partner })}
            name="note"
            {...(isYes ? {} : { 'data-autofocus': true })}
            {...form.getInputProps('note')}
            value={text('note')}
          />
          <Textarea
            label={t('act.internalNote')}
            name="internalNote"
            {...form.getInputProps('internalNote')}
            value={text('internalNote')}
          />
          {meanwhile?.request ? (
            <Meanwhile
              told={meanwhile}
              action={answer}
              again={() => press.again(meanwhile.request as Request, fields())}
            />
          ) : (
            <RefusalAlert refused={refused} ways={ways} />
          )}
          <DialogFooter>
            <Button variant="default" onClick={press.close}>
              {t('frame.close')}
            </Button>
            <Group gap="sm">
              {problem && problem.status !== 0 ? <small>{t('act.nothingSent')}</small> : null}
              <Button
                type="submit"
                loading={now.at === 'sending'}
                disabled={isInert || (isYes && !day)}
                data-submit={answer}
              >
                {isYes ? t('act.renewTo', { day: day ? clock.day(day) : '…' }) : t('act.renewRefuse')}
              </Button>
            </Group>
          </DialogFooter>
        </Stack>
      </form>
    </Modal>
  );
}

function Card({ value, label, below }: { value: Answer; label: string; below: string }) {
  return (
    <Radio.Card value={value} p="sm" radius="md" className={classes.card ?? ''}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Radio.Indicator />
        <div>
          <strong>{label}</strong>
          <div className={classes.label}>{below}</div>
        </div>
      </Group>
    </Radio.Card>
  );
}
