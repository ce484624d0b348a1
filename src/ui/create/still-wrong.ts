import { useState } from 'react';

type Problems = Readonly<Record<string, string>>;

/** What was said about the fields that still hold what it was said about; `patron.id` belongs to the field `patron`. */
export function useStillWrong(problems: Problems, values: Readonly<Record<string, unknown>>): Record<string, string> {
  const said = JSON.stringify(problems);
  const [seen, setSeen] = useState({ said, values });
  if (seen.said !== said) setSeen({ said, values });
  const { values: then } = seen.said === said ? seen : { values };
  return Object.fromEntries(
    Object.entries(problems).filter(([name]) => {
      const field = name.split('.')[0] ?? name;
      return JSON.stringify(then[field]) === JSON.stringify(values[field]);
    }),
  );
}
