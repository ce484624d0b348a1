import { type ChangedValue, changedInWords } from '../../domain/request/draft-fields.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { Message } from '../../words/message.js';

/** What a line of history changed in the request, old and new, as people read it. */
export function editedFields(
  { event, facts }: { event: HistoryEvent; facts?: Readonly<Record<string, unknown>> | undefined },
  timeZone: string,
): { changes?: Message[] } {
  const changed = event === 'edited' ? facts?.['changed'] : undefined;
  return changed && typeof changed === 'object'
    ? { changes: changedInWords(changed as Readonly<Record<string, ChangedValue>>, timeZone) }
    : {};
}
