/** The links that are switched on, as this process knows them: a step looks at them without asking the database. */
import { looksUpPatrons } from '../../domain/library-system/links.js';
import type { Siblings } from '../model/siblings.js';
import type { LinkRecord, LinkStore } from './ports.js';

export interface ActiveLinks {
  /** Those that are called for loans. */
  readonly known: readonly LinkRecord[];
  /** Those where patrons are looked up: by the link’s NCIP, or by SIP2, also where loans stay by hand. */
  readonly lookingUp: readonly LinkRecord[];
  /** The library that a request without one belongs to. */
  readonly home: string | undefined;
  /** Reads them anew, here and in the other processes of the node. */
  changed(): Promise<void>;
  /** Reads them anew here. */
  refresh(): Promise<void>;
}

export function createActiveLinks(
  store: Pick<LinkStore, 'all' | 'home'>,
  siblings: Pick<Siblings, 'changed' | 'onChanged'>,
  onFailure: (error: unknown) => void,
): ActiveLinks {
  const active = {
    known: [] as readonly LinkRecord[],
    lookingUp: [] as readonly LinkRecord[],
    home: undefined as string | undefined,
    refresh: async () => {
      const [all, home] = await Promise.all([store.all(), store.home()]);
      const on = all.filter(({ enabled }) => enabled);
      active.known = on.filter(({ settings }) => settings.kind === 'ncip');
      active.lookingUp = on.filter(({ settings: { kind, patrons } }) => looksUpPatrons(kind, patrons));
      active.home = home;
    },
    changed: async () => {
      siblings.changed('librarySystem');
      await active.refresh();
    },
  };
  siblings.onChanged('librarySystem', () => void active.refresh().catch(onFailure));
  return active;
}

/** The link of the library that a request belongs to. */
export const linkOf = (
  { known, home }: Pick<ActiveLinks, 'known' | 'home'>,
  library: string | undefined,
): LinkRecord | undefined => {
  const code = library ?? home;
  return known.find((link) => link.library === code);
};
