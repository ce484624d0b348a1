import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { DismissButton } from './dismiss-button.js';
import classes from './notes.module.css';
import { NothingThere } from './section.js';
import { cameByMessage, isToRead } from './unread.js';

/** The notes of a request, without those that came with a message: they are in the conversation. */
export const notesOf = (request: Request): Request['notes'] =>
  request.notes.filter((note) => !cameByMessage(request, note));

/** Notes of both kinds; an active one stands out until somebody puts it aside. */
export function RequestNotes({ request, activeOnly = false }: { request: Request; activeOnly?: boolean }) {
  const { t } = useWords();
  const clock = useClock(request.timeZone);
  const dismiss = useChange(
    (noteId: string) => api.post('/requests/{id}/notes/{noteId}/dismiss', { path: { id: request.id, noteId } }),
    {
      again: ['/requests/{id}', '/requests', '/work', '/work/counts', '/requests/facets'],
    },
  );
  const notes = activeOnly ? notesOf(request).filter(isToRead) : notesOf(request);
  if (notes.length === 0) return <NothingThere>{t('request.noNotes')}</NothingThere>;
  return (
    <>
      <ul className={classes.notes}>
        {notes.map((note) => {
          const isActive = isToRead(note);
          return (
            <li key={note.id} data-active={isActive || undefined}>
              <div className={classes.text}>{note.text}</div>
              <div className={classes.who}>
                {[
                  note.author,
                  clock.moment(note.createdAt),
                  t(isActive ? 'request.noteActive' : note.active ? 'request.noteDismissed' : 'request.noteInternal'),
                ].join(' · ')}
              </div>
              {isActive ? <DismissButton id={note.id} dismiss={dismiss} /> : null}
            </li>
          );
        })}
      </ul>
      <ProblemAlert error={dismiss.error} />
    </>
  );
}
