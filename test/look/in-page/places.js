/** Faults of places: what nobody can scroll to, what lies under a column that stays, what has the focus and no size. */
((look) => {
  const fault = (kind, element, more) => ({
    kind,
    what: `“${look.nameOf(element)}”${more}`,
    where: look.placeOf(element),
  });
  const { scrolls } = look;

  /** A frame of its own that may be scrolled sideways with the keyboard too, tabs, and a wide table of a page. */
  const mayGoSideways = (around, element) =>
    around.tabIndex >= 0 ||
    around.closest('[role="tablist"]') !== null ||
    (element.closest('table') !== null && element.closest('[role="dialog"]') === null);

  /**
   * Whether somebody can bring it into sight: every box around it either shows it or scrolls to it, and what lies above the
   * page is within the window.
   */
  const whyOutOfReach = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    let box = { left, top, right, bottom };
    const { clips, isFixed } = look.clipsOf(element.parentElement);
    for (const { element: around, style } of clips) {
      const inside = look.insideOf(around);
      const over = {
        x: Math.max(inside.left - box.left, box.right - inside.right),
        y: Math.max(inside.top - box.top, box.bottom - inside.bottom),
      };
      const size = { x: box.right - box.left, y: box.bottom - box.top };
      const slack = { x: Math.min(4, size.x / 4), y: Math.min(4, size.y / 4) };
      if (look.isCut(style.overflowX) && over.x > slack.x && inside.right > inside.left)
        return 'is cut off at the side';
      if (look.isCut(style.overflowY) && over.y > slack.y && inside.bottom - inside.top > 4) return 'is cut off';
      if (look.isCut(style.overflowY) && inside.bottom - inside.top <= 4) return undefined;
      if (scrolls(style.overflowX) && over.x > slack.x) {
        if (inside.left - box.left > around.scrollLeft + slack.x) return 'is before the beginning of what scrolls';
        if (!mayGoSideways(around, element)) return 'needs scrolling sideways';
      }
      if (scrolls(style.overflowY) && inside.top - box.top > around.scrollTop + slack.y)
        return 'is above the beginning of what scrolls';
      box = {
        left: Math.max(inside.left, Math.min(box.left, inside.right - 1)),
        right: Math.min(inside.right, Math.max(box.right, inside.left + 1)),
        top: Math.max(inside.top, Math.min(box.top, inside.bottom - 1)),
        bottom: Math.min(inside.bottom, Math.max(box.bottom, inside.top + 1)),
      };
    }
    const isAbove = isFixed || element.closest('[data-portal], [role="menu"], [role="dialog"]') !== null;
    const reach = isAbove ? { x: 0, y: 0 } : { x: scrollX, y: scrollY };
    if (box.left < -reach.x - 4 || box.top < -reach.y - 4) return 'is before the beginning of the page';
    if (isAbove && (box.right > innerWidth + 4 || box.bottom > innerHeight + 4)) return 'is outside of the window';
    if (!isAbove && box.right > innerWidth + 4) return 'is beyond the side of the window';
    return undefined;
  };

  /** Drawn over by their own label: the field itself has no size. */
  const isDrawnByItsLabel = (element) =>
    element.matches('input[type="radio"], input[type="checkbox"], input[type="file"]');

  const isOutside = ({ top, left, right, bottom }) => top < 0 || left < 0 || right <= 0 || bottom <= 0;

  /** A link to a part of this page, which comes into sight with the focus. */
  const comesWithTheFocus = (element) => element.matches('a[href^="#"]') && isOutside(element.getBoundingClientRect());

  look.reach = () => {
    const found = look
      .controls()
      .filter((element) => !comesWithTheFocus(element))
      .filter((element) => !isDrawnByItsLabel(element))
      .flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const why = width > 0 && height > 0 ? whyOutOfReach(element) : undefined;
        return why ? [fault('reach', element, ` ${why}`)] : [];
      });
    return [...found, ...shortMenus()];
  };

  /** A menu that scrolls by itself although the window has room for more of it. */
  const shortMenus = () =>
    look
      .roots()
      .flatMap((root) => [...root.querySelectorAll('[role="menu"], [role="listbox"]')])
      .filter((menu) => look.isSeen(menu) && menu.scrollHeight > menu.clientHeight + 2)
      .filter((menu) => menu.clientHeight < Math.min(innerHeight * 0.45, 240))
      .map((menu) => {
        const entries = menu.querySelectorAll('[role="menuitem"], [role="option"]').length;
        return fault(
          'reach',
          menu,
          ` shows ${menu.clientHeight} of ${menu.scrollHeight} pixels of its ${entries} entries`,
        );
      });

  /** A column that stays in place while the others are scrolled; the head of a table stays above them in another way. */
  const staysAside = (cell) => {
    const { position, left, right } = getComputedStyle(cell);
    return position === 'sticky' && (left !== 'auto' || right !== 'auto');
  };

  /** Texts of a row with what of them is not cut off within their own cell. */
  const linesOfRow = (texts, row) =>
    texts
      .map((each) => ({ ...each, cell: each.element.closest('th, td') }))
      .filter(({ cell }) => cell?.parentElement === row && !staysAside(cell))
      .map(({ cell, lines, clips }) => {
        const own = clips.filter(({ element }) => cell.contains(element));
        return { cell, lines: lines.map((line) => look.leftOf(line, own, true)) };
      });

  const covered = (line, over) =>
    Math.min(line.right, over.right) - Math.max(line.left, over.left) > 2 &&
    Math.min(line.bottom, over.bottom) - Math.max(line.top, over.top) > 2;

  /**
   * Lying under a column that stays in place: at both ends of what scrolls, so that nobody sees it; or wholly, while the head of
   * its column is seen and seems to have nothing below it.
   */
  look.under = () => {
    const found = new Map();
    const texts = look.texts();
    const cells = look.roots().flatMap((root) => [...root.querySelectorAll('td, tbody th, thead th')]);
    for (const cell of cells) {
      if (!staysAside(cell) || !look.isSeen(cell)) continue;
      const scroller = look
        .clipsOf(cell.parentElement)
        .clips.find(({ style }) => style.overflowX !== 'visible')?.element;
      const before = scroller?.scrollLeft ?? 0;
      const now = cell.getBoundingClientRect();
      const mayScroll = scroller && !look.isCut(getComputedStyle(scroller).overflowX);
      /** Where the column is when everything is scrolled to one end, and by how much the others moved. */
      const at = (end) => {
        if (mayScroll) scroller.scrollLeft = end;
        return { over: cell.getBoundingClientRect(), shift: (scroller?.scrollLeft ?? 0) - before };
      };
      const ends = [at(0), at(1e6)];
      if (scroller) scroller.scrollLeft = before;
      const head = cell.closest('table')?.querySelector('thead tr');
      for (const { cell: other, lines } of linesOfRow(texts, cell.parentElement)) {
        const moved = (line, shift) => ({ ...line, left: line.left - shift, right: line.right - shift });
        const isNeverFree = lines.some((line) => ends.every(({ over, shift }) => covered(moved(line, shift), over)));
        const isGone = lines.every((line) => covered(line, now) && line.left >= now.left - 2);
        const isHeadSeen = isGone && isSeenInHead(texts, head, other.cellIndex, now);
        if (isNeverFree || isHeadSeen)
          found.set(other.cellIndex, fault('under', other, ` lies under the column of “${look.nameOf(cell)}”`));
      }
    }
    return [...found.values()];
  };

  const isSeenInHead = (texts, head, at, over) => {
    const cell = head?.children[at];
    if (!cell || cell.closest('tbody')) return false;
    const isUnder = [...head.children].some((each) => {
      const { left, right } = each.getBoundingClientRect();
      return each !== cell && staysAside(each) && left <= over.left + 2 && right >= over.right - 2;
    });
    return !isUnder && texts.some(({ element }) => cell.contains(element));
  };

  /** Wider than its window: then the page itself scrolls sideways. */
  look.wide = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].find(
      (each) => each.getBoundingClientRect().right > innerWidth + 1,
    );
    return [fault('wide', out ?? document.body, ` goes ${scrollWidth - clientWidth} pixels beyond the window`)];
  };

  /**
   * In one row: side by side, and together in a box that is no higher than a row. A row of a table is one, whatever its height.
   * What is pressed or chosen is filled for another reason.
   */
  const areInOneRow = (one, other) => {
    const [left, right] = [one, other].map((each) => each.getBoundingClientRect());
    const shared = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
    const height = Math.min(left.height, right.height);
    if (shared < height / 2) return false;
    let around = one.parentElement;
    while (!around.contains(other)) around = around.parentElement;
    return around.matches('tr') || around.getBoundingClientRect().height < height * 3;
  };

  /** A button of Mantine without another look is filled, and says so only where its look was named. */
  const filledButton = '.mantine-Button-root:is(:not([data-variant]), [data-variant="filled"])';

  /** The next step is filled, and there is one next step. */
  look.filled = () => {
    const found = look.roots().flatMap((root) => [...root.querySelectorAll(filledButton)]);
    const filled = [...new Set(found)].filter(
      (element) => look.isSeen(element) && !element.matches('[aria-pressed="true"], [aria-current], [role="tab"]'),
    );
    return filled.flatMap((element, at) => {
      const before = filled.slice(0, at).find((other) => areInOneRow(other, element));
      return before ? [fault('filled', element, ` is filled beside “${look.nameOf(before)}”`)] : [];
    });
  };

  const focusable = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex]';
  look.zero = () =>
    look
      .roots()
      .flatMap((root) => [...root.querySelectorAll(focusable)])
      .filter((element) => element.tabIndex >= 0 && !element.disabled && !element.closest('[inert], fieldset:disabled'))
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !isDrawnByItsLabel(element) && !element.hasAttribute('data-focus-guard'))
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const parts = [...element.children].map((child) => child.getBoundingClientRect());
        return (width < 1 || height < 1) && !parts.some((part) => part.width >= 1 && part.height >= 1);
      })
      .map((element) => fault('zero', element, ' can have the focus and has no size'));
})(globalThis.look);
