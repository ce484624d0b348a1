import type { EntitySchemaColumnOptions } from 'typeorm';

/** `id bigint generated always as identity`. TypeORM knows the strategy; its type for schemas leaves it out. */
export const identityColumn: EntitySchemaColumnOptions & { generatedIdentity: 'ALWAYS' } = {
  type: 'bigint',
  primary: true,
  generated: 'identity' as 'increment',
  generatedIdentity: 'ALWAYS',
};
