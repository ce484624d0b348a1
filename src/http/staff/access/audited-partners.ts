import type { Request, Response } from 'express';
import type { AccessDesk } from '../../../engine/access/index.js';
import type { AlmaImportReport } from '../../../engine/model/alma.js';
import type { PartnerDirectory } from '../../../engine/model/gateway.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { traceIdOf } from '../../problems.js';
import { actorOf } from '../actor.js';
import { callerOf } from './caller.js';

/** An import is one entry of the log; each partner that it made or changed has one besides, with how it was and became. */
export async function auditedPartners(
  {
    directory,
    access,
  }: {
    directory: Pick<PartnerDirectory, 'partner' | 'partners'>;
    access: Pick<AccessDesk, 'beginAudit' | 'settleAudit'>;
  },
  { req, res, operation }: { req: Request; res: Response; operation: string },
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
  const { kind, code: actorCode } = callerOf(res);
  for (const row of outcome.value.rows.filter((each) => each.outcome === 'created' || each.outcome === 'changed')) {
    const was = before.get(row.key.toUpperCase());
    const code = was?.code ?? row.key;
    const entry = await access.beginAudit({
      actor: actorOf(res).name,
      actorKind: kind,
      actorCode,
      address: req.ip ?? '',
      traceId: traceIdOf(res),
      operation,
      thing: 'partner',
      thingId: code,
      ...(was ? { before: was } : {}),
    });
    await access.settleAudit(entry, 'done', await directory.partner(code));
  }
  return outcome;
}
