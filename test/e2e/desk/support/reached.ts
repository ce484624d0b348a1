import type { Locator } from 'playwright-core';

/** So much of an element of the page as is needed here: tests know no browser. */
interface Element {
  textContent: string | null;
  scrollIntoView(how: { block: 'nearest' }): void;
  getBoundingClientRect(): { left: number; top: number; width: number; height: number };
  contains(other: Element | null): boolean;
  ownerDocument: { elementFromPoint(x: number, y: number): Element | null; activeElement: Element | null };
}

/** What of these a mouse could not press: each is scrolled into sight first, as by a wheel, unless it is to be in sight already. */
export const notReached = (elements: Locator, scrolls = true): Promise<string[]> =>
  elements.evaluateAll(
    (all, isScrolled) =>
      (all as unknown as Element[])
        .filter((element) => {
          if (isScrolled) element.scrollIntoView({ block: 'nearest' });
          const { left, top, width, height } = element.getBoundingClientRect();
          return !element.contains(element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2));
        })
        .map(({ textContent }) => textContent ?? '?'),
    scrolls,
  );

/** Whether this has the focus. */
export const hasFocus = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => {
    const each = element as unknown as Element;
    return each.ownerDocument.activeElement === each;
  });
