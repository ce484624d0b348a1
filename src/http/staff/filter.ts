import { readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import { librariesWith } from '../../domain/staff/permissions.js';
import type { Caller } from '../../engine/access/index.js';
import { personOf } from '../../engine/desk/run-order.js';
import type { Actor } from '../../engine/model/actor.js';

/** Of requests only those of the libraries that are the caller's, and without patrons where they read none. */
interface Own {
  owners?: readonly string[];
  withoutPatrons?: boolean;
}

/** What was asked for, where `me` is who calls, and of requests only those of the libraries that are theirs. */
export function ownOf<Query extends object>({
  query,
  caller,
  actor,
}: {
  query: Query;
  caller: Caller;
  actor: Actor;
}): Query & Own {
  const where = librariesWith(caller, 'seeRequests');
  return {
    ...query,
    ...('assignedTo' in query ? { assignedTo: withMe(query.assignedTo, personOf(actor)) } : {}),
    ...(where === 'all' ? {} : { owners: where }),
    ...(readsWithoutPatrons(caller) ? { withoutPatrons: true } : {}),
  };
}

/** One name stays one: the lists of the work queue take no more. */
function withMe<T>(asked: T, me: string): T {
  const named = (name: unknown) => (name === 'me' ? me : name);
  return (Array.isArray(asked) ? asked.map(named) : named(asked)) as T;
}
