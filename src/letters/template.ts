/**
 * The template of a letter: a subject, a heading and lines, each of which may name facts (`{{ title }}`). A line that names
 * a fact of which nothing is known is left out, so that no letter has a gap. Nothing else can be written in a template: no
 * logic, no filters.
 */
import { Liquid, type Template as Parsed } from 'liquidjs';
import { type Message, message } from '../words/message.js';
import { sealed } from './markup.js';

export interface TemplateText {
  subject: string;
  /** Lines: `# ` heading, `- Label: value` a row of facts, `> ` quoted, `* ` an item, `[Label]({{ url }})` a link. */
  body: string;
}

const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  cache: false,
  outputEscape: (value: unknown) => sealed(String(value ?? '')),
});
for (const tag of Object.keys(liquid.tags)) delete liquid.tags[tag];
for (const filter of Object.keys(liquid.filters)) delete liquid.filters[filter];

/** Within one line, and in time that grows with its length alone: whoever writes it could hold up the node otherwise. */
const output = /\{\{([^{}\n]*)\}\}/g;

/** The facts that a line names, each once, without the spaces around them. */
export const namesIn = (line: string): string[] => [
  ...new Set([...line.matchAll(output)].map(([, inside = '']) => inside.split(' ').filter(Boolean).join(' '))),
];

/** A line as it reads with these facts; nothing when one that it names is not known, or the line cannot be read. */
export function fill(line: string, facts: Readonly<Record<string, string>>): string | undefined {
  const names = namesIn(line);
  if (names.some((name) => facts[name] === '')) return undefined;
  if (names.some((name) => !Object.hasOwn(facts, name)) || /[{}]/.test(line.replace(output, ''))) return undefined;
  return liquid.renderSync(parsed(line), facts) as string;
}

const compiled = new Map<string, Parsed[]>();
/** Built-in lines are few; those of libraries come and go, so the shelf is emptied when it is full. */
function parsed(line: string): Parsed[] {
  const known = compiled.get(line);
  if (known) return known;
  if (compiled.size > 5000) compiled.clear();
  const fresh = liquid.parse(line);
  compiled.set(line, fresh);
  return fresh;
}

export interface TemplateProblem {
  field: 'subject' | 'body';
  problem: Message;
}

/** Why a text is no template of a letter that knows these facts; each problem once. */
export function templateProblems({ subject, body }: TemplateText, known: readonly string[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (subject.trim() === '') problems.push({ field: 'subject', problem: message('refusedLetter.noSubject') });
  if (!/^# \S/m.test(body)) problems.push({ field: 'body', problem: message('refusedLetter.noHeading') });
  for (const [field, text] of [
    ['subject', subject],
    ['body', body],
  ] as const) {
    const strangers = namesIn(text).filter((name) => !known.includes(name));
    for (const fact of strangers) problems.push({ field, problem: message('refusedLetter.unknownFact', { fact }) });
    if (/[{}]/.test(text.replace(output, ''))) problems.push({ field, problem: message('refusedLetter.brace') });
  }
  return problems;
}

/** A file: the subject in its first line, then the body. */
export function templateOf(file: string): TemplateText {
  const [first = '', ...rest] = file.split('\n');
  return { subject: first.replace(/^Subject: /, '').trim(), body: rest.join('\n').trim() };
}
