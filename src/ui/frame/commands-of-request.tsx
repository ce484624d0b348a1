import { useEffect, useRef } from 'react';
import { useRead } from '../api/read.js';
import { useActionLabel, withDots } from '../orders/action-label.js';
import { PressWindow } from '../orders/press-window.js';
import { usePress } from '../orders/use-press.js';
import { type ActionGroup, actionGroups } from '../parts/action-groups.js';
// The menu has the same entries: both are in one file, which a page with requests has read already.
import { useRequestEntries } from '../parts/action-menu.js';
import { useMoreOfRequest } from '../parts/more-of-request.js';
import { slipNow } from '../parts/slips-of.js';
import type { Request } from '../parts/use-order.js';
import { writeNext } from '../request/write-next.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { keyCap, keyRows } from './key-rows.js';

/** Something that can be done with the request, and its key. */
interface RequestCommand {
  name: string;
  label: string;
  group: ActionGroup | 'first';
  key?: string;
  onClick: () => void;
}

export interface CommandsOfOne {
  title: string;
  commands: readonly RequestCommand[];
}

interface CommandsOfRequestProps {
  id: string;
  /** Its own page is open: what its page can do is offered too. */
  isPage: boolean;
  report: (commands: CommandsOfOne | undefined) => void;
}

/** Reads one request and reports what may be done with it; brings the windows that its actions need. */
export function CommandsOfRequest({ id, isPage, report }: CommandsOfRequestProps) {
  const { data } = useRead('/requests/{id}', { path: { id } });
  return data ? <Commands key={data.id} request={data} isPage={isPage} report={report} /> : null;
}

const keys: Readonly<Record<string, string>> = {
  edit: keyCap(keyRows.request.edit.key).toUpperCase(),
  message: keyCap(keyRows.request.message.key).toUpperCase(),
  note: keyCap(keyRows.request.note.key).toUpperCase(),
  primary: 'Ctrl Enter',
};

function Commands({ request, isPage, report }: Omit<CommandsOfRequestProps, 'id'> & { request: Request }) {
  const { t } = useWords();
  const { may } = useSession();
  const press = usePress();
  const labelOf = useActionLabel(request);
  const more = useMoreOfRequest(request);
  const order = (action: Request['actions'][number], asks = action.asks) =>
    press.press({ id: request.id, version: request.version, action: action.name }, asks, request);
  const entriesOf = useRequestEntries(request, order, more.entries, { withShortcuts: isPage, compact: true });
  const primary = request.actions.find((action) => action.primary);
  const command = (name: string, label: string, onClick: () => void): RequestCommand => ({
    name,
    label,
    group: 'first',
    ...(isPage && keys[name] ? { key: keys[name] } : {}),
    onClick,
  });
  const canWrite = isPage && may('workOnRequests');
  const commands: RequestCommand[] = [
    ...(primary ? [command('primary', withDots(labelOf(primary), primary.asks), () => order(primary))] : []),
    ...(canWrite && request.actions.some(({ name }) => name === 'generalMessage')
      ? [command('message', t('act.beginMessage'), () => writeNext.ask(request.id, 'message'))]
      : []),
    ...(canWrite ? [command('note', t('act.beginNote'), () => writeNext.ask(request.id, 'internalNote'))] : []),
    ...(canWrite ? [command('printSlip', t('act.printSlip'), () => more.print(slipNow(request)))] : []),
    ...actionGroups.flatMap((group) =>
      entriesOf(group).map(({ name, label, onClick }) => ({ ...command(name, label, onClick), group })),
    ),
  ];
  const latest = useRef(commands);
  latest.current = commands;
  const written = commands.map(({ name, label }) => `${name} ${label}`).join('\n');
  useEffect(() => {
    report({
      title: request.title,
      // What is done is what the request allows at that moment.
      commands: latest.current.map((each) => ({
        ...each,
        onClick: () => latest.current.find(({ name }) => name === each.name)?.onClick(),
      })),
    });
    return () => report(undefined);
  }, [written, request.title, report]);
  return (
    <>
      <PressWindow press={press} request={request} />
      {may('workOnRequests') ? more.windows : null}
    </>
  );
}
