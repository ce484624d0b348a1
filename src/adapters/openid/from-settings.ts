import type { IdentityProvider } from '../../engine/access/openid/ports.js';
import type { OpenIdRules } from '../../engine/access/openid/sign-in.js';
import type { Settings } from '../../settings/read-settings.js';
import type { InEach } from '../../words/message.js';
import { createProvider } from './provider.js';

/** The provider that the settings name, with what its people may do here; nothing when they name none. */
export function openIdFrom(
  settings: Settings,
): { provider: IdentityProvider; rules: OpenIdRules; label: InEach } | undefined {
  if (settings.openIdIssuer === '') return undefined;
  const provider = createProvider({
    issuer: settings.openIdIssuer,
    clientId: settings.openIdClientId,
    clientSecret: settings.openIdClientSecret,
    secretOrigin: settings.openIdSecretOrigin,
    scopes: settings.openIdScopes,
  });
  const rules: OpenIdRules = {
    roleClaim: settings.openIdRoleClaim,
    // Asked for at each sign-in: it is changed while the node runs.
    get roles() {
      return settings.openIdRoles;
    },
    newPeople: settings.openIdNewPeople as OpenIdRules['newPeople'],
    matchEmail: settings.openIdMatchEmail,
  };
  return { provider, rules, label: { in: { en: settings.openIdLabel, fr: settings.openIdLabelFrench } } };
}
