/** What the claims of a provider mean here. Pure. */

import { normalForm } from '../../../domain/request/normal-form.js';
import type { RoleHeld } from '../../../domain/staff/staff.js';
import type { ClaimedRole } from '../../../settings/read-settings.js';
import { languageOf } from '../../../words/languages.js';
import type { Newcomer } from '../ports.js';
import type { Proved } from './ports.js';

type Claims = Proved['claims'];

/** The roles that somebody’s claim gives. The claim is one text or a list of them, under its name or at a path. */
export function rolesFrom(claims: Claims, claim: string, map: readonly ClaimedRole[]): RoleHeld[] {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : atPath(claims, claim.split('.'));
  const said = new Set((Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string'));
  const given = map.filter((row) => said.has(row.value)).map(({ gives }) => gives);
  return [...new Map(given.map((held) => [`${held.role} ${held.library ?? ''}`, held])).values()];
}

/**
 * The card that a claim names, under its name or at a path. A number so long that it was rounded on its way is another card's,
 * and an address that the provider did not verify may be anybody's: neither names a card.
 */
export function cardFrom(claims: Claims, claim: string): string | undefined {
  if (claim === 'email') return emailFrom(claims);
  const value = Object.hasOwn(claims, claim) ? claims[claim] : atPath(claims, claim.split('.'));
  const number = Number.isSafeInteger(value) && Number(value) >= 0 ? String(value) : '';
  const text = typeof value === 'string' ? value.trim() : number;
  return text === '' || text.length > 100 || /\p{Cc}/u.test(text) ? undefined : text;
}

function atPath(claims: unknown, [first, ...others]: string[]): unknown {
  if (first === undefined) return claims;
  if (typeof claims !== 'object' || claims === null || !Object.hasOwn(claims, first)) return undefined;
  return atPath((claims as Claims)[first], others);
}

/** An address that the provider did not verify may be anybody’s: it is not taken over. */
export function emailFrom(claims: Claims): string | undefined {
  const email = textIn(claims, 'email');
  const verified = claims['email_verified'] === true || claims['email_verified'] === 'true';
  return verified && email && email.length <= 254 && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email) ? email : undefined;
}

/** How a new user is called: a login of plain letters, their name, the language they read. */
export function personFrom(claims: Claims, subject: string): Newcomer['as'] {
  const login = textIn(claims, 'preferred_username') ?? textIn(claims, 'email') ?? subject;
  const plain = normalForm(login.split('@')[0] ?? '', 'NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  const code = plain
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 60);
  const both = [textIn(claims, 'given_name'), textIn(claims, 'family_name')].filter(Boolean).join(' ');
  const name = textIn(claims, 'name') ?? (both || code);
  return {
    code: code || 'user',
    name: [...name].slice(0, 200).join('') || 'user',
    language: languageOf(textIn(claims, 'locale')),
  };
}

function textIn(claims: Claims, name: string): string | undefined {
  const value = claims[name];
  const text = typeof value === 'string' ? value.replace(/\p{Cc}+/gu, ' ').trim() : '';
  return text === '' ? undefined : text;
}
