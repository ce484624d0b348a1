import type { Page } from 'playwright-core';
import type { Fault } from '../../../look/judge.js';

/**
 * Why the open dialog cannot be used as it stands: it leaves the window, hides its buttons, covers its own fields, or has one name
 * for what it does and for leaving it. None where no dialog is open.
 */
export async function unfit(page: Page): Promise<Fault[]> {
  if ((await page.getByRole('dialog').count()) === 0) return [];
  const flaws = [
    ...(await outOfSight(page)),
    ...(await listsThatOpen(page)),
    ...(await calendarsThatCover(page)),
    ...(await oneNameForBoth(page)),
  ];
  return flaws.map((what) => ({ kind: 'dialog', what, where: '' }));
}

/** The window of the dialog and the buttons that end it stand within what is seen, and nothing lies over them. */
const outOfSight = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const flaws = [];
    for (const dialog of document.querySelectorAll('[role="dialog"]')) {
      const { top, bottom } = dialog.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) flaws.push('stands from ' + top + ' to ' + bottom + ' in a window of ' + innerHeight);
      for (const button of dialog.querySelectorAll('button[type="submit"], [data-submit]')) {
        const box = button.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const hit = document.elementFromPoint(x, y);
        if (box.bottom > innerHeight || !hit || !(button.contains(hit) || hit.closest('button') === button))
          flaws.push('its button “' + button.textContent + '” is not in sight, at ' + Math.round(y));
      }
    }
    return flaws;
  })()`);

/** Lists of choices open when they are asked for, not when somebody tabs into their field. */
const listsThatOpen = (page: Page): Promise<string[]> =>
  page.evaluate(`(async () => {
    const flaws = [];
    const fields = document.querySelectorAll('[role="dialog"] input[aria-haspopup="listbox"]:not([disabled])');
    for (const field of [...fields].filter((each) => each.checkVisibility())) {
      field.blur();
      field.focus();
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      if ([...document.querySelectorAll('[role="listbox"]')].some((list) => list.checkVisibility({ visibilityProperty: true })))
        flaws.push('the list of “' + field.value + '” opens by the focus');
    }
    return flaws;
  })()`);

/** Another button is called as the one that gives the order. */
const oneNameForBoth = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const dialog = [...document.querySelectorAll('[role="dialog"]')].at(-1);
    const own = dialog.querySelector('[data-submit]')?.innerText.trim();
    const alike = [...dialog.querySelectorAll('button')].filter((button) => button.innerText.trim() === own);
    return own !== undefined && alike.length > 1 ? ['“' + own + '” is the name of what it does and of leaving it'] : [];
  })()`);

/** A calendar opens within the window and lies on no field of its dialog; where the window is narrow, not on its own. */
async function calendarsThatCover(page: Page): Promise<string[]> {
  const flaws: string[] = [];
  for (const field of await page.locator('[role="dialog"] [data-dates-input]:not([disabled])').all()) {
    if (!(await field.isVisible())) continue;
    await field.focus();
    await page.keyboard.press('Alt+ArrowDown');
    const calendar = page.locator('[data-dates-dropdown]');
    await calendar.waitFor();
    await drawn(page);
    flaws.push(...(await calendarOver(page)));
    await page.keyboard.press('Escape');
    await calendar.waitFor({ state: 'detached' });
  }
  return flaws;
}

/** Until what lies above the page stands where it stays. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(`new Promise((ready) => {
    let before;
    let same = 0;
    const look = () => {
      const layers = [...document.querySelectorAll('[data-portal] [data-position]')];
      const now = JSON.stringify(layers.map((layer) => layer.getBoundingClientRect()));
      same = now === before ? same + 1 : 0;
      before = now;
      if (same === 3) ready();
      else requestAnimationFrame(() => requestAnimationFrame(look));
    };
    look();
  })`);

const calendarOver = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const calendar = document.querySelector('[data-dates-dropdown]').getBoundingClientRect();
    const flaws = [];
    if (calendar.top < 0 || calendar.bottom > innerHeight || calendar.left < 0 || calendar.right > innerWidth)
      flaws.push('a calendar leaves the window');
    const own = document.activeElement;
    const fields = own.closest('.mantine-Modal-content') && innerWidth >= 1280
      ? [...own.closest('[role="dialog"]').querySelectorAll('input, textarea')] : [own];
    for (const field of fields) {
      const box = field.getBoundingClientRect();
      if (box.width < 2 || box.bottom <= calendar.top || box.top >= calendar.bottom) continue;
      if (box.right > calendar.left && box.left < calendar.right)
        flaws.push('a calendar covers the field “' + (field.getAttribute('name') || field.id) + '”');
    }
    return flaws;
  })()`);
