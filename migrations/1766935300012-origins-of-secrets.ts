import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What we present to a partner is bound to the origin for which it was entered; what is stored already, to that of the address of
 * today. What the version before stores meanwhile is bound to none, and waits to be confirmed.
 */
export class OriginsOfSecrets1766935300012 implements MigrationInterface {
  static readonly does = 'Binds each credential of a partner to the origin for which it was entered.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table partner add column outbound_origin text,
        add column url_import bigint references directory_import on delete set null`,
    );
    await runner.query(
      `comment on column partner.outbound_origin is 'Scheme, host and port for which outbound_auth was entered: it is presented nowhere else.'`,
    );
    await runner.query(
      `comment on column partner.url_import is 'The directory file that brought the address; empty: it was given by hand.'`,
    );
    const partners: { code: string; url: string }[] = await runner.query(
      'select code, url from partner where outbound_auth is not null',
    );
    for (const { code, url } of partners)
      if (URL.canParse(url))
        await runner.query('update partner set outbound_origin = $2 where code = $1', [code, originOf(url)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner drop column outbound_origin, drop column url_import');
  }
}

/** As `src/domain/partner/origin.ts` says it. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host.toLowerCase()}`;
}
