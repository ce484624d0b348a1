import type { AccessDesk } from '../../engine/access/index.js';
import type { Gateway } from '../../engine/model/gateway.js';
import { auditedPartners } from './access/audited-partners.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** A library's records, taken over from Alma. */
export function almaAnswers(
  { fromAlma, directory }: Pick<Gateway, 'fromAlma' | 'directory'>,
  access: Pick<AccessDesk, 'beginAudit' | 'settleAudit'>,
) {
  const thing = 'import';

  return {
    importAlmaPartners: async ({ body, actor, req, res }) => {
      const operation = 'importAlmaPartners';
      const outcome = await auditedPartners({ directory, access }, { req, res, operation }, () =>
        fromAlma.partners(body, actor),
      );
      return answered(outcome, { thing });
    },

    importAlmaRequests: async ({ body, actor }) =>
      answered(await fromAlma.requests(body, actor), {
        thing,
      }),

    importAlmaPatrons: async ({ body }) =>
      answered(await fromAlma.patrons(body), {
        thing,
      }),

    importAlmaItems: async ({ body }) =>
      answered(await fromAlma.items(body), {
        thing,
      }),
  } satisfies Partial<StaffAnswers>;
}
