/**
 * Partners to whom this process itself sends as many messages at once as may be: what it writes for them meanwhile cannot be
 * claimed before one of these is there. The database is not asked for it until then.
 */
export interface Crowding {
  /** A try begins. */
  begins(partnerCode: string): void;
  /** A try is over; whether something was put off until then. */
  ends(partnerCode: string): boolean;
  /** Whether something was put off, for which the database is asked now. */
  takesPutOff(partnerCode: string): boolean;
  /** Messages that were written and not leased. */
  left(partnerCode: string, ids: readonly string[]): void;
  /** Whether each of them is for a partner that is full now: they are put off. Of a stranger's ids nothing is known. */
  allWait(ids: readonly string[]): boolean;
}

/** Of so many the partner is remembered between the commit and the ring that follows it. */
const rememberedAtMost = 10_000;

export function createCrowding(perPartner: number): Crowding {
  const underWay = new Map<string, number>();
  const partnerOf = new Map<string, string>();
  const putOff = new Set<string>();
  return {
    begins: (partnerCode) => {
      underWay.set(partnerCode, (underWay.get(partnerCode) ?? 0) + 1);
    },
    ends: (partnerCode) => {
      const left = (underWay.get(partnerCode) ?? 1) - 1;
      if (left > 0) underWay.set(partnerCode, left);
      else underWay.delete(partnerCode);
      return putOff.delete(partnerCode);
    },
    takesPutOff: (partnerCode) => putOff.delete(partnerCode),
    left: (partnerCode, ids) => {
      if (partnerOf.size >= rememberedAtMost) partnerOf.clear();
      for (const id of ids) partnerOf.set(id, partnerCode);
    },
    allWait: (ids) => {
      const partners = new Set<string | undefined>();
      for (const id of ids) {
        partners.add(partnerOf.get(id));
        partnerOf.delete(id);
      }
      const full = (code: string | undefined): code is string =>
        code !== undefined && (underWay.get(code) ?? 0) >= perPartner;
      if (partners.size === 0 || ![...partners].every(full)) return false;
      for (const code of partners) if (full(code)) putOff.add(code);
      return true;
    },
  };
}
