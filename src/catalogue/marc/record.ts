/** A MARC 21 record as it is worked with, whatever bytes it came in. */

/** A field of subfields, each a code and its value, in the order of the record. */
export interface DataField {
  tag: string;
  ind1: string;
  ind2: string;
  subfields: [code: string, value: string][];
}

export interface MarcRecord {
  /** 24 characters. */
  leader: string;
  control: [tag: string, value: string][];
  data: DataField[];
}

/** The first control field of this tag. */
export const controlField = ({ control }: MarcRecord, tag: string): string | undefined =>
  control.find(([each]) => each === tag)?.[1];

/** All data fields of these tags, in the order of the record. */
export const fieldsTagged = ({ data }: MarcRecord, ...tags: string[]): DataField[] =>
  data.filter(({ tag }) => tags.includes(tag));

/** The first filled value of a subfield, without the blanks around it. */
export const subfieldOf = ({ subfields }: DataField, code: string): string | undefined =>
  subfields.find(([each, value]) => each === code && value.trim() !== '')?.[1].trim();

/** All filled values of these subfields, in the order of the field. */
export const subfieldsOf = ({ subfields }: DataField, codes: string): string[] =>
  subfields.filter(([code, value]) => codes.includes(code) && value.trim() !== '').map(([, value]) => value.trim());
