/**
 * Does something while the parts of the page that are left out are not there for whoever goes through its tree. What a part that
 * is left takes its name from stays: the button of a menu, say.
 */
globalThis.leavingOut = async ({ within, without }, work) => {
  const kept = within ? [...document.querySelectorAll(within)] : [];
  const left = [
    ...[...document.body.children].filter((each) => within && !kept.some((one) => each.contains(one))),
    ...without.flatMap((selector) => [...document.querySelectorAll(selector)]),
  ];
  const whichHas = (element) => left.find((each) => each !== element && each.contains(element));
  const namedBy = (name) =>
    [...document.querySelectorAll(`[${name}]`)]
      .filter((element) => !whichHas(element))
      .flatMap((element) => element.getAttribute(name).split(/\s+/))
      .map((id) => document.getElementById(id))
      .filter((element) => element && whichHas(element));
  const named = [
    ...new Set(['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'for'].flatMap(namedBy)),
  ];
  const outermost = named.filter((each) => !named.some((other) => other !== each && other.contains(each)));

  for (const each of left)
    Object.defineProperty(each, 'childNodes', {
      configurable: true,
      value: outermost.filter((one) => whichHas(one) === each),
    });
  const isThere = (node) => {
    if (!whichHas(node) || outermost.some((one) => one.contains(node))) return NodeFilter.FILTER_ACCEPT;
    return outermost.some((one) => node.contains(one)) ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_REJECT;
  };
  document.createTreeWalker = (of, what) =>
    Document.prototype.createTreeWalker.call(document, of, what, { acceptNode: isThere });
  try {
    return await work();
  } finally {
    delete document.createTreeWalker;
    for (const each of left) delete each.childNodes;
  }
};
