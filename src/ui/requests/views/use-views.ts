import { useEffect } from 'react';
import type { Thing } from '../../api/client.js';
import { useRead } from '../../api/read.js';
import type { Address } from '../../parts/address.js';
import type { Side } from '../../parts/status-looks.js';
import { usePreference } from '../../session/preference.js';
import { useSession } from '../../session/session.js';
import { useWords } from '../../words/index.js';
import { noFilter, shownFacets, usualSort } from '../question.js';
import { readyViews } from '../ready-views.js';

/** Filters and order of a list under a name. */
export interface View {
  /** Names it in the address and in what is remembered. */
  key: string;
  kind: 'ready' | 'mine' | 'shared';
  name: string;
  /** What is after the `?`. */
  search: string;
  shared?: Thing<'ListView'>;
}

interface Mine {
  name: string;
  search: string;
}

/** Said in place of a view: this list begins with everything. */
const none = 'none';

export interface Views {
  all: readonly View[];
  mine: readonly Mine[];
  keepMine: (mine: Mine[]) => void;
  /** With which view the list begins at the chosen desk: one’s own choice, else the library’s. */
  opening: View | undefined;
  /** Says so for oneself, at this desk; `undefined`: begins with everything. */
  openWith: (view: string | undefined) => void;
  /** Everything is here that says how the list begins. */
  isKnown: boolean;
}

export function useViews(side: Side): Views {
  const { t } = useWords();
  const { desk } = useSession();
  const at = desk?.code ?? '';
  const { data, isPending } = useRead('/views', { freshMs: 60_000 });
  const [mine, keepMine, isRead] = usePreference<Mine[]>(`views.${side}`, []);
  const [opens, keepOpens] = usePreference<Record<string, string>>(`opens.${side}`, {});
  const shared = (data?.items ?? []).filter((each) => each.side === side);
  const all: View[] = [
    ...readyViews[side].map(({ name, search }) => ({ key: name, kind: 'ready' as const, name: t(name), search })),
    ...mine.map(({ name, search }) => ({
      key: `mine ${name}`,
      kind: 'mine' as const,
      name,
      search: shownSearch(search),
    })),
    ...shared.map((each) => ({
      key: `shared ${each.id}`,
      kind: 'shared' as const,
      name: each.name,
      search: shownSearch(each.search),
      shared: each,
    })),
  ];
  const chosen = opens[at];
  const opening =
    chosen === none
      ? undefined
      : (all.find(({ key }) => key === chosen) ?? all.find((each) => at !== '' && each.shared?.opensAt.includes(at)));
  return {
    all,
    mine,
    keepMine,
    opening,
    openWith: (view) => keepOpens({ ...opens, [at]: view ?? none }),
    isKnown: isRead && !isPending,
  };
}

/** A list without anything in its address begins with the view of this desk; `view` in the address says that it did. */
export function useOpening({ opening, isKnown }: Views, address: Address): void {
  const { text } = address;
  useEffect(() => {
    if (!isKnown || !opening || address.get('view')) return;
    if (text === '') show(address, opening, true);
    else address.set({ view: none }, true);
  }, [isKnown, opening, address, text]);
}

/** Shows a view: all other filters are over. */
export function show(address: Address, { key, search }: Pick<View, 'key' | 'search'>, quietly = false): void {
  const wanted = new URLSearchParams(search);
  address.set(
    {
      ...noFilter,
      activity: undefined,
      sort: undefined,
      order: undefined,
      view: key,
      ...Object.fromEntries([...new Set(wanted.keys())].map((name) => [name, wanted.getAll(name)])),
    },
    quietly,
  );
}

/** The view that is on the screen, whichever way one came to it. */
export const viewShown = (all: readonly View[], address: Address): View | undefined => {
  const now = inOrder(searchOf(address));
  const alike = all.filter(({ search }) => inOrder(search) === now);
  return now === '' ? undefined : (alike.find(({ key }) => key === address.get('view')) ?? alike[0]);
};

const inOrder = (search: string): string => {
  const sorted = new URLSearchParams(search);
  sorted.sort();
  return sorted.toString();
};

/** The filters and the order of what is shown, without the page, the open row and its section. */
export function searchOf(address: Address): string {
  const kept = new URLSearchParams();
  for (const name of ['activity', 'q', 'in', 'sort', 'order', ...shownFacets])
    for (const value of address.all(name)) kept.append(name, value);
  return kept.toString();
}

/**
 * What is kept of what is shown: also the order when it is the usual one. Views from before lists began with what needs us
 * say none, and had the newest first.
 */
export function keptSearch(address: Address): string {
  const kept = new URLSearchParams(searchOf(address));
  if (!kept.get('sort') && isActive(kept)) kept.set('sort', usualSort('active'));
  return kept.toString();
}

/** What a kept view asks for, in the words of an address, which names the usual order no more. */
function shownSearch(search: string): string {
  const asked = new URLSearchParams(search);
  if (!isActive(asked)) return search;
  if (!asked.get('sort')) asked.set('sort', 'created');
  else if (asked.get('sort') === usualSort('active')) asked.delete('sort');
  return asked.toString();
}

const isActive = (search: URLSearchParams) => (search.get('activity') ?? 'active') === 'active';
