import type { Key } from '../words/index.js';

/** A key, or several pressed together, and what it does there. `native`: the browser or the kit sees to it. */
export interface KeyRow {
  key: string;
  says: Key;
  native?: true;
}

/** Every key of the desk beside those that go somewhere, said once: pages listen by these rows, Help lists them. */
export const keyRows = {
  everywhere: {
    help: { key: '?', says: 'help.k_help' },
    palette: { key: 'Ctrl + K', says: 'help.k_palette', native: true },
    create: { key: 'c', says: 'help.k_create' },
    primary: { key: 'Ctrl + Enter', says: 'help.k_primary', native: true },
    close: { key: 'Escape', says: 'help.k_escape', native: true },
    scan: { key: '▮▮▯▮', says: 'help.k_scan', native: true },
  },
  list: {
    next: { key: 'j', says: 'help.k_next' },
    before: { key: 'k', says: 'help.k_before' },
    open: { key: 'Enter', says: 'help.k_open', native: true },
    page: { key: 'o', says: 'help.k_page' },
    tick: { key: 'x', says: 'help.k_tick' },
    range: { key: 'X', says: 'help.k_range' },
    search: { key: '/', says: 'help.k_search' },
    assign: { key: 'a', says: 'help.k_assign' },
    edit: { key: 'e', says: 'help.k_edit' },
    note: { key: 'n', says: 'help.k_note' },
    message: { key: 'm', says: 'help.k_message' },
    menu: { key: '.', says: 'help.k_menu' },
    close: { key: 'Escape', says: 'help.k_closePane' },
  },
  home: {
    next: { key: 'j', says: 'help.k_next' },
    before: { key: 'k', says: 'help.k_before' },
    primary: { key: 'Enter', says: 'help.k_rowPrimary' },
    take: { key: 't', says: 'help.k_take' },
    open: { key: 'o', says: 'help.k_open' },
  },
  request: {
    before: { key: 'ArrowLeft', says: 'help.k_requestBefore' },
    next: { key: 'ArrowRight', says: 'help.k_requestNext' },
    edit: { key: 'e', says: 'help.k_edit' },
    note: { key: 'n', says: 'help.k_note' },
    message: { key: 'm', says: 'help.k_message' },
  },
  create: { save: { key: 'Ctrl + S', says: 'help.k_save', native: true } },
  scan: {
    undo: { key: 'Ctrl + Z', says: 'help.k_undo', native: true },
    form: { key: 'F2', says: 'help.k_form', native: true },
    choose: { key: '1–9', says: 'help.k_choose', native: true },
  },
  exchange: {
    freeze: { key: 'f', says: 'help.k_freeze' },
    retry: { key: 'r', says: 'help.k_retry' },
  },
} as const satisfies Record<string, Record<string, KeyRow>>;

/** `g`, then one of these within a second and a half, goes there. */
export const goKeys: Readonly<Record<string, string>> = {
  h: '/',
  b: '/borrowing',
  l: '/lending',
  r: '/scan/receive',
  s: '/scan/ship',
  i: '/scan/in',
  t: '/scan/return',
  x: '/exchange',
  p: '/partners',
};

type Place = keyof typeof keyRows;
/** What a page does itself when such a key is pressed there. */
export type KeyOrder<P extends Place> = {
  [Name in keyof (typeof keyRows)[P]]: (typeof keyRows)[P][Name] extends { native: true } ? never : Name;
}[keyof (typeof keyRows)[P]];

/** What a key orders on that page. */
export function keyOrder<P extends Place>(place: P, key: string): KeyOrder<P> | undefined {
  const found = Object.entries(keyRows[place] as Record<string, KeyRow>).find(
    ([, row]) => row.key === key && row.native !== true,
  );
  return found?.[0] as KeyOrder<P> | undefined;
}

/** How a key is written on the keyboard. */
export const keyCap = (key: string): string =>
  ({ Escape: 'Esc', ArrowLeft: '←', ArrowRight: '→', X: 'Shift + X' })[key] ?? key;
