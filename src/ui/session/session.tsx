import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import type { Permission } from '../../domain/staff/permissions.js';
import { onSignedOut, spoken, type Thing } from '../api/client.js';
import { askAhead, cache, placeOf, useRead } from '../api/read.js';
import type { Refused } from '../api/refused.js';
import { here } from '../words/when.js';
import { deskKept, keepDesk } from './kept.js';
import { leaveWithOthers } from './sign-out.js';

export type SessionFacts = Thing<'SessionView'>;

export interface Session {
  facts: SessionFacts;
  /** The desk of this person, sent with every call as X-Desk. Absent: not chosen, or there is only the library’s usual one. */
  desk?: SessionFacts['desks'][number];
  stand(at: string | undefined): void;
  /** At one library or more. */
  may(permission: Permission): boolean;
  /** At all libraries. */
  mayForAll(permission: Permission): boolean;
}

const Here = createContext<Session | undefined>(undefined);

/** Who is signed in. Only pages inside the frame use it. */
export function useSession(): Session {
  const session = use(Here);
  if (!session) throw new Error('Nobody is signed in here.');
  return session;
}

const freshMs = 5 * 60_000;

/** The session as the node knows it; an error with status 401 when there is none. */
export const useSessionFacts = () => useRead('/session', { freshMs });

/** Asked for while words and page are still on their way: nothing is shown without it. */
export const askForSession = () => askAhead('/session', { freshMs });

export const sessionPlace = placeOf('/session');

/** Makes the session known to all calls of this tab, and to every page in it. */
export function SessionOf({ facts, children }: { facts: SessionFacts; children: ReactNode }) {
  const code = deskKept.use();
  const desk =
    facts.desks.find((each) => each.code === code) ?? (facts.desks.length === 1 ? facts.desks[0] : undefined);
  // Set while rendering: the first call of a child must say it already.
  here.timeZone = facts.timeZone;
  if (facts.csrf) spoken.csrf = facts.csrf;
  if (desk) spoken.desk = desk.code;
  else delete spoken.desk;
  useEffect(() => {
    onSignedOut.tell = () => void cache.invalidateQueries({ queryKey: sessionPlace });
    return () => {
      delete onSignedOut.tell;
    };
  }, []);
  useEffect(leaveWithOthers, []);
  const session = useMemo<Session>(
    () => ({
      facts,
      ...(desk ? { desk } : {}),
      stand: keepDesk,
      may: (permission) => facts.permissions.includes(permission),
      mayForAll: (permission) =>
        facts.permissionsByLibrary.some(
          ({ library, permissions }) => library === undefined && permissions.includes(permission),
        ),
    }),
    [facts, desk],
  );
  return <Here value={session}>{children}</Here>;
}

export const isSignedOut = (error: Refused | null): boolean => error?.status === 401;
