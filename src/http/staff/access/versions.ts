/** Two administrators change the same thing: the second reads who was faster, and how it is now. */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Operation } from '../../../contract/operation.js';
import { takesVersion, type VersionedThing, versionedIn } from '../../../contract/versions.js';
import type { AccessDesk } from '../../../engine/access/index.js';
import { message } from '../../../words/message.js';
import { type ProblemFacts, sendProblem } from '../../problems.js';
import { type Snapshots, thingOf } from './things.js';

export interface Versions {
  access: Pick<AccessDesk, 'alone' | 'audit'>;
  snapshots: Snapshots;
}

/**
 * Views say their version; a change that names the one it was made from (`If-Match`) is refused when the thing is another
 * by now. Looking and changing are one step for everybody who names a version, in all processes.
 */
export async function inVersion(
  operation: Operation,
  req: Request,
  res: Response,
  { access, snapshots }: Versions,
  change: () => Promise<void>,
): Promise<void> {
  const kind = versionedIn(operation);
  if (kind && operation.method === 'get') stamp(kind, res);
  const seen = versionNamed(req);
  if (!kind || seen === undefined || !takesVersion(operation)) return change();
  const { thing, id = '' } = thingOf(operation, req);
  const outcome = await access.alone(`${thing} ${id}`, async () => {
    const now = oneOf(await snapshots(thing, id), operation, req);
    if (now === undefined || versionOf(now, kind) === seen) {
      await change();
      // The log has it, and whoever comes next is notified of it.
      return answered(res);
    }
    const last = (await access.audit({ thing, id, outcome: 'done', limit: 1 })).items[0];
    sendProblem(req, res, changedMeanwhile(last, kind, now));
  });
  if (outcome === 'busy') sendProblem(req, res, beingChanged);
}

/** A digest of what people decided about a thing. */
export function versionOf(view: unknown, { loose = [] }: Pick<VersionedThing, 'loose'>): string {
  const fixed = Array.isArray(view) ? view : without(view as object, ['version', ...loose]);
  return createHash('sha256').update(canonical(fixed)).digest('base64url').slice(0, 16);
}

const without = (view: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(view).filter(([name]) => !names.includes(name)));

/** The same text for the same values, in whichever order they stand. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

const answered = (res: Response): Promise<void> =>
  res.writableFinished || res.destroyed
    ? Promise.resolve()
    : new Promise((done) => {
        res.once('finish', () => done());
        res.once('close', () => done());
      });

/** Every view in the answer with its version. */
function stamp(kind: VersionedThing, res: Response): void {
  const json = res.json.bind(res);
  res.json = (body: unknown) => json(res.statusCode < 400 ? stamped(body, kind) : body);
}

function stamped(body: unknown, kind: VersionedThing): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const { items } = body as { items?: unknown };
  if (!Array.isArray(items)) return kind.whole ? body : { ...body, version: versionOf(body, kind) };
  if (kind.whole) return { ...body, version: versionOf(items, kind) };
  return { ...body, items: items.map((each: object) => ({ ...each, version: versionOf(each, kind) })) };
}

/** A reason is looked at with its list. */
function oneOf(seen: unknown, { path }: Operation, req: Request): unknown {
  if (!path.startsWith('/reasons/') || !Array.isArray(seen)) return seen;
  return seen.find((each: { code?: string }) => each.code === req.params['code']);
}

function versionNamed(req: Request): string | undefined {
  const header = req.headers['if-match'];
  return header === undefined ? undefined : header.replace(/^\s*(W\/)?"?|"?\s*$/g, '');
}

function changedMeanwhile(
  last: { actor: string; at: string } | undefined,
  kind: VersionedThing,
  now: unknown,
): ProblemFacts {
  const who = last?.actor ?? 'Somebody';
  const current = Array.isArray(now) ? { items: now } : (now as object);
  return {
    status: 409,
    kind: 'changed',
    title: message('refusedCall.faster'),
    detail: message('refusedCall.fasterDetail', { person: who }),
    more: {
      lastActor: who,
      ...(last ? { changedAt: last.at } : {}),
      current: { ...current, version: versionOf(now, kind) },
    },
  };
}

const beingChanged: ProblemFacts = {
  status: 409,
  kind: 'being-changed',
  title: message('refusedCall.savingNow'),
  detail: message('refusedCall.tryAgain'),
};
