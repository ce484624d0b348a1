import { readFile } from 'node:fs/promises';
import type { IdentityProvider } from '../engine/access/openid/ports.js';
import type { OpenIdRules } from '../engine/access/openid/sign-in.js';
import { type Settings, WrongSetting } from '../settings/read-settings.js';
import { signInRows } from '../settings/rows-sign-in.js';
import { createProvider } from './provider.js';

/** The provider that the settings name, with what its people may do here; nothing when they name none. */
export async function openIdFrom(
  settings: Settings,
): Promise<{ provider: IdentityProvider; rules: OpenIdRules; label: string; labelFrench: string } | undefined> {
  if (settings.openIdIssuer === '') return undefined;
  const provider = createProvider({
    issuer: settings.openIdIssuer,
    clientId: settings.openIdClientId,
    clientSecret: settings.openIdClientSecret || (await secretIn(settings.openIdClientSecretFile)),
    scopes: settings.openIdScopes,
  });
  const rules: OpenIdRules = {
    roleClaim: settings.openIdRoleClaim,
    roles: settings.openIdRoles,
    newPeople: settings.openIdNewPeople as OpenIdRules['newPeople'],
    matchEmail: settings.openIdMatchEmail,
  };
  return { provider, rules, label: settings.openIdLabel, labelFrench: settings.openIdLabelFrench };
}

async function secretIn(file: string): Promise<string> {
  if (file === '') return '';
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new WrongSetting([`${signInRows.openIdClientSecretFile.env}: ${file} cannot be read (${cause.message}).`]);
  });
  if (text.trim() === '') throw new WrongSetting([`${signInRows.openIdClientSecretFile.env}: ${file} is empty.`]);
  return text.trim();
}
