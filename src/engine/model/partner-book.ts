/** The partners of this node, as every verb asks for them. */

import type { AgencyId } from '../../protocol/messages.js';
import type { Presented } from './arrivals.js';
import type { CredentialRecord, PartnerRecord } from './records.js';

/** A partner that calls; without a credential its address was enough. */
export interface CallingPartner {
  partner: PartnerRecord;
  credential?: CredentialRecord;
}

/** The directory in memory, read anew every two seconds at most. */
export interface PartnerBook {
  all(): Promise<PartnerRecord[]>;
  get(code: string): Promise<PartnerRecord | undefined>;
  /** Whose symbol it is; `undefined` when nobody's. */
  bySymbol(agency: AgencyId): Promise<PartnerRecord | undefined>;
  /**
   * Who presents this, by any of the credentials shown, or by the address where that is enough. The same work is done for
   * unknown and wrong.
   */
  identify(presented: readonly Presented[], source: string): Promise<CallingPartner | undefined>;
  forget(): void;
}
