/** Codes of partners that entries of the log speak of: members of rotas, and whose rule it is. */
export const partnerCodesIn = (entries: readonly { before?: unknown; after?: unknown }[]): string[] =>
  [...new Set(entries.flatMap(({ before, after }) => [...codesIn(before), ...codesIn(after)]))].sort();

function codesIn(state: unknown): string[] {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return [];
  const { members, partner } = state as { members?: unknown; partner?: unknown };
  return [...(Array.isArray(members) ? members : []), partner].filter((each) => typeof each === 'string');
}
