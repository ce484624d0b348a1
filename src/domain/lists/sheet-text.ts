/**
 * Text written elsewhere that a spreadsheet would take for a formula gets an apostrophe in front. Where the reader’s machine
 * parts cells by semicolons, as French ones do, quotes within a line mean nothing: a formula may then begin behind each
 * semicolon, tab and line end of a text.
 */
function harmlessText(text: string): string {
  const parted = text.replace(/([;\t\r\n])(?=[ "]*[=+\-@＝＋－＠|])/g, "$1'");
  return /^[\s\uFEFF]*[=+\-@＝＋－＠|]/.test(parted) || /^[\t\r\n]/.test(parted) ? `'${parted}` : parted;
}

/** A text as a cell of a file of comma-separated values. */
export function csvText(text: string): string {
  const harmless = harmlessText(text);
  return /[",\r\n;]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
