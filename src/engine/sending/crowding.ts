/**
 * Partners to whom this process itself sends as many messages at once as may be: what it writes for them meanwhile cannot be
 * claimed before one of these is there. The database is not asked for it until then.
 */
export interface Crowding {
  /** Keeps a place for what is being written for the partner; false where as many as may be are on their way or kept. */
  keeps(partnerCode: string): boolean;
  /** A place that was kept is free: its try begins now, or is not needed. */
  frees(partnerCode: string): void;
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
  const kept = new Map<string, number>();
  const partnerOf = new Map<string, string>();
  const putOff = new Set<string>();
  const one = (more: Map<string, number>, partnerCode: string) =>
    more.set(partnerCode, (more.get(partnerCode) ?? 0) + 1);
  const oneLess = (less: Map<string, number>, partnerCode: string) => {
    const left = (less.get(partnerCode) ?? 1) - 1;
    if (left > 0) less.set(partnerCode, left);
    else less.delete(partnerCode);
  };
  return {
    keeps: (partnerCode) => {
      if ((underWay.get(partnerCode) ?? 0) + (kept.get(partnerCode) ?? 0) >= perPartner) return false;
      one(kept, partnerCode);
      return true;
    },
    frees: (partnerCode) => oneLess(kept, partnerCode),
    begins: (partnerCode) => {
      one(underWay, partnerCode);
    },
    ends: (partnerCode) => {
      oneLess(underWay, partnerCode);
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
