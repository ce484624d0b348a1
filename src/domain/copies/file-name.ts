/** Names of files, as others wrote them: shown, put into headers and kept by people, so nothing of a path is left. */
import { normalForm } from '../request/normal-form.js';
import { type CopyKind, copyTypeOf, copyTypes } from './file-type.js';

const longest = 120;
/** What is before is a path, or nothing that anybody reads. */
const longestSaid = 2000;

/** The last part of the name without signs that mean something to a system, with the ending of what the file is. */
export function fileNameFor(said: string, kind: CopyKind): string {
  const last = normalForm(said.slice(-longestSaid), 'NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}"*:<>?|]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const { ending } = copyTypes[kind];
  const bare = plain.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const short = [...bare].slice(0, longest).join('').trim();
  return `${short || 'copy'}.${ending}`;
}

/** `Content-Disposition` of RFC 6266: a name in ASCII for old programs, the whole name next to it. */
export function dispositionOf(name: string, how: 'inline' | 'attachment'): string {
  const ascii = normalForm(name, 'NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${ascii || 'copy'}"; filename*=UTF-8''${encoded}`;
}

/** What the kind of a stored file is called: `PDF`. */
export const labelOfType = (type: string): string => copyTypeOf(type)?.label ?? type;
