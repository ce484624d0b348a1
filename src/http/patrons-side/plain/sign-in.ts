import type { Wish } from '../../../domain/patrons-side/views.js';
import { field, showPage, trouble } from './frame.js';
import { markup } from './html.js';
import type { SaidRefusal, Visit } from './visit.js';

const troubles = ['away', 'incomplete', 'lost', 'overdue', 'declined', 'refused', 'noCard', 'slow'] as const;

/** A page of ours, below the language; else the patron’s requests. */
const backIn = (wished: string | null): string => (/^\/(?![/\\])/.test(wished ?? '') ? (wished ?? '') : '/requests');

/** Card and PIN, or the institution’s account. What the patron was about to ask for is said, and comes next. */
export function signInPage(visit: Visit, said?: SaidRefusal): void {
  const { t, to, site, req, form } = visit;
  const asked = new URL(req.originalUrl, 'https://here.invalid').searchParams;
  const back = backIn(form.get('back') ?? asked.get('back'));
  const wanted = back.startsWith('/ask') ? new URLSearchParams(back.split('?')[1] ?? '') : new URLSearchParams();
  const kind = (['chapter', 'article'] as const).find((each) => each === wanted.get('kind')) ?? 'book';
  const title = wanted.get('titleOfComponent') ?? wanted.get('title') ?? '';
  const of = (names: (keyof Wish)[]) => names.map((name) => wanted.get(name)).filter(Boolean);
  const missed = troubles.find((each) => each === asked.get('trouble'));
  const needed = (name: 'card' | 'pin') => said?.problems.find((each) => each.field === name)?.problem;
  const isUnfilled = said !== undefined && said.problems.length > 0;
  showPage(
    visit,
    t('signIn'),
    markup`<div class="my-narrow"><h1>${t('signInTitle')}</h1>
${title && markup`<p>${t(`signInWant_${kind}`)}</p><div class="my-card"><h2>${title}</h2><p class="my-second">${of(['author', 'publicationDate']).join(', ')}</p></div>`}
${said && !isUnfilled && trouble(visit, said)}
${!said && missed && markup`<div class="my-box" data-look="bad" role="alert"><h2>${t(`openId_${missed}`)}</h2><p>${t(`openIdDo_${missed}`)}</p></div>`}
${site.openId && markup`<p><a class="my-button" href="${site.openId.path}?returnTo=${encodeURIComponent(to(back))}">${site.openId.label}</a></p><p class="my-or">${t('signInOr')}</p>`}
<form class="my-card my-fields" method="post" action="${to('/sign-in')}" novalidate>
<input type="hidden" name="back" value="${back}">
${field('card', t('card'), { value: form.get('card') ?? '', help: t('cardWhere'), required: true, most: 100, complete: 'username', error: needed('card') })}
${field('pin', t('pin'), { type: 'password', help: t('pinWhere'), required: true, most: 200, complete: 'current-password', error: needed('pin') })}
<button type="submit" class="my-button">${t(site.openId ? 'signInWithCard' : 'signIn')}</button>
</form>
<p class="my-second">${t('signInShared', { minutes: site.idleMinutes })}</p></div>`,
    { status: said?.status },
  );
}

export async function signIn(visit: Visit): Promise<void> {
  const { t, to, form, res } = visit;
  const [card, pin] = [(form.get('card') ?? '').trim(), form.get('pin') ?? ''];
  const problems = [
    ...(card ? [] : [{ field: 'card', problem: t('cardNeeded') }]),
    ...(pin ? [] : [{ field: 'pin', problem: t('pinNeeded') }]),
  ];
  if (problems.length > 0) return signInPage(visit, { status: 422, title: '', detail: undefined, problems });
  const told = await visit.call('signInAsPatron', { body: { card, pin } });
  if ('refusal' in told) return signInPage(visit, told.refusal);
  res.redirect(303, to(backIn(form.get('back'))));
}

export async function signOut(visit: Visit): Promise<void> {
  await visit.call('signOutAsPatron');
  visit.res.redirect(303, visit.to('/sign-in'));
}
