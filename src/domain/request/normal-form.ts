/**
 * The normal forms of Unicode, for texts written elsewhere. The platform sorts the marks of one letter one by one: a hundred
 * thousand of them on one letter would hold the whole process for a minute.
 */

/** No script puts more marks on a letter (Unicode Standard Annex 15, stream-safe text). What is beyond is left out. */
const crowd = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu;

export const normalForm = (text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string =>
  text.replace(crowd, '$1').normalize(form);
