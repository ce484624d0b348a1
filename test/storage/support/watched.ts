import pg from 'pg';

interface Asked {
  text: string;
  values: unknown[];
}

/** Every statement that `work` sends to the database, with its values. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given as [string | Asked, unknown];
    if (typeof first === 'string') asked.push({ text: first, values: Array.isArray(second) ? second : [] });
    else if (typeof first?.text === 'string') asked.push({ text: first.text, values: first.values ?? [] });
    return (original as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return asked.filter(({ text }) => /^[\s(]*(select|with|update|delete|insert)/i.test(text));
}

/** More rows than this thrown away by one step of a plan: it goes through a table and looks at each row. */
const fewRows = 3_000;

/** What these statements read from end to end: tables without an index, and indexes walked row by row. Nothing is changed. */
export async function readWhole(pool: pg.Pool, statements: Asked[]): Promise<string[]> {
  const client = await pool.connect();
  const whole: string[] = [];
  try {
    for (const { text, values } of statements) {
      await client.query('begin');
      const plan = await client.query(`explain (analyze, costs off, timing off, summary off) ${text}`, values);
      await client.query('rollback');
      const lines = plan.rows.map((row) => String(row['QUERY PLAN']));
      for (const [, table = ''] of lines.join('\n').matchAll(/Seq Scan on (\w+)/g))
        if (!small.includes(table)) whole.push(table);
      for (const line of lines)
        if (Number(/Rows Removed by Filter: (\d+)/.exec(line)?.[1] ?? 0) > fewRows)
          whole.push(`${line.trim()} in ${text}`);
    }
  } finally {
    client.release();
  }
  return whole;
}

/** Tables that are read whole with good reason: the libraries of a node are few; the words of a small library are too. */
const small = ['library', 'lexicon'];
