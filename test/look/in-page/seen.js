/** What is seen on a page: its texts with the boxes of their lines, its controls, and what cuts them off. */
((look) => {
  /** What was found out about an element, for one judgement: `fresh` begins the next one. */
  let known = {};
  const once = (name, find) => (element) => {
    known[name] ??= new Map();
    if (!known[name].has(element)) known[name].set(element, find(element));
    return known[name].get(element);
  };
  const fresh = () => {
    known = {};
  };

  /** Words that only a screen reader gives: cut to a dot on purpose. */
  const isOnlyReadAloud = once('aloud', (element) => {
    if (!element || element === document.body) return false;
    const { position, overflow, clipPath } = getComputedStyle(element);
    if (position === 'absolute' || position === 'fixed') {
      const { width, height } = element.getBoundingClientRect();
      if (clipPath === 'inset(50%)' || (overflow !== 'visible' && width <= 1 && height <= 1)) return true;
    }
    return isOnlyReadAloud(element.parentElement);
  });

  const isSeen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('[inert], [aria-hidden="true"][data-behind]') &&
    !isOnlyReadAloud(element);

  /** An open window that must be answered first: the page behind it is no longer read. */
  const window_ = () => [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].filter(isSeen).at(-1);

  /** What is read now: the page, or the window above it with the menus that it opened. */
  const roots = () => {
    const above = window_();
    if (!above) return [document.body];
    const portals = [...document.querySelectorAll('[data-portal]')];
    const own = above.closest('[data-portal]');
    return own ? portals.slice(portals.indexOf(own)) : [above];
  };

  /** Texts of one layer lie beside each other; those of another may lie above them. */
  const layerOf = (element) =>
    element.closest('[data-position], [role="menu"], [role="dialog"], [role="listbox"], .mantine-Notification-root') ??
    element.closest('[data-portal]') ??
    document.body;

  /** The boxes that cut off what is in them, from the inside out. Whoever is lifted out of the flow is not cut by all. */
  const clipsOf = once('clips', (element) => {
    const clips = [];
    let position = 'static';
    for (let each = element; each && each !== document.body && each !== document.documentElement; ) {
      const style = getComputedStyle(each);
      const holds = style.transform !== 'none' || style.position !== 'static';
      const isOutside = (position === 'absolute' && !holds) || (position === 'fixed' && style.transform === 'none');
      if (!isOutside) {
        if (style.overflowX !== 'visible' || style.overflowY !== 'visible') clips.push({ element: each, style });
        position = style.position;
      }
      each = each.parentElement;
    }
    return { clips, isFixed: position === 'fixed' };
  });

  /** What is inside of the border. */
  const insideOf = (element) => {
    const { left, top } = element.getBoundingClientRect();
    const [x, y] = [left + element.clientLeft, top + element.clientTop];
    return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight };
  };

  const scrolls = (overflow) => overflow === 'auto' || overflow === 'scroll';
  const isCut = (overflow) => overflow === 'hidden' || overflow === 'clip';

  /**
   * The part of a box that is left. `onlyCut`: of what a box around it scrolls, one may see the rest, whatever cuts off that
   * box in its turn.
   */
  const leftOf = (box, clips, onlyCut) => {
    const left = { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
    const isFree = { x: false, y: false };
    for (const { element, style } of clips) {
      const inside = insideOf(element);
      isFree.x ||= onlyCut && scrolls(style.overflowX);
      isFree.y ||= onlyCut && scrolls(style.overflowY);
      if (!isFree.x && style.overflowX !== 'visible') {
        left.left = Math.max(left.left, inside.left);
        left.right = Math.min(left.right, inside.right);
      }
      if (!isFree.y && style.overflowY !== 'visible') {
        left.top = Math.max(left.top, inside.top);
        left.bottom = Math.min(left.bottom, inside.bottom);
      }
    }
    return left;
  };

  const skipped = 'script, style, noscript, template, title, textarea, select, datalist';

  /** Every text that is seen, with its lines. */
  const textsOnPage = () => {
    const found = [];
    for (const root of roots()) {
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const element = node.parentElement;
        const text = node.data.replaceAll(/\s+/g, ' ').trim();
        if (!text || element.closest(skipped) || !isSeen(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
        if (lines.length > 0) found.push({ text, element, lines, ...clipsOf(element), layer: layerOf(element) });
      }
    }
    return found;
  };

  const texts = () => once('texts', textsOnPage)(document.body);

  const kinds =
    'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="menuitem"], [role="option"], [role="tab"], [data-secret]';
  /** Everything that is pressed, filled in or copied. */
  const controls = () =>
    roots()
      .flatMap((root) => [...root.querySelectorAll(kinds)])
      .filter((element) => isSeen(element) && !element.closest('fieldset:disabled'));

  const nameOf = (element) =>
    (
      element.getAttribute('aria-label') ||
      element.innerText ||
      element.getAttribute('name') ||
      element.getAttribute('placeholder') ||
      element.id ||
      ''
    )
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 60);

  /** Where it is, for whoever repairs it. */
  const placeOf = (element) => {
    const steps = [];
    for (let each = element; each && each !== document.body && steps.length < 3; each = each.parentElement) {
      const name = [...each.classList].find((word) => /^_/.test(word))?.replace(/^_|_\w+$/g, '');
      const data = [...each.attributes].find((attribute) => /^data-(part|action|submit|id)$/.test(attribute.name));
      steps.unshift(
        `${each.tagName.toLowerCase()}${name ? `.${name}` : ''}${data ? `[${data.name}=${data.value}]` : ''}`,
      );
    }
    return steps.join(' > ');
  };

  Object.assign(look, {
    fresh,
    isSeen,
    roots,
    texts,
    controls,
    clipsOf,
    insideOf,
    leftOf,
    isCut,
    scrolls,
    nameOf,
    placeOf,
  });
})(globalThis.look);
