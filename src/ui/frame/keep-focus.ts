/**
 * A button that goes dead or away while it has the focus would leave the keyboard nowhere, at the top of the document. The
 * focus comes back to it as soon as it can be pressed again; else it goes to what is nearest: what had it under the window
 * that closed, what can be pressed in the smallest part of the page that is left, the page itself.
 */
export function keepFocus(): void {
  let last: Place | undefined;
  let under: Place | undefined;
  let isTaken = false;
  let soon: ReturnType<typeof setTimeout> | undefined;

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    isTaken = false;
    last = placeOf(target);
    if (!target.closest(layers)) under = last;
  });
  // A click on an empty place removes the focus.
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget) return;
    setTimeout(() => {
      if (!isTaken && document.activeElement === document.body && last && isThere(last.element)) last = undefined;
    });
  });
  new MutationObserver(() => {
    if (!last) return;
    if (!isThere(last.element)) isTaken = true;
    if (!isTaken) return;
    clearTimeout(soon);
    soon = setTimeout(giveBack, patienceMs);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });

  function giveBack() {
    if (!last || document.activeElement !== document.body) return;
    const waiting = [last, under].find((place) => place?.element.isConnected);
    if (waiting && !isThere(waiting.element)) return;
    (waiting?.element ?? nearest(under ?? last))?.focus({ preventScroll: true });
  }
}

/** An element and what it is in, the smallest part first. */
interface Place {
  element: HTMLElement;
  within: HTMLElement[];
}

/** A window or a page that comes takes the focus itself: it goes first. */
const patienceMs = 40;
const layers = '[role="dialog"],[role="menu"],[role="listbox"]';
const pressable = 'a[href],button:enabled,input:enabled,select:enabled,textarea:enabled';

const isThere = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled');

function placeOf(element: HTMLElement): Place {
  const within: HTMLElement[] = [];
  for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) within.push(each);
  return { element, within };
}

function nearest({ within }: Place): HTMLElement | null {
  const page = document.querySelector<HTMLElement>('main');
  const left = within.find((each) => each.isConnected && page?.contains(each) && each !== page);
  const candidates = [...(left?.querySelectorAll<HTMLElement>(pressable) ?? [])];
  return candidates.find((each) => each.checkVisibility()) ?? page;
}
