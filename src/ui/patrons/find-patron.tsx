import { Alert, Anchor, Button, TextInput } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { ProblemAlert } from '../parts/problem.js';
import { readingOf } from '../parts/reading.js';
import { useSession } from '../session/session.js';
import { DeskTable } from '../shelf/desk-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { AskSystem } from './ask-system.js';
import classes from './patrons.module.css';
import { type Loan, withLoans } from './with-loans.js';

const listed = 20;

/** Takes a card under the scanner, or the beginning of a name. A card goes straight to its patron. */
export function FindPatron({ shown }: { shown: string | undefined }) {
  const { t } = useWords();
  const go = useNavigate();
  const address = useAddress();
  const q = address.get('q') ?? '';
  const [text, setText] = useState(q);
  const [isUnknown, setUnknown] = useState(false);
  const clock = useClock();
  const { desk, facts, may } = useSession();
  const at = desk?.code ?? facts.desks[0]?.code ?? '';
  const [lent, setLent] = useState<Loan>();
  /** Somebody without a card takes what waits for them: the code is that of the item. */
  const lend = useChange((barcode: string) => api.post('/loans', { body: { barcode, desk: at } }), {
    again: withLoans,
    done: (loan) => {
      setText('');
      setUnknown(false);
      if (loan.patron) return void go(`/patrons/${encodeURIComponent(loan.patron)}`);
      setLent(loan);
    },
  });
  const field = useRef<HTMLInputElement>(null);
  const { data, error } = useRead('/patrons', { query: { q, limit: listed }, when: q !== '' && !shown, keep: true });
  useEffect(() => {
    // After the frame has put the focus on the page.
    if (!shown) setTimeout(() => field.current?.focus());
  }, [shown]);
  /** What the field and the address last agreed on: a link or the back button changes the field, typing the address. */
  const agreed = useRef(q);
  useEffect(() => {
    if (q === agreed.current) return;
    agreed.current = q;
    setText(q);
  }, [q]);
  useEffect(() => {
    const words = text.trim();
    if (shown || words === agreed.current) return;
    const timer = setTimeout(() => {
      agreed.current = words;
      address.set({ q: words || undefined }, true);
    }, 250);
    return () => clearTimeout(timer);
  }, [text, shown, address]);

  const find = async (typed: string) => {
    const { code } = readingOf(typed);
    if (!code) return;
    const isCard = await api.get('/patrons/{id}', { path: { id: code } }).then(
      () => true,
      () => false,
    );
    if (isCard) {
      setText('');
      return void go(`/patrons/${encodeURIComponent(code)}`);
    }
    const found = await api.get('/patrons', { query: { q: code, limit: 2 } });
    setUnknown(found.items.length === 0);
    setLent(undefined);
    if (found.items.length === 1 && found.items[0]) {
      setText('');
      void go(`/patrons/${encodeURIComponent(found.items[0].id)}`);
    } else if (shown) void go(`/patrons?q=${encodeURIComponent(code)}`);
  };

  return (
    <search className={classes.find}>
      <TextInput
        ref={field}
        size={shown ? 'sm' : 'lg'}
        label={t('counter.find')}
        placeholder={t('counter.findHow')}
        leftSection={<IconUserSearch size={20} aria-hidden />}
        autoComplete="off"
        spellCheck={false}
        value={text}
        mb="sm"
        labelProps={{ mb: 6 }}
        // Without a patron on the page the scanner means this field, wherever the focus is.
        data-scan-field={shown ? undefined : true}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void find(event.currentTarget.value);
        }}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setUnknown(false);
        }}
        error={isUnknown ? t('counter.nobody', { code: text }) : undefined}
      />
      {isUnknown ? (
        <AskSystem
          id={readingOf(text).code}
          found={(id) => {
            setText('');
            setUnknown(false);
            void go(`/patrons/${encodeURIComponent(id)}`);
          }}
        />
      ) : null}
      {isUnknown && may('lendAtDesk') ? (
        <Button mb="sm" variant="default" loading={lend.isPending} onClick={() => lend.mutate(readingOf(text).code)}>
          {t('counter.lendHeld')}
        </Button>
      ) : null}
      {lent ? (
        <Alert
          variant="default"
          mb="sm"
          title={t('counter.lent', { title: lent.title, day: clock.day(lent.dueDay) })}
        />
      ) : null}
      <ProblemAlert error={lend.error ?? error} />
      {shown || q === '' ? null : data && data.items.length > 0 ? (
        <DeskTable
          caption={t('counter.found')}
          rows={data.items}
          columns={[
            {
              head: t('counter.name'),
              isRowHead: true,
              cell: ({ id, name }) => (
                <Anchor component={Link} to={`/patrons/${encodeURIComponent(id)}`}>
                  {name}
                </Anchor>
              ),
            },
            { head: t('counter.card'), cell: ({ id }) => <span className="mono">{id}</span> },
            { head: t('counter.group'), cell: ({ group }) => group ?? '–' },
            { head: t('counter.email'), cell: ({ email }) => email ?? '–' },
            { head: t('counter.standing'), cell: ({ blocked }) => t(blocked ? 'counter.isBlocked' : 'counter.isFine') },
          ]}
        />
      ) : data ? (
        <Empty title={t('counter.nobody', { code: q })} text={t('counter.nobodyHow')} />
      ) : null}
    </search>
  );
}
