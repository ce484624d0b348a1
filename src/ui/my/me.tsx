import { Navigate } from 'react-router';
import type { MyFee, MyRequest } from '../../domain/patrons-side/views.js';
import { languageRow } from '../../words/languages.js';
import { SideColumn } from './column.js';
import { useTitle } from './frame.js';
import { useHere, useLoad } from './session.js';
import { usePatronWords } from './words.js';

/** What the library knows of the patron, as far as these pages need it. */
export function Component() {
  const { t, language } = usePatronWords();
  const { patron } = useHere();
  const open = useLoad<{ items: MyRequest[] }>(patron ? '/requests?closed=false&limit=50' : undefined);
  const account = useLoad<{ fees: MyFee[] }>(patron ? '/account' : undefined);
  useTitle(t('me'));
  if (!patron) return <Navigate to="/sign-in?back=%2Fme" replace />;
  const rows = [
    [t('name'), patron.name],
    [t('card'), patron.card],
    [t('email'), patron.email ?? t('noEmail')],
    [t('language'), languageRow(language).name],
  ] as const;
  return (
    <div className="my-beside">
      <SideColumn here="me" open={open.data?.items} fees={account.data?.fees} />
      <div className="my-narrow">
        <h1>{t('me')}</h1>
        <table className="my-table">
          <tbody>
            {rows.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="my-second">{t('meHow')}</p>
      </div>
    </div>
  );
}
