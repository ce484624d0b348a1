/** What cannot be among the settings of signing in, each with its remedy. */
import type { Settings } from './read-settings.js';
import { signInRows } from './rows-sign-in.js';
import { saysInEnglish } from './setting-words.js';

export const newPeople = ['withRole', 'yes', 'no'] as const;
export type NewPeople = (typeof newPeople)[number];

export function impossibleSignIn(settings: Partial<Settings>): string[] {
  const { openIdIssuer, openIdClientId } = settings;
  const { openIdScopes, openIdNewPeople } = settings;
  const problems: string[] = [];
  if (openIdNewPeople !== undefined && !newPeople.some((each) => each === openIdNewPeople))
    problems.push(
      `${signInRows.openIdNewPeople.env} is "${openIdNewPeople}", but ${newPeople.join(', ')} is expected.`,
    );
  if (!openIdIssuer) return problems;
  if (!isSafeIssuer(openIdIssuer))
    problems.push(
      `${signInRows.openIdIssuer.env} is neither https nor on this very machine: passwords and roles would travel open.`,
    );
  if (!openIdClientId) problems.push(`${signInRows.openIdClientId.env} is not set. ${saysInEnglish('openIdClientId')}`);
  if (!(openIdScopes ?? '').split(/\s+/).includes('openid'))
    problems.push(`${signInRows.openIdScopes.env} lacks openid: add it.`);
  return problems;
}

/** TLS proves who answers; on this machine nobody is in between. */
export function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}
