import { externalIdFrom } from '../../domain/rota/rota.js';

/** As many partners of a rota as a scanned External ID is looked for under. */
const attempts = 20;

/**
 * The names a request may be kept under, for what somebody scanned or typed, the best first: as it is, its External ID,
 * and the ids of that request's attempts, for a lender knows only the one it was asked under.
 */
export function namesOf(scanned: string): string[] {
  const typed = scanned.trim();
  const external = externalIdFrom(typed);
  const later = /\d{7}$/.test(external)
    ? Array.from({ length: attempts }, (_, index) => `${external}-${index + 2}`)
    : [];
  return [...new Set([typed, external, ...later])];
}
