/** Groups of patrons: what the library calls them, and which codes of its system mean the same. */

export interface PatronGroup {
  code: string;
  name: string;
  /** Its name in French. */
  french?: string;
  /** In lists, after those with a lower number. */
  position: number;
  /** Other codes that are treated as this group. */
  codes: readonly string[];
}

const folded = (code: string): string => code.trim().toLowerCase();

/** The group that a code means, in any case; nothing for a code that no group knows. */
export const patronGroupOf = <Group extends Pick<PatronGroup, 'code' | 'codes'>>(
  groups: readonly Group[],
  code: string,
): Group | undefined =>
  groups.find((each) => folded(each.code) === folded(code)) ??
  groups.find(({ codes }) => codes.some((other) => folded(other) === folded(code)));

/** The facts of rules about a patron's group: the code of the group, and the code on the record where that differs. */
export function groupFacts(
  groups: readonly Pick<PatronGroup, 'code' | 'codes'>[],
  code: string | undefined,
): { userGroup?: string; groupCode?: string } {
  if (!code) return {};
  const group = patronGroupOf(groups, code)?.code ?? code;
  return { userGroup: group, ...(folded(group) === folded(code) ? {} : { groupCode: code }) };
}
