import { escaped } from '../../../catalogue/xml.js';

/** A piece of a page that is written already. */
export class Html {
  constructor(readonly text: string) {}
}

type Filling = Html | string | number | false | undefined | readonly Filling[];

/** A piece of a page. What is filled into it is text, whatever it looks like, unless it is a piece of a page itself. */
export const markup = (written: TemplateStringsArray, ...fillings: readonly Filling[]): Html =>
  new Html(written.reduce((before, next, at) => before + filled(fillings[at - 1]) + next));

function filled(filling: Filling): string {
  if (filling === undefined || filling === false) return '';
  if (filling instanceof Html) return filling.text;
  return typeof filling === 'object' ? filling.map(filled).join('') : escaped(String(filling));
}
