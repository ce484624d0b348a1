/** Adds so many partners to an empty directory, as a consortium has them: one symbol and one token each, some of them in trouble. */
export async function addPartners(rows: (sql: string) => Promise<unknown>, count: number): Promise<void> {
  const n = `from generate_series(1, ${count}) n`;
  await rows(`insert into partner (code, name, dialect, iso_version, url, rank)
    select 'C' || lpad(n::text, 4, '0'), case when n % 2 = 0 then 'Bibliothèque de Québec ' else 'Library of Ontario ' end || n,
      'interlend', '2021-2', 'http://127.0.0.1:9/' || n, n ${n}`);
  await rows(`insert into partner_symbol (symbol, partner_code) select 'ISIL:CA-' || code, code from partner where code like 'C%'
    on conflict do nothing`);
  await rows(`insert into partner_credential (partner_code, kind, prefix, secret_hash)
    select code, 'token', 'ilt_' || code, md5(code) || md5(code) from partner where code like 'C%'`);
  await rows(`insert into partner_channel (partner_code, state, opened_at)
    select code, case when rank % 1000 = 500 then 'open' when rank % 1000 = 700 then 'held' else 'closed' end, now()
    from partner where code like 'C%' on conflict do nothing`);
}
