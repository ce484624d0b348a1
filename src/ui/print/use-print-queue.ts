import { useRead } from '../api/read.js';
import { useSession } from '../session/session.js';

/** A library whose desks print: so that staff do not print for another library by accident. */
export interface PrintingLibrary {
  code: string;
  name: string;
}

/** The libraries of this person's desks, and the one where they are; none where there are no desks. */
export function usePrintingLibraries(): { here?: PrintingLibrary; all: readonly PrintingLibrary[] } {
  const { facts, desk } = useSession();
  // Who has not chosen a desk is at the usual one, which receives what comes from other libraries.
  const at = desk ?? facts.desks.find(({ can }) => can.includes('receive')) ?? facts.desks[0];
  const all = new Map(facts.desks.map(({ library, libraryName }) => [library, libraryName]));
  return {
    ...(at ? { here: { code: at.library, name: at.libraryName } } : {}),
    all: [...all].map(([code, name]) => ({ code, name })),
  };
}

/** As many slips are asked for, in one answer. */
const slipsAtMost = 100;

/** The slips that wait for the printer of this library. */
export function useSlipsHere() {
  const { may } = useSession();
  const { here } = usePrintingLibraries();
  const query = { kind: 'slip', limit: slipsAtMost, ...(here ? { library: here.code } : {}) } as const;
  return useRead('/letters', { query, when: may('seeRequests'), freshMs: 15_000 });
}
