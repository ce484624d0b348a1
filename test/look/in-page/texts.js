/** Faults of texts: squeezed to letters, cut off, lying on each other. */
((look) => {
  const canvas = document.createElement('canvas').getContext('2d');
  const widthOf = (text, { fontStyle, fontWeight, fontSize, fontFamily }) => {
    canvas.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    return canvas.measureText(text).width;
  };
  const height = ({ top, bottom }) => bottom - top;
  const width = ({ left, right }) => right - left;
  const fault = (kind, { text, element }, more = '') => ({
    kind,
    what: `“${text.slice(0, 60)}”${more}`,
    where: look.placeOf(element),
  });

  /** A row of boxes (flex, grid) ends without dots, whatever is asked of it. */
  const hasEllipsis = ({ style }) =>
    (style.textOverflow === 'ellipsis' && !/flex|grid/.test(style.display)) ||
    (style.webkitLineClamp && style.webkitLineClamp !== 'none');

  /** Where a line ends in dots, its last words are not seen: what is seen of it are its first. */
  const isEndOfLine = ({ element, text, clips }, needed) => {
    const line = clips.find(hasEllipsis)?.element;
    return (
      line !== undefined &&
      line !== element &&
      line.textContent.trim().length > text.length + 2 &&
      line.clientWidth > needed
    );
  };

  /** The dots that end a line which is cut take the place of letters. */
  const widthOfDots = ({ clips }, line, left) => {
    const cutting = clips.find(({ style }) => style.textOverflow === 'ellipsis');
    return cutting && left.right < line.right - 1 ? widthOf('…', cutting.style) : 0;
  };

  /** Narrower than three of its own letters, in lines or by what cuts it off. */
  look.narrow = () =>
    look.texts().flatMap((each) => {
      const longest = each.text
        .split(/[\s\u00a0\u202f-]+/)
        .reduce((most, word) => (word.length > most.length ? word : most), '');
      if (longest.length < 3) return [];
      const style = getComputedStyle(each.element);
      const needed = Math.min((3 * widthOf(each.text, style)) / each.text.length, widthOf(longest, style));
      if (isEndOfLine(each, needed)) return [];
      const seen = each.lines
        .map((line) => ({ line, left: look.leftOf(line, each.clips, true) }))
        .filter(({ left }) => height(left) > 4);
      if (seen.length === 0) return [];
      const widest = Math.max(...seen.map(({ line, left }) => width(left) - widthOfDots(each, line, left)));
      // A part that is folded away is no narrow one.
      return widest < needed * 0.9 && each.clips.every(({ element }) => element.clientHeight > 4)
        ? [fault('narrow', each, ` is ${Math.max(0, Math.round(widest))} pixels wide`)]
        : [];
    });

  /** Cut off, without the dots that say so and without a title that says the rest. */
  look.cut = () =>
    look.texts().flatMap((each) => {
      if (
        each.clips.some(hasEllipsis) ||
        each.element.closest('[title]:not([title=""]), [aria-label]:is(span, i, div)')
      )
        return [];
      const isFolded = each.clips.some(({ element }) => element.clientHeight <= 4);
      const lines = isFolded
        ? []
        : each.lines.filter((line) => {
            const left = look.leftOf(line, each.clips, true);
            if (width(left) <= 0) return false;
            const isShort = height(left) < height(line) * 0.7;
            return width(left) < width(line) - 2 || isShort;
          });
      return lines.length > 0 ? [fault('cut', each)] : [];
    });

  const stays = (element) => {
    for (let each = element; each && each !== document.body; each = each.parentElement)
      if (/sticky|fixed/.test(getComputedStyle(each).position)) return each;
    return undefined;
  };

  /** Lying on another text of the same layer. What stays in place while the rest is scrolled may lie on it. */
  look.overlap = () => {
    const lines = look
      .texts()
      .filter(({ element }) => !element.closest('svg'))
      .flatMap((each) =>
        each.lines.map((line) => {
          const { left, top, right, bottom } = look.leftOf(line, each.clips, false);
          const inset = height(line) / 4;
          return { each, left: left + 1, right: right - 1, top: top + inset, bottom: bottom - inset };
        }),
      )
      .filter((line) => width(line) > 2 && height(line) > 2)
      .sort((one, other) => one.top - other.top);
    const found = new Map();
    for (const [at, one] of lines.entries())
      for (let next = at + 1; next < lines.length && lines[next].top < one.bottom - 1; next += 1) {
        const other = lines[next];
        if (one.each === other.each || one.each.layer !== other.each.layer) continue;
        if (Math.min(one.right, other.right) - Math.max(one.left, other.left) <= 2) continue;
        if (Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) <= 1) continue;
        if (stays(one.each.element) !== stays(other.each.element)) continue;
        found.set(
          `${one.each.text} ${other.each.text}`,
          fault('overlap', one.each, ` and “${other.each.text.slice(0, 40)}”`),
        );
      }
    return [...found.values()];
  };
})(globalThis.look);
