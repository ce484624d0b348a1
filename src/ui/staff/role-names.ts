import { type RoleHeld, roleRows } from '../../domain/staff/staff.js';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';

/** Roles as sentences: `Fulfillment Services Operator at RES_SHARE`. */
export function useRoleNames() {
  const { t, textOf } = useWords();
  const { data } = useRead('/libraries', { freshMs: 60_000 });
  const names = new Map((data?.items ?? []).map(({ code, name }) => [code, name]));
  const nameOf = ({ role, library }: RoleHeld): string =>
    t('access.roleAt', {
      role: textOf(roleRows[role].label),
      library: library ? (names.get(library) ?? library) : t('access.everywhere'),
    });
  return { nameOf, libraries: data?.items ?? [] };
}
