import { message, type Wording } from '../../words/message.js';
/** Whether a text can be stored and sent: XML and PostgreSQL know neither control characters nor half characters. */
export function isLegible(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text);
}

export const illegible = message('refusedField.illegible');

/** The fields in which some text, however deep, is not legible. */
export function illegibleFields(draft: object): { field: string; problem: Wording }[] {
  return Object.entries(draft).flatMap(([field, value]) =>
    textsIn(value).every(isLegible) ? [] : [{ field, problem: illegible }],
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
