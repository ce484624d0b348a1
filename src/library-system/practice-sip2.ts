/** The lines of SIP2 that the practice system answers: login, status, patron. */
import { sipDate, sipLine } from './sip2.js';

/** What a line asks; an unknown one asks nothing. */
export interface PracticeQuestion {
  code: string;
  sequence: number;
  institution: string;
  /** Of a patron. */
  card?: string;
  pin?: string;
}

interface PracticePatron {
  id: string;
  pin: string;
  name: string;
  email: string;
  group: string;
  blocked?: boolean;
}

export function practiceQuestion(line: Buffer): PracticeQuestion {
  const text = line.toString('utf8').trim();
  const field = (name: string) => new RegExp(`(?:\\||^.{33})${name}([^|]*)\\|`).exec(text)?.[1];
  const code = text.slice(0, 2);
  const pin = field('AD');
  return {
    code,
    sequence: Number(/AY(\d)(?:AZ[\dA-F]{4})?$/i.exec(text)?.[1] ?? 0),
    institution: /AO([^|]*)\|/.exec(text)?.[1] ?? '',
    ...(code === '63' ? { card: field('AA') ?? '' } : {}),
    ...(pin ? { pin } : {}),
  };
}

/** `96` asks for the line again: it was none that is known here. */
export function practiceSip2Answer(
  { code, sequence, institution, card, pin }: PracticeQuestion,
  user: PracticePatron | undefined,
  at: Date,
): string {
  if (code === '93') return sipLine('941', {}, sequence);
  const date = sipDate(at);
  if (code === '99') return sipLine(`98YYYYNN010003${date}2.00`, { AO: 'PRACTICE', BX: 'NNYNYNNNNNNNNNNN' }, sequence);
  if (code !== '63') return sipLine('96', {}, sequence);
  const status = `${user?.blocked ? 'Y' : ' '}${' '.repeat(13)}`;
  return sipLine(
    `64${status}001${date}${'0000'.repeat(6)}`,
    user
      ? {
          ...{ AO: institution, AA: user.id, AE: user.name, BL: 'Y', BE: user.email, PC: user.group },
          CQ: pin === undefined ? undefined : pin === user.pin ? 'Y' : 'N',
          AF: user.blocked ? 'Block Check Out' : undefined,
        }
      : { AO: institution, AA: card, AE: '', BL: 'N' },
    sequence,
  );
}

/** A line whose checksum is wrong. */
export const withWrongChecksum = (line: string): string => line.replace(/AZ[\dA-F]{4}\r$/, 'AZ0000\r');
