/** The clients of the libraries' systems: one for each link as it is now, its secrets presented only where they were entered for. */
import { mayPresentAt } from '../../domain/partner/origin.js';
import type { LibrarySystem, LinkSecrets, LooksUpPatrons } from '../../library-system/port.js';
import { type Message, message } from '../../words/message.js';
import type { ActiveLinks } from './active.js';
import type { LinkRecord, LinkStore, OpenPatrons, OpenSystem } from './ports.js';

export interface Systems {
  /** The client of a library's link; why there is none. */
  of(library: string): Promise<{ link: LinkRecord; system: LibrarySystem } | { problem: Message }>;
  /** Who looks patrons up, by NCIP or by SIP2 as the link says. */
  patronsOf(link: LinkRecord): LooksUpPatrons | { problem: Message };
  /** The client of a link as it is given: for a test of one that is switched off. */
  open(link: LinkRecord): { system: LibrarySystem } | { problem: Message };
  close(): Promise<void>;
}

export const sip2OriginOf = ({ settings: { sip2 } }: Pick<LinkRecord, 'settings'>): string =>
  `sip2${sip2.tls ? 's' : ''}://${sip2.host.toLowerCase()}:${sip2.port}`;

export function createSystems({
  links,
  active,
  open,
  openPatrons,
  openSecret,
}: {
  links: Pick<LinkStore, 'read'>;
  /** Those that are on are known already. */
  active: Pick<ActiveLinks, 'known'>;
  open: OpenSystem;
  openPatrons: OpenPatrons;
  openSecret(sealed: string): string;
}): Systems {
  const systems = new Map<string, { at: string; system: LibrarySystem }>();
  const lookingUp = new Map<string, { at: string; client: LooksUpPatrons }>();

  function secretsOf(link: LinkRecord): LinkSecrets | { problem: Message } {
    const { secret, secretOrigin, settings } = link;
    if (secret !== undefined && !mayPresentAt(secretOrigin, settings.address))
      return { problem: message('librarySystemCall.otherOrigin') };
    return opened({ secret });
  }

  function sip2SecretsOf(link: LinkRecord): LinkSecrets | { problem: Message } {
    const { sip2Secret, sip2Origin, sip2TerminalSecret, sip2TerminalOrigin } = link;
    const here = sip2OriginOf(link);
    if ((sip2Secret !== undefined && sip2Origin !== here) || (sip2TerminalSecret && sip2TerminalOrigin !== here))
      return { problem: message('librarySystemCall.otherOrigin') };
    return opened({ sip2Password: sip2Secret, sip2TerminalPassword: sip2TerminalSecret });
  }

  function opened(sealed: LinkSecrets): LinkSecrets | { problem: Message } {
    try {
      return Object.fromEntries(
        Object.entries(sealed).map(([name, secret]) => [name, secret === undefined ? undefined : openSecret(secret)]),
      );
    } catch {
      return { problem: message('librarySystemCall.secretUnreadable') };
    }
  }

  function openLink(link: LinkRecord): { system: LibrarySystem } | { problem: Message } {
    const known = systems.get(link.library);
    if (known?.at === link.updatedAt) return { system: known.system };
    const secrets = secretsOf(link);
    if ('problem' in secrets) return secrets;
    void known?.system.close();
    const system = open(link.settings, secrets);
    systems.set(link.library, { at: link.updatedAt, system });
    return { system };
  }

  function patronsOf(link: LinkRecord): LooksUpPatrons | { problem: Message } {
    if (link.settings.patrons !== 'sip2') {
      const made = openLink(link);
      return 'problem' in made ? made : made.system;
    }
    const known = lookingUp.get(link.library);
    if (known?.at === link.updatedAt) return known.client;
    const secrets = sip2SecretsOf(link);
    if ('problem' in secrets) return secrets;
    void known?.client.close();
    const client = openPatrons(link.settings, secrets);
    lookingUp.set(link.library, { at: link.updatedAt, client });
    return client;
  }

  return {
    patronsOf,
    of: async (library) => {
      const link = active.known.find((each) => each.library === library) ?? (await links.read(library));
      if (!link) return { problem: message('librarySystemCall.noLink') };
      const made = openLink(link);
      return 'problem' in made ? made : { link, ...made };
    },
    open: openLink,
    close: async () => {
      await Promise.all([...systems.values()].map(({ system }) => system.close()));
      await Promise.all([...lookingUp.values()].map(({ client }) => client.close()));
      systems.clear();
      lookingUp.clear();
    },
  };
}
