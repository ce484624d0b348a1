/** Where a browser goes when it is signed in: a page of this node, never another host, never an address of the API. */
export function pageToReturnTo(wished: unknown): string {
  const home = '/';
  if (typeof wished !== 'string' || wished.length > 2000 || !/^\/(?![/\\])/.test(wished)) return home;
  // Browsers leave out line ends and tabs, and take backslashes for slashes: what has them is not ours.
  if (/[\\\p{Cc}]/u.test(wished)) return home;
  const here = 'https://here.invalid';
  const url = URL.canParse(wished, here) ? new URL(wished, here) : undefined;
  if (url?.origin !== here || url.pathname.startsWith('//') || /^\/api(\/|$)/.test(url.pathname)) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}
