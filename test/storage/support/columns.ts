/** The columns of an answer beside the type of a row. */

/** A column of a statement's answer: its name, and the OID of its type. */
export interface AnswerColumn {
  name: string;
  dataTypeID: number;
}

/** A property of a row's type: the kinds of value that it may be, without null. */
export interface RowProperty {
  name: string;
  kinds: string[];
  /** Not every statement with such rows answers with it. */
  isOptional?: boolean;
}

/** A row type with that as a property allows for columns that it does not name. */
export const anyOther = '*';

/** What the driver makes of a type, by its OID. What is JSON may be anything. */
export const kinds = new Map([
  [16, 'boolean'],
  [17, 'Buffer'],
  ...[18, 19, 20, 25, 869, 1042, 1043, 1700, 2205, 2950].map((oid): [number, string] => [oid, 'string']),
  ...[21, 23, 26, 700, 701].map((oid): [number, string] => [oid, 'number']),
  ...[1082, 1114, 1184].map((oid): [number, string] => [oid, 'Date']),
  ...[1009, 1015, 1016, 2951].map((oid): [number, string] => [oid, 'string[]']),
  ...[1005, 1007, 1021, 1022].map((oid): [number, string] => [oid, 'number[]']),
]);
const json = [114, 3802];

/** A sentence for each column that the type does not name, or names as another kind. */
export function differences(row: readonly RowProperty[], columns: readonly AnswerColumn[]): string[] {
  const isOpen = row.some(({ name }) => name === anyOther);
  const missing = row.filter(
    ({ name, isOptional }) => name !== anyOther && !isOptional && !columns.some((each) => each.name === name),
  );
  return [
    ...missing.map(({ name }) => `${name} is no column of the answer`),
    ...columns.flatMap(({ name, dataTypeID }) => {
      const property = row.find((each) => each.name === name);
      if (!property) return isOpen ? [] : [`${name} is in no row type`];
      const kind = json.includes(dataTypeID) ? undefined : (kinds.get(dataTypeID) ?? `type ${dataTypeID}`);
      return kind === undefined || property.kinds.includes(kind)
        ? []
        : [`${name} comes as ${kind}, its type says ${property.kinds.join(' or ')}`];
    }),
  ];
}
