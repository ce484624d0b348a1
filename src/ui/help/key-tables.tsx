import { Kbd, Table } from '@mantine/core';
import { goKeys, type KeyRow, keyCap, keyRows } from '../frame/key-rows.js';
import { type Key, useWords } from '../words/index.js';
import classes from './help.module.css';

/** The places of the desk that have keys, as they are named here. */
const parts: readonly (readonly [title: Key, place: keyof typeof keyRows])[] = [
  ['help.inLists', 'list'],
  ['help.onHome', 'home'],
  ['help.onRequest', 'request'],
  ['help.onCreate', 'create'],
  ['help.onScan', 'scan'],
  ['help.onExchange', 'exchange'],
];

/** Where the keys go, by its name in the menu. */
const titles: Readonly<Record<string, Key>> = {
  '/': 'nav.home',
  '/borrowing': 'nav.borrowing',
  '/lending': 'nav.lending',
  '/scan/receive': 'nav.receive',
  '/scan/ship': 'nav.ship',
  '/scan/in': 'nav.scanIn',
  '/scan/return': 'nav.return',
  '/exchange': 'nav.exchange',
  '/partners': 'nav.partners',
};

/** Every key of the desk, place by place. The ways to go come from the keys themselves. `isOff`: single letters do nothing. */
export function KeyTables({ isOff = false }: { isOff?: boolean }) {
  const { t } = useWords();
  const rowsOf = (place: keyof typeof keyRows) =>
    Object.values<KeyRow>(keyRows[place]).map(({ key, says }): [string[], string] => [[keyCap(key)], t(says)]);
  const pages = Object.entries(goKeys).flatMap(([key, path]) => {
    const title = titles[path];
    return title ? [{ key, page: t(title) }] : [];
  });
  return (
    <>
      <p>{t(isOff ? 'help.keysOff' : 'help.keysAbout')}</p>
      <h2>{t('help.everywhere')}</h2>
      <KeyTable
        caption={t('help.everywhere')}
        rows={[
          ...rowsOf('everywhere'),
          ...pages.map(({ key, page }): [string[], string] => [['g', key], t('help.k_go', { page })]),
        ]}
      />
      {parts.map(([title, place]) => (
        <section key={title}>
          <h2>{t(title)}</h2>
          <KeyTable caption={t(title)} rows={rowsOf(place)} />
        </section>
      ))}
    </>
  );
}

function KeyTable({ caption, rows }: { caption: string; rows: readonly (readonly [readonly string[], string])[] }) {
  const { t } = useWords();
  return (
    <Table className={classes.table ?? ''} verticalSpacing={5}>
      <caption className="only-read-aloud">{caption}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w={150}>
            {t('help.key')}
          </Table.Th>
          <Table.Th scope="col">{t('help.does')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([keys, says]) => (
          <Table.Tr key={keys.join(' ')}>
            <Table.Th scope="row">
              {keys.map((key) => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </Table.Th>
            <Table.Td>{says}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
