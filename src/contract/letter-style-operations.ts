/** Logo and languages of each library's letters: addresses, what is sent, what is answered. */

import { languages } from '../domain/fulfilment/patron.js';
import type { LetterCode } from '../domain/letters/letters.js';
import { largestLogo, logoTypes } from '../letters/logo.js';
import { items, type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import {
  closed,
  instant,
  integer,
  line,
  list,
  meaning,
  object,
  oneOfThese,
  optional,
  orNull,
  ref,
  sentenceShape,
  text,
  writings,
} from './shape.js';

const params = { library: line(64, { minLength: 1, description: 'Code of a library.' }) };
const language = oneOfThese(...languages);

export const letterStyleOperations = [
  {
    method: 'get',
    path: '/letter-styles',
    id: 'listLetterStyles',
    tag: 'letters',
    permission: 'seeConfiguration',
    summary: 'The logo and the languages of each library’s letters.',
    answer: ok(items('LetterStyleView')),
  },
  {
    method: 'put',
    path: '/letter-styles/{library}',
    id: 'changeLetterStyle',
    tag: 'letters',
    permission: 'configure',
    summary:
      'Put the languages of a library’s letters in order. The reader’s language comes first, then these; of them the first in which the library worded a letter itself. null: the reader’s language, else the node’s.',
    params,
    body: 'LetterStyleChange',
    answer: ok(ref('LetterStyleView')),
    problems: [404, 422],
  },
  {
    method: 'put',
    path: '/letter-styles/{library}/logo',
    id: 'setLetterLogo',
    tag: 'letters',
    permission: 'configure',
    summary: `Give a library’s letters a logo: PNG or JPEG, at most ${largestLogo.bytes} bytes and ${largestLogo.width} × ${largestLogo.height} pixels. What the file is is read from its content.`,
    params,
    body: 'LogoUpload',
    answer: ok(ref('LetterStyleView')),
    problems: [404, 422],
  },
  {
    method: 'delete',
    path: '/letter-styles/{library}/logo',
    id: 'removeLetterLogo',
    tag: 'letters',
    permission: 'configure',
    summary: 'Write letters without a logo from now on. Those that were written keep theirs.',
    params,
    answer: ok(ref('LetterStyleView')),
    problems: [404],
  },
  {
    method: 'get',
    path: '/letter-logos/{id}',
    id: 'readLetterLogo',
    tag: 'letters',
    permission: 'signedIn',
    summary: 'A logo as it stands on letters, also one that was replaced meanwhile.',
    params: { id: { ...text, pattern: writings.digest, description: 'The SHA-256 of its bytes.' } },
    answer: 'picture',
    problems: [404],
  },
] as const satisfies readonly Operation[];

export const letterStyleSchemas = {
  LetterStyleChange: closed({
    languages: orNull(list(language, { maxItems: 10, description: 'Every language once, the first choice first.' })),
  }),
  LogoUpload: closed({
    content: {
      ...text,
      pattern: writings.base64,
      maxLength: 1_000_000,
      description: 'The bytes of the file in base64.',
    },
  }),
  LetterStyleView: object({
    /** Code of the library. */
    library: text,
    name: text,
    /** In its order; without one each reader’s language counts, else the node’s. */
    languages: optional(list(language)),
    /** The language of the node. */
    usual: language,
    logo: optional(
      object({
        id: text,
        type: oneOfThese(...logoTypes),
        width: integer,
        height: integer,
        bytes: integer,
      }),
    ),
    /** Letters that are worded anew in one language only; with an order of languages all readers get these in that one. */
    onlyIn: list(object({ code: meaning<LetterCode>(text), name: sentenceShape, language })),
    changedAt: optional(instant),
    changedBy: optional(text),
  }),
};

export type LetterStyleChange = Shape<'LetterStyleChange'>;
export type LogoUpload = Shape<'LogoUpload'>;

export type LetterStyleView = Shape<'LetterStyleView'>;
