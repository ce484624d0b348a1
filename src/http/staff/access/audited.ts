import type { Request, Response } from 'express';
import type { Operation } from '../../../contract/operation.js';
import type { Permission } from '../../../domain/staff/permissions.js';
import type { AccessDesk } from '../../../engine/access/index.js';
import { isMessage } from '../../../words/message.js';
import { traceIdOf } from '../../problems.js';
import { actorOf } from '../actor.js';
import { callerOf } from './caller.js';
import { keptOf, type Snapshots, thingOf } from './things.js';

export interface Audit {
  access: Pick<AccessDesk, 'beginAudit' | 'settleAudit'>;
  snapshots: Snapshots;
  onFailure(error: unknown): void;
}

/** Who has these changes how the node works. */
const configuring: readonly (Operation['permission'] | Permission)[] = [
  ...([
    'configure',
    'closeLibraries',
    'keepPartners',
    'keepSecrets',
    'keepUsers',
    'keepWebhooks',
    'keepLibrarySystem',
    'runJobs',
  ] as const),
];

/** A try of a partner’s address changes nothing; a certification is one entry, where it begins. */
const changesNothing = [
  'testPartner',
  'planDirectory',
  'stopCertification',
  'previewLetter',
  'testLetter',
  'testWebhook',
  'testLibrarySystem',
  'sendCallAgain',
];

/** What a job does by itself from then on is worth keeping, also where its maker is no administrator. */
const ofStaffJobs = ['addStaffJob', 'changeStaffJob', 'turnStaffJob', 'removeStaffJob', 'runStaffJob'];

/** Who is a patron here, who may not borrow, and what the library owns. */
const ofRecords = [
  ...['addPatron', 'changePatron', 'removePatron', 'setPin', 'blockPatron', 'liftBlock'],
  ...['importPatrons', 'importAlmaPatrons', 'importHoldings', 'importAlmaItems', 'endCatalogueImport'],
  ...['addHolding', 'replaceHolding', 'removeHolding'],
];

/** What goes to a patron a second time is somebody’s decision, and changes no setting. */
const ofMails = ['sendMailAgain'];

export const isAudited = ({ id, method, permission }: Operation): boolean =>
  ofStaffJobs.includes(id) ||
  ofRecords.includes(id) ||
  ofMails.includes(id) ||
  (method !== 'get' && configuring.includes(permission) && !changesNothing.includes(id));

/**
 * Writes down that a change of the configuration begins, with how things are, and before it is answered how they became.
 * Both are views, in which no secret is. An entry that stays `begun` is honest: the node ended in the middle.
 */
export async function audited(operation: Operation, req: Request, res: Response, audit: Audit): Promise<void> {
  if (!isAudited(operation) || isDryRun(req)) return;
  const { kind, code } = callerOf(res);
  const { thing, id } = thingOf(operation, req);
  const before = id === undefined ? undefined : await audit.snapshots(thing, id);
  const entry = await audit.access.beginAudit({
    actor: actorOf(res).name,
    actorKind: kind,
    actorCode: code,
    address: req.ip ?? '',
    traceId: traceIdOf(res),
    operation: operation.id,
    thing,
    thingId: id ?? '',
    ...(before === undefined ? {} : { before: keptOf(thing, before) }),
  });
  let told: unknown;
  const json = res.json.bind(res);
  res.json = (body: unknown) => {
    told = body;
    return json(body);
  };
  beforeItEnds(
    res,
    async () => {
      if (res.statusCode >= 400) return audit.access.settleAudit(entry, 'refused', undefined);
      const madeId = id ?? idIn(told);
      const after = (madeId === undefined ? undefined : await audit.snapshots(thing, madeId)) ?? countsIn(told);
      await audit.access.settleAudit(entry, 'done', keptOf(thing, after, before), madeId);
    },
    audit.onFailure,
  );
}

/** A try changes nothing. */
const isDryRun = ({ body }: Request): boolean => (body as { dryRun?: unknown } | undefined)?.dryRun === true;

/** What became of the rows of a file, where the answer says so. */
function countsIn(told: unknown): Record<string, number> | undefined {
  const found = Object.entries((told ?? {}) as Record<string, unknown>).filter(
    (each): each is [string, number] =>
      ['created', 'changed', 'unchanged', 'removed', 'refused'].includes(each[0]) && typeof each[1] === 'number',
  );
  return found.length > 2 ? Object.fromEntries(found) : undefined;
}

/** What was made says its name in the answer: `code` or `id`, or one thing within that has it. A sentence has a code too. */
function idIn(told: unknown): string | undefined {
  if (typeof told !== 'object' || told === null || isMessage(told)) return undefined;
  const { code, id } = told as Record<string, unknown>;
  const own = code ?? id;
  if (typeof own === 'string') return own;
  // A text in words has a code too, and is no thing.
  const within = Object.values(told).filter(
    (value): value is object =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && !isMessage(value),
  );
  const thing = within.find((value) => 'id' in value) ?? within[0];
  return thing ? idIn(thing) : undefined;
}

/** The answer waits for the log: whoever reads it next finds the change in it. */
function beforeItEnds(res: Response, work: () => Promise<void>, onFailure: (error: unknown) => void): void {
  const end = res.end.bind(res) as (...args: unknown[]) => Response;
  let begun = false;
  res.end = ((...args: unknown[]) => {
    if (begun) return end(...args);
    begun = true;
    work()
      .catch(onFailure)
      .finally(() => end(...args));
    return res;
  }) as Response['end'];
}
