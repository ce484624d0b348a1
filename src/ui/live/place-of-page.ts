/** After so long, in milliseconds, whatever is shown is read anew, rather than updated change by change. */
const oldMs = 60_000;
let isTaken = false;

/**
 * From where a new page listens: the node wrote it in before anything was read. Once; who signs in later, or again,
 * begins from now.
 */
export function placeOfPage(): string | undefined {
  if (isTaken || performance.now() > oldMs) return undefined;
  isTaken = true;
  const said = document.querySelector<HTMLMetaElement>('meta[name="interlend-place"]')?.content;
  return said && /^\d/.test(said) ? said : undefined;
}
