/** The small view of what is under way, compared with what its requests say. */

const drawnAnew = `do $$
  declare
    differing text;
  begin
    create temp table seen on commit drop as select request_id, to_jsonb(o) - 'version' as shows from open_request o;
    delete from open_request;
    perform draw_open_request(id) from request where closed_at is null;
    select string_agg(format('request %s shows %s instead of %s', coalesce(s.request_id, o.request_id), s.shows, to_jsonb(o) - 'version'), '; ')
      into differing
      from seen s full join open_request o on o.request_id = s.request_id
      where s.shows is distinct from to_jsonb(o) - 'version';
    raise exception '%', coalesce(differing, 'the same') using errcode = 'P0042';
  end $$`;

/** Steps and triggers keep `open_request`: one sentence for all rows that are not what drawing them anew gives. Nothing is changed. */
export async function wronglyShown(query: (sql: string) => Promise<unknown>): Promise<string[]> {
  const said = await query(drawnAnew).then(
    () => 'nothing was compared',
    (error: { code?: string; message: string }) => {
      if (error.code !== 'P0042') throw error;
      return error.message;
    },
  );
  return said === 'the same' ? [] : [`the view of what is under way: ${said}`];
}
