import type { Thing } from '../api/client.js';
import type { Key, Speaker } from '../words/index.js';

type Found = Thing<'NodeCheck'>;

/** What was found, with the way to the page on which it is put right. */
export interface ShownCheck extends Pick<Found, 'check' | 'state' | 'title' | 'lines'> {
  text: string;
  remedy?: string | undefined;
  link?: { label: string; to: string };
}

const pages: Record<NonNullable<Found['page']>, { label: Key; to: string }> = {
  settings: { label: 'setting.openSettings', to: '/settings' },
  libraries: { label: 'setting.openLibrary', to: '/libraries' },
  partners: { label: 'administration.openPartner', to: '/partners' },
  rotaRules: { label: 'administration.openRules', to: '/rules/rota' },
  loanRules: { label: 'administration.openRules', to: '/rules/loans' },
  sendingRules: { label: 'administration.openRules', to: '/rules/sending' },
  jobs: { label: 'administration.openJobs', to: '/jobs' },
  accounts: { label: 'administration.openAccounts', to: '/staff' },
};

/** Said by a check already. */
const saidByCheck: ReadonlySet<string> = new Set([
  'addressMissing',
  'backupFolder',
  'backupNever',
  'backupOld',
  'nothingStored',
]);

/** Every check as the page shows it, then what the node itself asks people to do: problems first, what is done last. */
export function shownChecks(t: Speaker['t'], found: readonly Found[], { notices }: Pick<Thing<'NodeView'>, 'notices'>) {
  const isMailUnset = found.some(({ code }) => code === 'mailUnset');
  const more = notices
    .filter(({ kind }) => !saidByCheck.has(kind) && !(kind === 'mailWaits' && isMailUnset))
    .map(({ kind, text }): ShownCheck => ({ check: kind, state: 'problem', title: t('administration.told'), text }));
  // A mail server that answers and takes no mail is not done.
  const isDone = ({ check, state }: Found) => state !== 'well' || !more.some((each) => each.check.startsWith(check));
  const rank = { problem: 0, warning: 1, unknown: 2, well: 3 };
  return [...found.filter(isDone).map((each) => shown(t, each)), ...more].sort(
    (one, other) => rank[one.state] - rank[other.state],
  );
}

function shown(t: Speaker['t'], { check, state, title, text, remedy, lines, page, facts }: Found): ShownCheck {
  const link = page && pages[page];
  const code = String(facts['code'] ?? '');
  return {
    check,
    state,
    title,
    text,
    remedy,
    ...(lines === undefined ? {} : { lines }),
    ...(link ? { link: { label: t(link.label), to: code ? pathTo(link.to, code) : link.to } } : {}),
  };
}

const pathTo = (page: string, code: string): string =>
  page === '/partners' ? `${page}/${encodeURIComponent(code)}` : `${page}?open=${encodeURIComponent(code)}`;
