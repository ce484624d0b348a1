/** Lines that PostgreSQL gave as JSON, which has no times: what is called `…At`, and the lender's date, is one. */
export const withTimes = (line: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(line).map(([name, value]) => [
      name,
      typeof value === 'string' && (name.endsWith('At') || name === 'lenderDue') ? new Date(value) : value,
    ]),
  );
