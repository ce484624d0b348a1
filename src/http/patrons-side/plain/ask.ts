/** The request form, blank or filled by a link, and what is said once it is sent. */

import { atMost } from '../../../contract/request-inputs.js';
import { type MyRequest, type WishCheck, wishKinds } from '../../../domain/patrons-side/views.js';
import {
  apartFromFields,
  type CitedField,
  fieldsOf,
  labelOfCited,
  prefilled,
  type WishValues,
  wishOf,
} from '../../../domain/patrons-side/wish-fields.js';
import { choice, errorAt, field, proof, showPage, showTrouble, tick, trouble } from './frame.js';
import { type Html, markup } from './html.js';
import type { SaidRefusal, Visit } from './visit.js';

/** What was filled in: from a link, or as the form sent it. */
function valuesIn(said: URLSearchParams): ReturnType<typeof prefilled> {
  const { kind, values } = prefilled(said);
  const isTicked = (name: string) => said.get(name) === 'yes';
  const ticked = ['agreeToCopyright', 'agreeToTerms', 'evenIfDuplicate'].filter(isTicked).map((name) => [name, true]);
  const edition = said.has('anyEdition') ? { anyEdition: isTicked('anyEdition') } : {};
  return { kind, values: { ...values, ...edition, ...Object.fromEntries(ticked) } };
}

/** The form as the page names it: buttons outside it belong to it too. */
const formName = 'ask';
/** What a button sends with the form that only shows it again: as another kind, or in the other language. */
const showAs = 'show';

/** The form. `said`: why it was not sent; what was typed stays, also for another kind and in the other language. */
export async function askPage(visit: Visit, said?: SaidRefusal): Promise<void> {
  const { t, to, form, req, patron } = visit;
  const asked = new URL(req.originalUrl, 'https://here.invalid').searchParams;
  const filled = valuesIn(req.method === 'POST' ? form : asked);
  const kind = wishKinds.find((each) => each === form.get(showAs)) ?? filled.kind;
  const look = (body: unknown) => visit.call<WishCheck>('checkWish', { body });
  const checked = await look(wishOf(kind, filled.values));
  // What is wrong with a field is said at it; the rest of the form is as for a blank one.
  const isUnfit = 'refusal' in checked && checked.refusal.problems.length > 0;
  const blank = isUnfit ? await look(wishOf(kind, {})) : checked;
  if ('refusal' in blank) return showTrouble(visit, blank.refusal);
  const check = blank.value;
  const problems = said?.problems ?? [];
  const found = [...problems, ...('refusal' in checked ? checked.refusal.problems : check.problems)];
  const problemAt = (name: string) => found.find((each) => each.field === name)?.problem;
  const against = said ? [] : found.filter(({ field: name }) => apartFromFields.has(name) && name !== 'duplicate');
  const link = (['long', 'empty'] as const).find((each) => each === asked.get('trouble'));
  const wishing = { visit, kind, values: filled.values, problemAt, check };
  const heading = t(check.hold === undefined ? `ask_${kind}` : 'holdTitle');
  const isBarred = problemAt('ownCopy') !== undefined;
  showPage(
    visit,
    heading,
    markup`<div class="my-narrow">${said && notSent(visit, said)}
<h1>${heading}</h1>
${!said && link && markup`<div class="my-box" data-look="bad" role="alert"><h2>${t(`link_${link}`)}</h2><p>${t('linkDo')}</p></div>`}
${against.map(({ problem }) => markup`<p class="my-box">${problem}</p>`)}
${check.hold !== undefined && markup`<p class="my-box" data-look="good">${t('holdHere', { place: check.hold })}</p>`}
<form class="my-fields" id="${formName}" method="post" action="${to('/ask')}" novalidate>
${proof(visit)}<input type="hidden" name="kind" value="${kind}">${notShown(kind, filled.values).map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
<nav class="my-kinds" aria-label="${t('kind')}"><div>${wishKinds.map((each) => markup`<button type="submit" class="my-way" name="${showAs}" value="${each}"${each === kind && markup` aria-current="true"`}>${t(`kind_${each}`)}</button>`)}</div></nav>
${citedFields(wishing)}
${howWanted(wishing)}
${(problemAt('duplicate') || filled.values.evenIfDuplicate) && markup`<div class="my-box"><p>${problemAt('duplicate')}</p>${tick('evenIfDuplicate', t('second'), filled.values.evenIfDuplicate === true)}</div>`}
${before(wishing)}
${!isBarred && markup`<p><button type="submit" class="my-button">${t(check.hold === undefined ? 'send' : 'placeHold')}</button></p>`}
</form>
${kind !== 'book' && patron?.email && markup`<p>${t('emailed', { email: patron.email })}</p>`}</div>`,
    { status: said?.status, form: { name: formName, show: { name: showAs, value: kind } } },
  );
}

/** What was filled in for another kind: it comes back with that. A tick is given where its sentence is read. */
function notShown(kind: Wishing['kind'], values: WishValues): [string, string][] {
  const shown = new Set<string>(fieldsOf[kind].map((each) => each.replace('*', '')));
  for (const name of ['notAfter', 'note', 'agreeToTerms', 'agreeToCopyright', 'evenIfDuplicate']) shown.add(name);
  if (kind === 'book') shown.add('pickupLocation');
  if (kind !== 'article') shown.add('anyEdition');
  return Object.entries(values)
    .filter(([name]) => !shown.has(name))
    .map(([name, value]) => [name, value === true ? 'yes' : value === false ? 'no' : value]);
}

interface Wishing {
  visit: Visit;
  kind: (typeof wishKinds)[number];
  values: WishValues;
  problemAt(name: string): string | undefined;
  check: WishCheck;
}

function notSent(visit: Visit, said: SaidRefusal): Html {
  const { t } = visit;
  if (said.problems.length === 0) return markup`<p>${t('notSent')}</p>${trouble(visit, said)}`;
  const line = ({ field: name, problem }: SaidRefusal['problems'][number]) =>
    apartFromFields.has(name) ? markup`<li>${problem}</li>` : markup`<li><a href="#f-${name}">${problem}</a></li>`;
  return markup`<div class="my-box" data-look="bad" role="alert" tabindex="-1" autofocus><h2>${t('fix', { count: said.problems.length })}</h2><ul>${said.problems.map(line)}</ul></div>`;
}

const citedFields = ({ visit: { t }, kind, values, problemAt }: Wishing): Html[] =>
  fieldsOf[kind].map((written) => {
    const name = written.replace('*', '') as CitedField;
    return field(name, t(labelOfCited(kind, name)), {
      value: values[name],
      required: written.endsWith('*'),
      most: atMost[name],
      error: problemAt(name),
    });
  });

/** Which edition will do, where it is handed over, until when it is of use, and what the patron agrees to. */
function howWanted({ visit: { t, site }, kind, values, problemAt, check }: Wishing): Html {
  const chosen = values.pickupLocation ?? check.pickup ?? '';
  const places = [
    ...(check.pickup || values.pickupLocation ? [] : [{ code: '', name: t('pickupChoose') }]),
    ...(check.pickups ?? []),
  ];
  const pickupError = problemAt('pickupLocation');
  const exactly = values.publicationDate ? t('editionThisOf', { year: values.publicationDate }) : t('editionThis');
  return markup`${kind !== 'article' && !check.hold && markup`<fieldset class="my-kinds"><legend>${t('edition')}</legend><div>${choice('anyEdition', 'yes', t('editionAny'), values.anyEdition !== false)}${choice('anyEdition', 'no', exactly, values.anyEdition === false)}</div></fieldset>`}
${kind === 'book' && markup`<div><label for="f-pickupLocation">${t('pickup')}</label><select id="f-pickupLocation" name="pickupLocation"${pickupError && markup` aria-invalid="true" aria-describedby="e-pickupLocation"`}>${places.map(({ code, name }) => markup`<option value="${code}"${code === chosen && markup` selected`}>${name}</option>`)}</select>${errorAt('pickupLocation', pickupError)}</div>`}
${!check.hold && field('notAfter', t('notAfter'), { type: 'date', value: values.notAfter, help: t('notAfterHow'), error: problemAt('notAfter') })}
${field('note', t('note'), { value: values.note, lines: 3, most: 2000, error: problemAt('note') })}
${kind === 'book' && site.loanTerms && markup`<div class="my-card"><h2>${t('terms')}</h2>${tick('agreeToTerms', site.loanTerms, values.agreeToTerms === true, problemAt('agreeToTerms'))}</div>`}
${kind !== 'book' && markup`<div class="my-card"><h2>${t('copyright')}</h2><p>${site.copyrightNotice}</p>${tick('agreeToCopyright', t('copyrightTick'), values.agreeToCopyright === true, problemAt('agreeToCopyright'))}</div>`}`;
}

/** What is true before it is sent. */
const before = ({ visit: { t, locale }, kind, check }: Wishing): Html =>
  markup`<div class="my-card"><h2>${t('before')}</h2>
${kind === 'book' && check.canLend > 0 && !check.hold && markup`<p>${t('canLend', { count: check.canLend })}</p>`}
${check.limit > 0 && check.open < check.limit && markup`<p>${t('nthOfLimit', { nth: check.open + 1, limit: check.limit })}</p>`}
${kind === 'book' && markup`<p>${t('yoursFor', { days: check.loanDays })}</p>`}
${check.fee && !check.hold && markup`<p>${t('costsYou', { fee: new Intl.NumberFormat(locale, { style: 'currency', currency: check.fee.currency }).format(Number(check.fee.amount)) })}</p>`}
${!check.hold && markup`<p class="my-second">${t(check.isNamed ? 'nameTold' : 'nameUntold')}</p>`}</div>`;

export async function sendWish(visit: Visit): Promise<void> {
  if (visit.form.has(showAs)) return askPage(visit);
  const { kind, values } = valuesIn(visit.form);
  const told = await visit.call<{ number: string }>('askFor', { body: wishOf(kind, values) });
  if ('refusal' in told) return askPage(visit, told.refusal);
  visit.res.redirect(303, visit.to(`/requests/${encodeURIComponent(told.value.number)}/sent`));
}

/** The request is made: its number, and what happens next. */
export async function sentPage(visit: Visit, number: string): Promise<void> {
  const { t, to } = visit;
  const told = await visit.call<MyRequest>('readMine', { params: { number } });
  if ('refusal' in told) return showTrouble(visit, told.refusal);
  const request = told.value;
  const { confirmation, isHold } = request;
  const steps = isHold
    ? (['stepHold', 'step4'] as const)
    : request.kind === 'loan'
      ? (['step1', 'step2', 'step3', 'step4'] as const)
      : (['step1', 'step2', 'stepCopy'] as const);
  showPage(
    visit,
    t('sent'),
    markup`<div class="my-narrow"><div class="my-box" data-look="good"><h1>${t(isHold ? 'sentHold' : 'sent')}</h1>
<p>${t('sentNumber', { number: request.number })}</p>
${confirmation && markup`<p>${t(confirmation.isSent ? 'confirmed' : 'confirming', { email: confirmation.to })}</p>`}</div>
<h2>${request.article ?? request.title}</h2>
${request.pickup && request.kind === 'loan' && markup`<p class="my-second">${t('pickUpAt', { place: request.pickup })}</p>`}
<h2>${t('whatNext')}</h2><ol>${steps.map((step) => markup`<li>${t(step)}</li>`)}</ol>
<p><a class="my-button" href="${to('/requests')}">${t('seeRequests')}</a></p>
${request.mayCancel && markup`<p class="my-second">${t('changedMind')}</p>`}</div>`,
  );
}
