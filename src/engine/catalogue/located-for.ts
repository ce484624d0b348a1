/** Partners' catalogues are asked for what a draft wants, all at once, before anything is held open in the database. */

import type { RequestDraft } from '../../contract/request-inputs.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import type { LocatedAtPartner } from './partner-catalogues.js';

/** Nothing when staff chose whom to ask. A catalogue that fails is an answer too; a failure of our own stops no request. */
export async function locatedFor(
  { locate, log }: Pick<EngineContext, 'locate' | 'log'>,
  { rota, isbn, issn, oclc, title, author }: Partial<RequestDraft>,
  partners: readonly PartnerRecord[],
): Promise<LocatedAtPartner[]> {
  if (!locate || rota?.length || !title?.trim()) return [];
  const lending = partners.filter(({ status, lending: lends }) => status === 'active' && lends).map(({ code }) => code);
  try {
    return await locate(lending, {
      title,
      ...(isbn ? { isbns: isbn.split(/[|;,]/) } : {}),
      ...(issn ? { issn } : {}),
      ...(oclc ? { oclc } : {}),
      ...(author ? { author } : {}),
    });
  } catch (error) {
    log.warn({ err: error }, 'The catalogues of partners could not be asked.');
    return [];
  }
}
