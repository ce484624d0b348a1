/** Everything that is read on the page: its words, the names of its buttons and fields, what is in empty ones. */
((look) => {
  const asItIs = 'pre, kbd, samp, textarea';

  const blockOf = (element) => {
    let each = element;
    while (each.parentElement && getComputedStyle(each).display === 'inline') each = each.parentElement;
    return each;
  };

  look.words = () => {
    const found = new Map();
    const add = (text, element) => {
      const plain = (text ?? '').replaceAll(/\s+/g, ' ').trim();
      if (!plain || element.closest('script, style, noscript, [data-as-it-is]')) return;
      const isCode = element.closest(asItIs) !== null;
      const isName = element.closest('code, .mono') !== null;
      const isFirst = !isName && blockOf(element).innerText?.trim().startsWith(text.trim());
      const hasOwnLanguage = element.closest('body [lang]') !== null;
      const known = found.get(plain);
      if (!known || (known.isCode && !isCode) || (known.isName && !isName))
        found.set(plain, { text: plain, isCode, isName, isFirst, hasOwnLanguage, where: look.placeOf(element) });
    };
    for (const root of look.roots()) {
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode())
        if (node.parentElement.checkVisibility()) add(node.data, node.parentElement);
      for (const each of root.querySelectorAll('[aria-label], [placeholder], [title], input[readonly], option'))
        for (const name of ['aria-label', 'placeholder', 'title']) add(each.getAttribute(name), each);
    }
    return [...found.values()];
  };
})(globalThis.look);
