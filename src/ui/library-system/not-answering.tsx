import { lazy, Suspense } from 'react';
import { useRead } from '../api/read.js';
import { useSession } from '../session/session.js';

const SystemAlert = lazy(() => import('./system-alert.js'));

/** A library system that does not answer, and how many calls need a person. Nothing when all is well. */
export function SystemNotices() {
  const { may } = useSession();
  const { data } = useRead('/library-system-state', { when: may('seeRequests'), freshMs: 30_000 });
  const troubled = (data?.items ?? []).filter(({ failingSince, needPerson }) => failingSince || needPerson > 0);
  return troubled.length > 0 ? (
    <Suspense>
      {troubled.map((state) => (
        <SystemAlert key={state.library} state={state} />
      ))}
    </Suspense>
  ) : null;
}
