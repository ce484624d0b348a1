/**
 * Text from partners may hold control characters that move the cursor, recolour the screen or fake lines. They are shown
 * as their pictures (␛), those without one as �. Line ends and tabs pass in `text`, and are pictures too in `line`.
 */
export const text = (given: string): string =>
  given.replace(controls, (found) => (/[\n\t]/.test(found) ? found : pictured(found)));
export const line = (given: string): string => given.replace(controls, pictured);

// also the marks that turn the direction of writing, with which a line can be made to read as another
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

function pictured(found: string): string {
  const code = found.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}
