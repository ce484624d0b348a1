import type { RequestHandler, Response } from 'express';
import { openedPatron, openings, readsWithoutPatrons } from '../../../domain/request/patron-facts.js';
import type { AccessDesk, Caller } from '../../../engine/access/index.js';
import { traceIdOf } from '../../problems.js';
import { callerIn } from './caller.js';
import { operationOf } from './gates.js';

/** Pages read again when something changes: what the same person opens the same way is noted once in so long. */
const onceInMs = 10 * 60_000;
const rememberedAtMost = 10_000;

/**
 * Notes who opened what is known of which patron, after the answer was sent, so that no caller waits for it. A handler whose answer is
 * no JSON names the patrons by `openPatrons`.
 */
export function noteOpenings(
  access: Pick<AccessDesk, 'beginAudit' | 'settleAudit'>,
  onFailure: (error: unknown) => void,
): RequestHandler {
  const noted = new Map<string, number>();
  const isNew = (key: string): boolean => {
    const last = noted.get(key);
    if (last !== undefined && performance.now() - last < onceInMs) return false;
    noted.delete(key);
    noted.set(key, performance.now());
    if (noted.size > rememberedAtMost) noted.delete(noted.keys().next().value ?? key);
    return true;
  };
  return (req, res, next) => {
    const json = res.json.bind(res);
    res.json = (body: unknown) => {
      if (!namedBy(res)) openPatrons(res, patronsIn(body));
      return json(body);
    };
    res.once('finish', () => {
      const operation = operationOf(res)?.id;
      const caller = callerIn(res);
      if (!caller || res.statusCode !== 200 || !operation || !(openings as readonly string[]).includes(operation))
        return;
      const patrons = namedBy(res) ?? (readsWithoutPatrons(caller) ? [] : ['']);
      for (const patron of patrons)
        if (isFile(operation) || isNew(`${caller.code} ${operation} ${patron || req.originalUrl}`))
          note(access, { caller, operation, patron, address: req.ip ?? '', traceId: traceIdOf(res) }).catch(onFailure);
    });
    next();
  };
}

/** A list as a file leaves the library each time it is asked for. */
const isFile = (operation: string): boolean => operation.startsWith('export') || operation === 'readStaffJobFile';

/** Whose data the answer of this call holds: their numbers, or '' where it names a patron by no number of ours. */
export const openPatrons = (res: Response, patrons: readonly string[]): void => {
  res.locals['openedPatrons'] = patrons;
};
const namedBy = (res: Response) => res.locals['openedPatrons'] as readonly string[] | undefined;

/** A patron's record, a request of theirs, or a letter to them. */
function patronsIn(body: unknown): string[] {
  const { id, name, standing, facts, patron } = (body ?? {}) as Record<string, unknown>;
  const ofRequest = (facts as { patron?: { id?: unknown } } | undefined)?.patron?.id;
  const isRecord = typeof name === 'string' && standing !== undefined;
  return [isRecord ? id : undefined, ofRequest, patron].filter(
    (each): each is string => typeof each === 'string' && each !== '',
  );
}

interface Opened {
  caller: Caller;
  operation: string;
  patron: string;
  address: string;
  traceId: string;
}

async function note(
  access: Pick<AccessDesk, 'beginAudit' | 'settleAudit'>,
  { caller, operation, patron, ...call }: Opened,
): Promise<void> {
  const entry = await access.beginAudit({
    actor: caller.name,
    actorKind: caller.kind,
    actorCode: caller.code,
    ...call,
    operation,
    thing: openedPatron,
    thingId: patron,
  });
  await access.settleAudit(entry, 'done', undefined);
}
