/** As French is printed: a line never begins with `:` or `»`. */
export const typeset = (text: string): string => text.replaceAll(/ (?=[:;?!»])/g, '\u00a0').replaceAll('« ', '«\u00a0');

/** The first of a month is an ordinal. */
export const firstDay = '1er';

/** A day stays beside its month. */
export const dayInLetter = (written: string): string => written.replace(/(\d|er) (?=\p{L})/u, '$1\u00a0');
