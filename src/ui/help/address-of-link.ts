/** Where a link of a page leads on the desk: as in the repository it names the file of another page, a heading, or an address outside. */
export function addressOfLink(href: string, page: string): string {
  if (/^https?:\/\//.test(href)) return href;
  const { pathname, hash } = new URL(href, `http://handbook/${page}.md`);
  return `/help${pathname.replace(/\.md$/, '')}${hash}`;
}
