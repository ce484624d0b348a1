import type { Request, Response } from 'express';
import type { AlmaImportReport } from '../../../contract/alma-operations.js';
import type { PartnerView } from '../../../contract/partner-schemas.js';
import type { AccessDesk } from '../../../engine/access/index.js';
import type { PartnerDirectory } from '../../../engine/model/gateway.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { traceIdOf } from '../../problems.js';
import { actorOf } from '../actor.js';
import { callerOf } from './caller.js';

interface PartnerAudit {
  directory: Pick<PartnerDirectory, 'partner'>;
  access: Pick<AccessDesk, 'beginAudit' | 'settleAudit'>;
}

interface AuditedCall {
  req: Request;
  res: Response;
  operation: string;
}

/** An import is one entry of the log; each partner that it made or changed has one besides, with how it was and became. */
export async function auditedPartners(
  { directory, access }: PartnerAudit & { directory: Pick<PartnerDirectory, 'partners'> },
  call: AuditedCall,
  work: () => Promise<Outcome<AlmaImportReport>>,
): Promise<Outcome<AlmaImportReport>> {
  const before = new Map(
    (await directory.partners({ limit: Number.MAX_SAFE_INTEGER })).items.map((partner) => [
      partner.code.toUpperCase(),
      partner,
    ]),
  );
  const outcome = await work();
  if (outcome.kind !== 'done' || !outcome.value.kept) return outcome;
  for (const row of outcome.value.rows.filter((each) => each.outcome === 'created' || each.outcome === 'changed')) {
    const was = before.get(row.key.toUpperCase());
    const code = was?.code ?? row.key;
    const entry = await access.beginAudit(entryOf(call, code, was));
    await access.settleAudit(entry, 'done', await directory.partner(code));
  }
  return outcome;
}

/** One partner of an order about several: an entry of its own, with how it was and became. */
export async function auditedPartner<T extends { kind: string }>(
  { directory, access }: PartnerAudit,
  call: AuditedCall,
  code: string,
  { work, done }: { work: () => Promise<T>; done: T['kind'] },
): Promise<T> {
  const entry = await access.beginAudit(entryOf(call, code, await directory.partner(code)));
  const outcome = await work();
  if (outcome.kind === done) await access.settleAudit(entry, 'done', await directory.partner(code));
  else await access.settleAudit(entry, 'refused', undefined);
  return outcome;
}

function entryOf({ req, res, operation }: AuditedCall, code: string, was: PartnerView | undefined) {
  const { kind, code: actorCode } = callerOf(res);
  return {
    actor: actorOf(res).name,
    actorKind: kind,
    actorCode,
    address: req.ip ?? '',
    traceId: traceIdOf(res),
    operation,
    thing: 'partner',
    thingId: code,
    ...(was ? { before: was } : {}),
  };
}
