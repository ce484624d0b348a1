import type { FrozenFacts } from '../domain/letters/facts.js';
import type { LetterRow } from '../domain/letters/row.js';
import { type Message, message, say } from '../words/index.js';
import type { LetterContent, LetterRun, Part } from './content.js';
import type { LetterLogo } from './logo.js';
import { letterRuns, unsealed } from './markup.js';
import { linesOfFact, ownNames, type SayingContext, sayFacts } from './said-facts.js';
import { fill, type TemplateText } from './template.js';

export interface LetterContext extends SayingContext {
  /** What the library signs with, instead of the words of the catalogue. */
  team?: string;
  logo?: LetterLogo;
}

/** Signs of a letter at most: a template that names a long title a thousand times fills no disk and no mailbox. */
const longestLetter = 100_000;

/** Puts a letter into words: template, facts, the library that signs. */
export function writeLetter(
  row: Pick<LetterRow, 'facts' | 'audience'> & { name: Message },
  template: TemplateText,
  facts: FrozenFacts,
  context: LetterContext,
): LetterContent {
  const said = sayFacts(row, facts, context);
  const { language } = context;
  let heading = '';
  const parts: Part[] = [];
  let room = longestLetter;
  for (const block of blocksOf(template.body)) {
    for (const group of groupsOf(block)) {
      const filled = group.lines.flatMap((line) => fill(line, said) ?? []);
      room -= filled.reduce((sum, line) => sum + line.length, 0);
      if (filled.length === 0 || room < 0) continue;
      if (group.kind === 'heading') heading = textOf(filled.join(' ').replace(/^# /, ''));
      else parts.push(...partsOf(group.kind, filled, said));
    }
  }
  const subject = textOf(fill(template.subject, said) ?? '');
  // Where a fact of the one is missing the other stands in, and the letter's name for both.
  const named = say(row.name, language);
  return {
    language,
    parts,
    heading: heading || subject || named,
    subject: subject || heading || named,
    ...frameOf(row.audience, facts, context),
  };
}

/** Who writes, and from where. */
function frameOf(
  audience: LetterRow['audience'],
  facts: FrozenFacts,
  { language, replyAddress, institution, logo, team = say(message('letter.team'), language) }: LetterContext,
): Pick<LetterContent, 'sender' | 'logo' | 'signature' | 'footer'> {
  const own = ownNames(facts, institution);
  const why =
    audience === 'patron' && facts.externalId
      ? [
          say(
            message(replyAddress ? 'letter.whyAndReply' : 'letter.why', { request: String(facts.externalId) }),
            language,
          ),
        ]
      : [];
  return {
    sender: institution || (own[0] ?? ''),
    ...(logo ? { logo } : {}),
    signature: audience === 'staff' ? own : [team, ...own],
    footer: [
      // The library has signed above: here it only says where it is.
      [linesOfFact(facts.libraryAddress).join(', '), replyAddress].filter(Boolean).join(' · '),
      ...why,
    ].filter(Boolean),
  };
}

type Kind = 'heading' | 'facts' | 'quote' | 'list' | 'link' | 'paragraph';

const blocksOf = (body: string): string[][] =>
  body.split(/\n\s*\n/).map((block) => block.split('\n').filter((line) => line.trim() !== ''));

/** Neighbours of one kind belong together. */
function groupsOf(lines: readonly string[]): { kind: Kind; lines: string[] }[] {
  const groups: { kind: Kind; lines: string[] }[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const last = groups.at(-1);
    if (last?.kind === kind && kind !== 'link') last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups;
}

function kindOf(line: string): Kind {
  if (line.startsWith('# ')) return 'heading';
  if (/^- [^:]+:/.test(line)) return 'facts';
  if (line.startsWith('> ')) return 'quote';
  if (line.startsWith('* ')) return 'list';
  return /^\[[^\]]+\]\([^)]+\)$/.test(line.trim()) ? 'link' : 'paragraph';
}

function partsOf(kind: Exclude<Kind, 'heading'>, lines: string[], said: Readonly<Record<string, string>>): Part[] {
  if (kind === 'facts') return [{ kind, rows: lines.map(rowOf) }];
  if (kind === 'quote') return [{ kind, lines: lines.flatMap((line) => quoted(line, said)) }];
  if (kind === 'list') return [{ kind, items: lines.map((line) => letterRuns(line.slice(2))) }];
  if (kind === 'link') return lines.flatMap(linkOf);
  return [{ kind, runs: letterRuns(lines.map((line) => line.trim()).join(' ')) }];
}

function rowOf(line: string): { label: string; runs: LetterRun[] } {
  const [, label = '', value = ''] = /^- ([^:]+?)[\s\u00a0]*:\s*(.*)$/.exec(line) ?? [];
  return { label: textOf(label), runs: letterRuns(value) };
}

/** A query has several lines, and each stays one. */
function quoted(line: string, said: Readonly<Record<string, string>>): LetterRun[][] {
  const whole = textOf(line.slice(2));
  const lines = said['queryLines']?.split('\n') ?? [];
  return lines.length > 1 && whole === lines.join(' ') ? lines.map((text) => [{ text }]) : [letterRuns(line.slice(2))];
}

/** Only what a browser opens: no other scheme becomes a link. */
function linkOf(line: string): Part[] {
  const [, label = '', target = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(line.trim()) ?? [];
  const url = unsealed(target).trim();
  return /^https?:\/\/[^\s"<>]+$/i.test(url) ? [{ kind: 'link', label: textOf(label), url }] : [];
}

/** In one line: a subject becomes a header. */
const textOf = (line: string): string =>
  unsealed(line.replaceAll('*', ''))
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
