import { type CallName, callNames } from '../domain/library-system/calls.js';
import { type PracticeItem, type PracticeLedger, practiceFaults } from '../library-system/practice-system.js';
import { say } from '../words/index.js';
import { type Language, languages } from '../words/languages.js';
import { type Facts, type KeyOf, message } from '../words/message.js';

/** So many of each at most; what is lent, on hold or temporary comes first. */
const itemsShown = 100;
const callsShown = 100;

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:1rem auto;max-width:72rem;padding:0 1rem;color:#1b1f24;background:#fff}
nav a{margin-right:.75rem}h2{margin:1.75rem 0 .25rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8c959f;overflow-wrap:anywhere}th{overflow-wrap:normal}
.faults{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:.75rem}.faults form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}
.faults label{flex:1}.faults select{display:block;width:100%;font:inherit}button{font:inherit}`;

/** The ledger of the practice system as a page, with switches for what goes wrong. */
export function practiceSystemPage(ledger: PracticeLedger, language: Language): string {
  const { items, charges, calls, faults, users } = ledger;
  const words = (key: KeyOf<'practiceSystem'>, facts?: Facts) =>
    escaped(say(message(`practiceSystem.${key}`, facts ?? {}), language));
  const day = (instant: string) =>
    Number.isNaN(Date.parse(instant))
      ? instant
      : new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(instant));
  const moment = (instant: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));
  const nameOf = (id: string) => {
    const user = users.find((each) => each.id === id);
    return user ? `${user.name} (${id})` : id;
  };
  const table = (
    heading: KeyOf<'practiceSystem'>,
    heads: readonly KeyOf<'practiceSystem'>[],
    rows: readonly (readonly string[])[],
    empty?: KeyOf<'practiceSystem'>,
  ) =>
    `<h2 id="${heading}">${words(heading)}</h2>${
      rows.length === 0 && empty
        ? `<p>${words(empty)}</p>`
        : `<table aria-labelledby="${heading}"><thead><tr>${heads.map((head) => `<th scope="col">${words(head)}</th>`).join('')}</tr></thead><tbody>${rows
            .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
            .join('')}</tbody></table>`
    }`;
  const options = (chosen: string) =>
    (['none', ...practiceFaults] as const)
      .map(
        (each) =>
          `<option value="${each}"${each === chosen ? ' selected' : ''}>${escaped(say(message(`practiceFault.${each}`), language))}</option>`,
      )
      .join('');
  const callName = (call: CallName) => say(message(`systemCalls.call_${call}`), language);
  const switchOf = (call: CallName) =>
    `<form method="post" action="/faults"><input type="hidden" name="language" value="${language}"><input type="hidden" name="call" value="${call}"><label>${escaped(callName(call))} <select name="fault">${options(faults[call] ?? 'none')}</select></label><button aria-label="${words('apply')} : ${escaped(callName(call))}">${words('apply')}</button></form>`;
  const ordered = items.toSorted((one, other) => weightOf(other) - weightOf(one));
  const outcome = (text: string) => (text === 'done' ? say(message('practiceSystem.done'), language) : text);

  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${words('title')}</title><style>${style}</style></head><body><main><h1>${words('title')}</h1><p>${words('about')}</p>`,
    `<nav>${languages.map((each) => `<a href="/?language=${each}" lang="${each}"${each === language ? ' aria-current="page"' : ''}>${each.toUpperCase()}</a>`).join('')}</nav>`,
    table(
      'loans',
      ['barcode', 'itemTitle', 'forWhom', 'dueOn', 'renewals'],
      items.flatMap(({ id, title, loan }) =>
        loan ? [[id, title, nameOf(loan.userId), day(loan.dueAt), String(loan.renewals)]] : [],
      ),
      'noLoans',
    ),
    table(
      'holds',
      ['barcode', 'itemTitle', 'forWhom', 'pickup'],
      items.flatMap(({ id, title, hold }) => (hold ? [[id, title, nameOf(hold.userId), hold.pickup ?? '']] : [])),
      'noHolds',
    ),
    table(
      'charges',
      ['forWhom', 'amount', 'reference'],
      charges.map(({ userId, amount, currency, reference }) => [
        nameOf(userId),
        `${(amount / 100).toLocaleString(language, { minimumFractionDigits: 2 })} ${currency}`,
        reference,
      ]),
      'noCharges',
    ),
    table(
      'calls',
      ['when', 'call', 'subject', 'outcome'],
      calls
        .slice(-callsShown)
        .toReversed()
        .map((each) => [moment(each.at), callName(each.call), each.about, outcome(each.outcome)]),
      'noCalls',
    ),
    `<h2>${words('faults')}</h2><p>${words('faultsHow')}</p><div class="faults">${callNames.map(switchOf).join('')}</div>`,
    table(
      'users',
      ['card', 'name', 'group', 'blocked'],
      users.map(({ id, name, group, blocked }) => [id, name, group, blocked ? '✓' : '']),
    ),
    table(
      'items',
      ['barcode', 'itemTitle', 'callNumber', 'place'],
      ordered
        .slice(0, itemsShown)
        .map(({ id, title, callNumber, location, temporary }) => [
          id,
          title,
          callNumber ?? '',
          temporary ? say(message('practiceSystem.temporary'), language) : (location ?? ''),
        ]),
    ),
    ordered.length > itemsShown ? `<p>${words('moreItems', { count: ordered.length - itemsShown })}</p>` : '',
    '</main></body></html>',
  ].join('');
}

/** What something happens to is looked for first. */
const weightOf = ({ loan, hold, temporary }: PracticeItem): number =>
  Number(loan !== undefined) + Number(hold !== undefined) + Number(temporary ?? false);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
