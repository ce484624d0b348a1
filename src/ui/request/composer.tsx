import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { IconEye, IconLock, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent as Key, useEffect, useRef, useState } from 'react';
import { roleRows } from '../../domain/staff/staff.js';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { keyOrder } from '../frame/key-rows.js';
import { isTyping, shortcutsOff } from '../frame/keys.js';
import { Meanwhile } from '../orders/meanwhile.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnouncer } from '../parts/announcer.js';
import { useServerForm } from '../parts/server-form.js';
import { type Request, remember } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './composer.module.css';
import { useDraftPlace } from './draft.js';
import { writeNext } from './write-next.js';

export type Kind = 'message' | 'activeNote' | 'internalNote';
/** What is written, and who reads it once that is chosen. */
interface Written {
  kind: Kind | undefined;
  text: string;
}
/** What is written by which key. */
const keys: Readonly<Partial<Record<string, Kind>>> = { message: 'message', note: 'internalNote' };
const icons = { message: IconSend, activeNote: IconEye, internalNote: IconLock };

/**
 * Writes to the partner, to both desks, or for this desk alone. Where there is a choice none is made beforehand, and what
 * is written always says who will read it.
 */
export function Composer({ request, kinds }: { request: Request; kinds: readonly Kind[] }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const canSend = request.actions.some(({ name }) => name === 'generalMessage');
  const possible = kinds.filter((kind) => kind !== 'message' || canSend);
  const { read, write } = useDraftPlace(`${request.id} ${kinds.join(' ')}`);
  const [begun] = useState<Written>(() => ({ kind: possible.length === 1 ? possible[0] : undefined, text: read() }));
  const send = useChange(
    ({ version, kind, text }: Written & { version: number }) =>
      kind === 'message'
        ? api.post('/requests/{id}/actions/{action}', {
            path: { id: request.id, action: 'generalMessage' },
            body: { version, fields: { note: text } },
          })
        : api.post('/requests/{id}/notes', {
            path: { id: request.id },
            body: { version, text, active: kind === 'activeNote' },
          }),
    {
      again: ['/requests', '/messages', '/work', '/work/counts'],
      done: (now, { kind }) => {
        remember(now);
        form.setFieldValue('text', '');
        politely(t(kind === 'message' ? 'request.sent' : 'request.noted'));
      },
    },
  );
  const form = useServerForm<Written>(begun, send.error, { keep: ({ text }) => write(text) });
  const { kind, text } = form.values;
  const place = useRef<HTMLDivElement>(null);
  const begin = (wanted: Kind) => {
    form.setFieldValue('kind', wanted);
    // The field can be written in only after it was said who reads it.
    setTimeout(() => place.current?.querySelector('textarea')?.focus());
  };
  useEffect(() => {
    const look = () => {
      const wanted = writeNext.take(request.id, possible);
      if (wanted) begin(wanted);
    };
    look();
    return writeNext.listen(look);
  });
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || shortcutsOff()) return;
      const wanted = keys[keyOrder('request', event.key) ?? ''];
      if (!wanted || !possible.includes(wanted) || !place.current) return;
      event.preventDefault();
      begin(wanted);
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  });
  if (!may('workOnRequests'))
    return kinds.length > 1 ? (
      <p className={classes.others} data-others-write>
        {t('request.othersWrite', { role: roleRows.fulfillmentServicesOperator.label })}
      </p>
    ) : null;
  if (possible.length === 0) return null;
  const partner = request.partnerName ?? request.partner ?? t('request.thePartner');
  const Shape = kind ? icons[kind] : IconSend;
  const label = kind ? t(`request.reads_${kind}`, { partner }) : t('request.chooseReader');
  const meanwhile = send.error?.meanwhile;
  const order = ({ version }: { version: number }) => send.mutate({ version, ...form.getValues() });
  const go = () => kind && text.trim() !== '' && !send.isPending && order(request);
  const onKey = (event: Key) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    go();
  };
  return (
    <div ref={place} className={classes.composer} data-kind={kind} data-composer={kinds.join(' ')}>
      {possible.length > 1 ? (
        <SegmentedControl
          size="xs"
          fullWidth
          className={classes.kinds}
          aria-label={t('request.whoReads')}
          value={kind ?? ''}
          onChange={(value) => form.setFieldValue('kind', value as Kind)}
          data={possible.map((value) => ({ value, label: t(`request.compose_${value}`, { partner }) }))}
        />
      ) : null}
      <Textarea
        label={
          <span className={classes.reader}>
            <Shape size={14} aria-hidden /> {label}
          </span>
        }
        maxLength={4000}
        disabled={!kind}
        {...form.getInputProps('text')}
        onKeyDown={onKey}
      />
      {meanwhile ? (
        <Meanwhile
          told={meanwhile}
          action={kind === 'message' ? 'generalMessage' : undefined}
          again={() => meanwhile.request && order(meanwhile.request)}
        />
      ) : (
        <RefusalAlert refused={send.error} />
      )}
      <Button size="compact-md" disabled={!kind || text.trim() === ''} loading={send.isPending} onClick={go}>
        {kind ? t(`request.send_${kind}`) : t('request.send_message')}
      </Button>
    </div>
  );
}
