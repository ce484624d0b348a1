import { type ReactNode, useEffect } from 'react';
import { permissionRows, rolesThatGive } from '../../domain/staff/permissions.js';
import { Empty } from '../parts/empty.js';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { isOpenTo, type Screen } from './screens.js';
import { tabTitle } from './tab-title.js';

/** A page for those who may see it; the others read what is missing and who can give it. */
export function Guarded({ screen, children }: { screen: Screen; children: ReactNode }) {
  const session = useSession();
  const { t, textOf } = useWords();
  const title = t(screen.title);
  useEffect(() => tabTitle.page(title), [title]);
  if (!screen.permission || isOpenTo(screen, session)) return children;
  const words = {
    permission: textOf(permissionRows[screen.permission].label),
    roles: rolesThatGive(screen.permission).map(textOf).join(', '),
    where: screen.forAll ? 'all' : 'any',
  };
  return (
    <>
      <PageHead title={title} />
      <Empty title={t('frame.notAllowed', words)} text={t('frame.notAllowedHow', words)} />
    </>
  );
}
