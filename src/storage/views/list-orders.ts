/** The orders of a list. Each row has one place in each: what it is sorted by, then the id, which rises with its creation. */
import { states } from '../../domain/states.js';
import type { Side } from '../../engine/model/actor.js';
import type { RequestFilter } from '../../engine/model/requests.js';
import { isRowId } from '../row-id.js';
import { type Add, idOf, roadOf } from './list-roads.js';
import { needsFirst } from './turns.js';

export interface Order {
  /** What rows are compared by before the id; none: by the id alone. */
  of?: string;
  /** What a key of this order says is put in the place of `of`. */
  from?: (key: string, add: Add) => string | undefined;
  id: string;
  by: string;
  key: string;
  down: boolean;
  join?: string;
}

type Sort = Pick<Order, 'of' | 'from' | 'join'> & { text: string };

/** Those by other things than the id are for the small active view. */
const sorts: Record<Exclude<NonNullable<RequestFilter['sort']>, 'created'>, (down: boolean, add: Add) => Sort> = {
  needs: () => byNumber(needsFirst),
  updated: () => byTime('r.updated_at', 'infinity'),
  // Requests without a due date stand behind all that have one.
  due: (down) => byTime('r.due_date', down ? '-infinity' : 'infinity'),
  title: () => byText(`coalesce(r.title_key, '')`),
  partner: () => ({
    ...byText(`coalesce(x.name, '')`),
    join: 'left join (select code, plain_words(name) as name from partner) x on x.code = r.partner_code',
  }),
  // As they follow each other in the life of a loan.
  state: (_down, add) => {
    const place = `coalesce(array_position(${add(statesInOrder)}::text[], r.side || '.' || r.state), 0)`;
    return {
      of: place,
      text: `${place}::text`,
      from: (key, put) => (/^\d{1,4}$/.test(key) ? `${put(key)}::int` : undefined),
    };
  },
};

const statesInOrder = (Object.keys(states) as Side[]).flatMap((side) =>
  Object.keys(states[side]).map((state) => `${side}.${state}`),
);

const byText = (value: string): Sort => {
  const of = `${value} collate "C"`;
  return { of, text: value, from: (key, add) => add(key) };
};

const byNumber = (value: string): Sort => {
  const of = `(${value})`;
  return { of, text: `${of}::text`, from: (key, add) => (/^\d{1,18}$/.test(key) ? `${add(key)}::bigint` : undefined) };
};

/** To the microsecond, as the database has it. */
const byTime = (column: string, none: string): Sort => ({
  of: `coalesce(${column}, '${none}')`,
  text: `coalesce((extract(epoch from ${column}) * 1000000)::bigint::text, '${none}')`,
  from: (key, add) => {
    if (/^-?infinity$/.test(key)) return `${add(key)}::timestamptz`;
    return /^-?\d{1,18}$/.test(key)
      ? `timestamptz 'epoch' + ${add(key)}::bigint * interval '1 microsecond'`
      : undefined;
  },
});

export function orderOf(filter: RequestFilter, add: Add): Order {
  const { sort = 'created', order } = filter;
  const usual = sort === 'created' || sort === 'updated' ? 'desc' : 'asc';
  const way = order ?? usual;
  const down = way === 'desc';
  const id = idOf[roadOf(filter)];
  if (sort === 'created') return { id, by: `${id} ${way}`, key: `${id}::text`, down };
  const { text, ...rest } = sorts[sort](down, add);
  return { ...rest, id, by: `${rest.of} ${way}, ${id} ${way}`, key: `${text} || '/' || ${id}`, down };
}

/** A key that is none of this order's is the start of the list. */
export function afterKey(after: string | undefined, { of, from, id, down }: Order, add: Add): string[] {
  const than = down ? '<' : '>';
  const [, key = '', last] = /^(?:(.*)\/)?(\d{1,19})$/s.exec(after ?? '') ?? [];
  if (!last || !isRowId(last)) return [];
  if (!of) return [`${id} ${than} ${add(last)}`];
  const at = from?.(key, add);
  return at ? [`(${of}, ${id}) ${than} (${at}, ${add(last)}::bigint)`] : [];
}
