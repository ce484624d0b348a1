import { addDays, endOfDay, localDate } from '../../domain/calendar/calendar.js';
import { readAmount } from '../../domain/request/amount.js';
import type { ActionField } from '../../domain/tables/staff-actions.js';
import { message, type Wording } from '../../words/message.js';
import { illegible, isLegible } from '../receiving/legible.js';

type Problem = { field: string; problem: Wording };
type Read = { value: unknown } | { problem: Wording };

/**
 * The fields of an action's form, read. Unknown fields, missing required ones and values of the wrong shape are
 * named with their remedy. A date means the end of that day at this library.
 */
export function readFields(
  form: readonly ActionField[],
  given: Record<string, unknown>,
  timeZone: string,
): { fields: Record<string, unknown>; problems: Problem[] } {
  const problems: Problem[] = [];
  const fields: Record<string, unknown> = {};
  for (const name of Object.keys(given))
    if (!form.some((field) => field.name === name))
      problems.push({
        field: name,
        problem: message('refusedField.noSuchField', { fields: form.map((field) => field.name).join(', ') || 'none' }),
      });
  for (const field of form) {
    const raw = Object.hasOwn(given, field.name) ? given[field.name] : undefined;
    if (raw === undefined || raw === null || raw === '' || (Array.isArray(raw) && raw.length === 0)) {
      if (field.required)
        problems.push({ field: field.name, problem: message('refusedField.needed', { field: field.label }) });
      continue;
    }
    const read = readers[field.type](raw, field, timeZone);
    if ('problem' in read)
      problems.push({
        field: field.name,
        problem: message('refusedFile.fieldProblem', { field: field.label, problem: read.problem }),
      });
    else fields[field.name] = read.value;
  }
  return { fields, problems };
}

const isText = (raw: unknown): raw is string => typeof raw === 'string';
const yesOrNo = (raw: unknown): Read =>
  typeof raw === 'boolean' ? { value: raw } : { problem: message('refusedField.yesOrNo') };

const readers: Record<ActionField['type'], (raw: unknown, field: ActionField, timeZone: string) => Read> = {
  text: (raw) =>
    isText(raw) && raw.length <= 10_000
      ? isLegible(raw)
        ? { value: raw }
        : { problem: illegible }
      : { problem: message('refusedField.longText', { most: 10_000 }) },
  date: (raw, _field, timeZone) =>
    isText(raw) && isDay(raw)
      ? { value: endOfDay(noonOf(raw, timeZone), timeZone).toISOString() }
      : {
          problem:
            isText(raw) && isWrittenAsDay(raw)
              ? message('refusedField.noDay', { day: raw })
              : message('refusedField.day'),
        },
  datetime: (raw) =>
    isText(raw) && !Number.isNaN(Date.parse(raw))
      ? { value: new Date(raw).toISOString() }
      : { problem: message('refusedField.dayAndTime') },
  amount: (raw) => {
    const amount = isText(raw) ? readAmount(raw) : undefined;
    return amount === undefined ? { problem: message('refusedField.amount') } : { value: amount };
  },
  choice: (raw, field) =>
    field.options?.some((option) => option.value === raw)
      ? { value: raw }
      : {
          problem: message('refusedField.chooseOneOf', {
            values: field.options?.map((option) => option.value).join(', '),
          }),
        },
  choices: (raw, field) => {
    const chosen = isText(raw) ? raw.split(',').map((each) => each.trim()) : raw;
    const values = field.options?.map((option) => option.value) ?? [];
    return Array.isArray(chosen) && chosen.length > 0 && chosen.every((each) => values.includes(each))
      ? { value: [...new Set(chosen)] }
      : { problem: message('refusedField.chooseOneOf', { values: values.join(', ') }) };
  },
  list: (raw) =>
    Array.isArray(raw) &&
    raw.length <= 100 &&
    raw.every((each) => isText(each) && each.trim() !== '' && each.length <= 200 && isLegible(each))
      ? { value: raw }
      : isText(raw) && raw.length <= 10_000 && isLegible(raw)
        ? {
            value: raw
              .split(',')
              .map((each) => each.trim())
              .filter((each) => each !== ''),
          }
        : { problem: message('refusedField.listOfTexts') },
  currency: (raw) =>
    isText(raw) && /^[A-Za-z]{3}$/.test(raw)
      ? { value: raw.toUpperCase() }
      : { problem: message('refusedField.currency') },
  seen: (raw) =>
    (isText(raw) || typeof raw === 'number') && /^\d{1,9}$/.test(String(raw))
      ? { value: String(raw) }
      : { problem: message('refusedField.itsNumber') },
  items: (raw) => readItems(raw),
  yesNo: yesOrNo,
  confirmation: yesOrNo,
  file: (raw) =>
    isText(raw) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(raw)
      ? { value: raw }
      : { problem: message('refusedCopy.gone') },
  url: (raw) =>
    isText(raw) && /^https?:\/\/\S+$/.test(raw) && isLegible(raw) && URL.canParse(raw)
      ? { value: raw }
      : { problem: message('refusedField.httpsAddress') },
};

/** The volumes of a set: with a barcode or a description, or both. */
function readItems(raw: unknown): Read {
  const given = isText(raw) ? raw.split(',') : raw;
  const expected = { problem: message('refusedField.items') };
  if (!Array.isArray(given) || given.length > 100) return expected;
  const items = given.map(itemFrom);
  return items.every((item) => item !== undefined) ? { value: items } : expected;
}

function itemFrom(raw: unknown): { barcode?: string; description?: string } | undefined {
  const { barcode, description, ...more } = isText(raw) ? parted(raw) : ((raw ?? {}) as Record<string, unknown>);
  const words = [barcode, description].filter((word) => word !== undefined);
  const readable = words.every((word) => isText(word) && word.trim() !== '' && word.length <= 200 && isLegible(word));
  if (!readable || words.length === 0 || Object.keys(more).length > 0) return undefined;
  return {
    ...(isText(barcode) ? { barcode: barcode.trim() } : {}),
    ...(isText(description) ? { description: description.trim() } : {}),
  };
}

/** `39345: v. 1` */
function parted(text: string): Record<string, unknown> {
  const [, barcode = '', description = ''] = /^([^:]*):?([\s\S]*)$/.exec(text) ?? [];
  return {
    ...(barcode.trim() ? { barcode } : {}),
    ...(description.trim() ? { description } : {}),
  };
}

const isWrittenAsDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function isDay(text: string): boolean {
  if (!isWrittenAsDay(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return (
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(text) &&
    day.getUTCFullYear() >= 2000 &&
    day.getUTCFullYear() <= 2200
  );
}

/** A moment within the local day, wherever the library is. */
function noonOf(day: string, timeZone: string): Date {
  const noon = new Date(`${day}T12:00:00Z`);
  const local = localDate(noon, timeZone);
  return local === day ? noon : addDays(noon, local > day ? -1 : 1, timeZone);
}
