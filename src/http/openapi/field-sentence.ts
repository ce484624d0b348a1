/** The sentence for a field that a schema refuses: by the keyword that was not kept, with the limits that it names. */

import { type Keywords, writingOf } from '../../contract/shape.js';
import { type Code, type Facts, type Message, message } from '../../words/index.js';

type Said = readonly [code: Code, facts?: Facts];

/** What a person reads whose value does not keep `keyword` of that piece of a schema. */
export const sentenceOfFault = (keyword: string, part: Keywords | undefined, value: unknown): Message =>
  message(...said(keyword, part, value));

function said(keyword: string, part: Keywords | undefined, value: unknown): Said {
  const limit = (name: string): number => Number(part?.[name]);
  switch (keyword) {
    case 'required':
    case 'minLength':
      return limit('minLength') > 1 ? ['field.tooShort', { least: limit('minLength') }] : ['field.empty'];
    case 'additionalProperties':
      return ['field.unknown'];
    case 'const':
      return ['field.choice', { values: String(part?.['const']) }];
    case 'enum':
      return ['field.choice', { values: { oneOf: ((part?.['enum'] ?? []) as unknown[]).filter(isText) } }];
    case 'maxLength':
      return ['field.tooLong', { most: limit('maxLength') }];
    case 'minItems':
      return ['field.tooFew', { least: limit('minItems') }];
    case 'maxItems':
    case 'maxProperties':
      return ['field.tooMany', { most: limit(keyword) }];
    case 'minProperties':
      return ['field.nothingNamed'];
    case 'type':
      return typeSentence(part, value);
    case 'minimum':
    case 'maximum':
      return numberSentence(part);
    case 'format':
      return part?.['format'] === 'date' ? ['field.noSuchDay', { day: String(value) }] : ['field.as_instant'];
    case 'pattern': {
      if (typeof value === 'string' && value.trim() === '') return ['field.empty'];
      const writing = writingOf(part?.['pattern']);
      return writing ? [`field.as_${writing}`] : ['field.unreadable'];
    }
    default:
      return part ? ['field.unreadable'] : ['field.unknown'];
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

function typeSentence(part: Keywords | undefined, value: unknown): Said {
  const types = [part?.['type'] ?? []].flat() as string[];
  if (types.includes('integer') || types.includes('number')) return numberSentence(part);
  if (types.includes('boolean')) return ['field.yesNo'];
  if (types.includes('array')) return ['field.list'];
  if (types.includes('object')) return ['field.parts'];
  return value === null || value === undefined ? ['field.empty'] : ['field.text'];
}

function numberSentence(part: Keywords | undefined): Said {
  const [least, most] = [part?.['minimum'], part?.['maximum']] as (number | undefined)[];
  if (least !== undefined && most !== undefined) return ['field.numberBetween', { least, most }];
  return least === undefined ? ['field.number'] : ['field.numberFrom', { least }];
}
