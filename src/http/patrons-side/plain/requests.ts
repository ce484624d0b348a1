/** A patron’s own requests: where each is in words, and the step that the patron may take. */
import { patronSections, stepLooks } from '../../../domain/patrons-side/progress.js';
import type { MyFee, MyRequest, MyWord } from '../../../domain/patrons-side/views.js';
import { dayWriter } from '../../../words/languages.js';
import { sizeInWords } from '../../../words/say.js';
import type { PatronRow } from '../calls.js';
import { patronBase } from '../operations.js';
import { field, proof, showPage, showTrouble, trouble } from './frame.js';
import { type Html, markup } from './html.js';
import type { SaidRefusal, Visit } from './visit.js';

/** As many as are listed at once. */
const limit = 200;

/** Open requests in their sections, and those that are over after a link. */
export async function requestsPage(visit: Visit): Promise<void> {
  const { t, to, req, locale, site } = visit;
  const showsOver = req.url.split('?')[1] === 'earlier';
  const listed = await visit.call<{ items: MyRequest[] }>('listMine', { query: { closed: false, limit } });
  if ('refusal' in listed) return showTrouble(visit, listed.refusal);
  const over = showsOver
    ? await visit.call<{ items: MyRequest[] }>('listMine', { query: { closed: true, limit } })
    : undefined;
  const account = await visit.call<{ fees: MyFee[]; blocks: string[]; finished: number }>('readAccount');
  const { fees, blocks, finished } = 'value' in account ? account.value : { fees: [], blocks: [], finished: 0 };
  const { items } = listed.value;
  const earlier = over && 'value' in over ? over.value.items : [];
  const day = dayWriter(locale, site.timeZone);
  const cards = (requests: readonly MyRequest[]) => requests.map((request) => card(visit, request));
  const section = (name: (typeof patronSections)[number]): Html | undefined => {
    const of = items.filter((each) => each.section === name);
    return of.length === 0
      ? undefined
      : markup`<section aria-labelledby="s-${name}"><h2 id="s-${name}">${t(`section_${name}`)} <span class="my-second">${of.length}</span></h2>${cards(of)}</section>`;
  };
  const money = ({ amount, currency }: MyFee) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount));
  showPage(
    visit,
    t('myRequests'),
    markup`<div class="my-narrow"><h1>${t('myRequests')}</h1>
${blocks.map((reason) => markup`<p class="my-box">${t('blocked', { reason })}</p>`)}
${items.length === 0 && markup`<p>${t('noneOpen')} <a href="${to('/ask')}">${t('blankForm')}</a></p>`}
${patronSections.filter((name) => name !== 'finished').map(section)}
${fees.length > 0 && markup`<section aria-labelledby="s-fees"><h2 id="s-fees">${t('fees')}</h2><ul>${fees.map((fee) => markup`<li>${money(fee)} ${fee.note && markup`· ${String(fee.note)} `}· ${day(fee.since)}</li>`)}</ul><p class="my-second">${t('feesHow')}</p></section>`}
<section aria-labelledby="s-over"><h2 id="s-over">${t('finished')}</h2>
${cards(items.filter((each) => each.section === 'finished'))}
${showsOver ? (earlier.length === 0 ? markup`<p>${t('noneOver')}</p>` : cards(earlier)) : markup`<p><a href="${to('/requests?earlier')}">${t('finishedCount', { count: finished })}</a></p>`}</section></div>`,
  );
}

/** One request in a few lines, with its buttons. `isAlone`: on its own page. */
function card(visit: Visit, request: MyRequest, isAlone = false): Html {
  const { t, to, locale, site } = visit;
  const { number, title, article, author, step, question } = request;
  const name = article ?? title;
  const path = to(`/requests/${encodeURIComponent(number)}`);
  const heading = isAlone
    ? markup`<h2 id="r-${number}">${name}</h2>`
    : markup`<h3 id="r-${number}"><a href="${path}">${name}</a></h3>`;
  return markup`<article class="my-card" aria-labelledby="r-${number}" data-request="${number}" data-step="${step}">
<p class="my-state" data-look="${stepLooks[step]}">${request.label}</p>
${heading}
${article ? markup`<p class="my-second">${t('inTitle', { title })}</p>` : author && markup`<p class="my-second">${author}</p>`}
<p>${request.next}</p>
${request.conditions.length > 0 && markup`<p>${t('conditions', { conditions: request.conditions.join(', ') })}</p>`}
${isAlone && request.volumes.length > 0 && markup`<ul>${request.volumes.map(({ name: volume, where }) => markup`<li>${t('volumeAt', { volume, where: t(`volume_${where}`) })}</li>`)}</ul>`}
${question && !isAlone && markup`<p>“${question.note ?? question.heading}”</p>`}
<p class="my-second">${t('numberAsked', { number, day: dayWriter(locale, site.timeZone)(request.askedOn) })}</p>
<div class="my-buttons">
${request.copy && !isAlone && markup`<a class="my-button" href="${path}" aria-label="${t('readCopyOf', { title: name })}">${t('readCopy')}</a>`}
${request.mayAnswer && !isAlone && markup`<a class="my-button" href="${path}">${t('answer')}</a>`}
${request.mayRenew && markup`<form method="post" action="${path}/renew">${proof(visit)}<button type="submit" class="my-button" data-look="quiet" aria-label="${t('renewOf', { title: name })}">${t('renew')}</button></form>`}
${request.mayCancel && markup`<a class="my-button" data-look="quiet" href="${path}/cancel" aria-label="${t('cancelOf', { title: name })}">${t('cancel')}</a>`}
</div></article>`;
}

/** One request: where it is, what was asked and written, its copy. `said`: why a step was not done. */
export async function requestPage(visit: Visit, number: string, said?: SaidRefusal): Promise<void> {
  const { t, to, req, locale, site, form } = visit;
  const told = await visit.call<MyRequest>('readMine', { params: { number } });
  if ('refusal' in told) return showTrouble(visit, told.refusal);
  const request = told.value;
  const day = dayWriter(locale, site.timeZone);
  const path = to(`/requests/${encodeURIComponent(number)}`);
  const atField = said?.problems.find((each) => each.field === 'text')?.problem;
  const place = [request.pickup, ...(request.pickupAddress ?? [])].filter(Boolean).join(', ');
  const word = ({ at, by, heading, lines, note, about, replyBy }: MyWord) =>
    markup`<li class="my-word" data-by="${by}"><p class="my-row"><strong>${t(by === 'library' ? 'library' : 'you')}</strong> <time datetime="${at}" class="my-second">${day(at)}</time></p>${[heading, lines, about, note].map((line) => line && markup`<p>${line}</p>`)}${replyBy && markup`<p class="my-second">${t('answerBy', { day: day(replyBy) })}</p>`}</li>`;
  showPage(
    visit,
    request.article ?? request.title,
    markup`<div class="my-narrow"><p><a href="${to('/requests')}">${t('allRequests')}</a></p><h1>${t('oneRequest')}</h1>
${said && !atField && trouble(visit, said)}
${req.url.split('?')[1] === 'answered' && markup`<p role="status" class="my-box" data-look="good">${t('answered')}</p>`}
${card(visit, request, true)}
${request.heldUntil && markup`<section class="my-card" aria-labelledby="where"><h2 id="where">${t('whereAndWhen')}</h2><p>${t('pickUpPlace')} ${place}</p><p>${t('pickUpUntil')} ${day(request.heldUntil)}</p><p>${t('bring')} ${t('bringCard')}</p></section>`}
${request.copy && copyToRead(visit, request, request.copy, path)}
${request.talk.length > 0 && markup`<section aria-labelledby="talk"><h2 id="talk">${t('talk')}</h2><ol class="my-talk">${request.talk.map(word)}</ol></section>`}
${request.mayAnswer && markup`<form class="my-card my-fields" method="post" action="${path}/answer" novalidate>${proof(visit)}<h2>${request.question?.heading ?? t('tellMore')}</h2>${field('text', t('yourAnswer'), { value: form.get('text') ?? '', lines: 4, most: 2000, error: atField })}<button type="submit" class="my-button">${t('sendAnswer')}</button></form>`}</div>`,
    { status: said?.status },
  );
}

function copyToRead(visit: Visit, { number }: MyRequest, copy: NonNullable<MyRequest['copy']>, path: string): Html {
  const { t, locale, site } = visit;
  const { kind, name } = copy;
  const file = `${patronBase}/requests/${encodeURIComponent(number)}/copy`;
  return markup`<section class="my-card" aria-labelledby="copy"><h2 id="copy">${t('copyOf')}</h2>
<p><strong>${name}</strong></p><p>${t('copyFile', { kind, size: sizeInWords(copy.bytes, locale) })}</p>
<p>${t('copyUntil', { day: dayWriter(locale, site.timeZone)(copy.until) })}</p>
<h3>${t('copyNotice')}</h3>${!copy.mayPrint && markup`<p><strong>${t('copyNoPrint')}</strong></p>`}<p>${site.copyrightNotice}</p>
${copy.accepted ? markup`<div class="my-buttons">${copy.isShown && markup`<a class="my-button" href="${file}">${t('readCopy')}</a>`}<a class="my-button" data-look="quiet" href="${file}?download=true">${t('saveCopy', { kind })}</a></div><p class="my-second">${t('copyShared')}</p>` : markup`<form method="post" action="${path}/copy/notice">${proof(visit)}<p class="my-second">${t('copyNoticeKept')}</p><button type="submit" class="my-button">${t('copyrightTick')}</button></form>`}</section>`;
}

/** Asked once more before it is cancelled. */
export async function cancelPage(visit: Visit, number: string): Promise<void> {
  const { t, to } = visit;
  const told = await visit.call<MyRequest>('readMine', { params: { number } });
  if ('refusal' in told) return showTrouble(visit, told.refusal);
  const { title, article, mayCancel, asksToCancel } = told.value;
  const path = to(`/requests/${encodeURIComponent(number)}`);
  if (!mayCancel) return visit.res.redirect(303, path);
  const question = t(asksToCancel ? 'sureAsk' : 'sure');
  showPage(
    visit,
    question,
    markup`<div class="my-narrow"><h1>${question}</h1><p>${article ?? title}</p><form method="post" action="${path}/cancel" class="my-buttons">${proof(visit)}<button type="submit" class="my-button" data-look="bad">${t('yesCancel')}</button><a class="my-button" data-look="quiet" href="${path}">${t('keep')}</a></form></div>`,
  );
}

const steps = {
  cancel: 'cancelMine',
  renew: 'renewMine',
  answer: 'answerMine',
  'copy/notice': 'acceptNotice',
} as const satisfies Record<string, PatronRow['id']>;
export type MineStep = keyof typeof steps;
export const mineSteps = Object.keys(steps) as MineStep[];

/** Takes a step, and shows the request as it is then. */
export async function takeStep(visit: Visit, number: string, step: MineStep): Promise<void> {
  const body =
    step === 'answer'
      ? { text: visit.form.get('text') ?? '' }
      : step === 'copy/notice'
        ? { accepted: true }
        : undefined;
  const told = await visit.call(steps[step], { params: { number }, ...(body ? { body } : {}) });
  if ('refusal' in told) return requestPage(visit, number, told.refusal);
  visit.res.redirect(303, visit.to(`/requests/${encodeURIComponent(number)}${step === 'answer' ? '?answered' : ''}`));
}
