/** Which members of a line are times: what is called `…At`, and the lender's date. */
type TimeName = `${string}At` | 'lenderDue';

/** A record as PostgreSQL gives it within JSON: what it lacks is null, and its times are text. */
export type JsonLine<T> = {
  [Name in keyof T]-?: (Name extends TimeName ? string : Exclude<T[Name], undefined>) | Missing<T[Name]>;
};
type Missing<Value> = undefined extends Value ? null : Extract<Value, null>;

/** The same with its times as such. */
export type LineWithTimes<Line> = {
  [Name in keyof Line]: Name extends TimeName ? Date | Extract<Line[Name], null> : Line[Name];
};

export const withTimes = <Line extends object>(line: Line): LineWithTimes<Line> =>
  Object.fromEntries(
    Object.entries(line).map(([name, value]) => [
      name,
      typeof value === 'string' && (name.endsWith('At') || name === 'lenderDue') ? new Date(value) : value,
    ]),
  ) as LineWithTimes<Line>;
