import { NativeSelect, SegmentedControl } from '@mantine/core';
import { closureKinds } from '../../domain/fulfilment/closures.js';
import { api, type Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { ProblemAlert } from '../parts/problem.js';
import type { FieldRow } from '../records/field-rows.js';
import { Mark } from '../records/marks.js';
import { AddButton, Records } from '../records/records.js';
import { useList } from '../records/use-list.js';
import { useOpened } from '../records/use-opened.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { useClosureNotice } from './closure-notice.js';
import classes from './page.module.css';

type Closure = Thing<'ClosureView'>;
const idOf = ({ id }: Closure) => id;

/** Closures and holidays of each library: business days, due dates and the hold shelf skip them. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const told = useClosureNotice();
  const isLocked = !may('closeLibraries');
  const libraries = useRead('/libraries', { freshMs: 60_000 });
  const first = libraries.data?.items.find(({ resourceSharing }) => resourceSharing) ?? libraries.data?.items[0];
  const wanted = useAddress().get('library');
  const library = libraries.data?.items.find(({ code }) => code === wanted) ?? first;
  const code = library?.code ?? '';
  const list = useList<Closure>('/libraries/{code}/closures', { code }, code !== '');
  const at = useOpened(list.items, idOf);
  const isPast = at.address.get('when') === 'past';
  const today = clock.today();
  const shown = list.items?.filter(({ until }) => until < today === isPast);
  const nameOf = ({ from, until }: Closure) =>
    from === until ? clock.day(from) : t('closures.period', { from: clock.day(from), until: clock.day(until) });
  const fields: FieldRow[] = [
    {
      name: 'kind',
      kind: 'choice',
      label: t('closures.kind'),
      help: t('closures.kindHow'),
      required: true,
      onlyNew: true,
      options: closureKinds.map((value) => ({ value, label: t(`closures.kind_${value}`) })),
    },
    { name: 'from', kind: 'day', label: t('closures.from'), required: true, half: true },
    { name: 'until', kind: 'day', label: t('closures.until'), help: t('closures.untilHow'), half: true },
    { name: 'note', kind: 'long', label: t('closures.note'), help: t('closures.noteHow') },
    { name: 'tell', kind: 'yesNo', label: t('closures.tell'), help: t('closures.tellHow') },
  ];
  if (libraries.error && !libraries.data)
    return <PageProblem title="nav.closures" error={libraries.error} retry={() => void libraries.refetch()} />;
  return (
    <>
      <PageHead title={t('nav.closures')} about={t('closures.about')}>
        {isLocked || !library ? null : <AddButton at={at} label={t('closures.add')} />}
      </PageHead>
      <ProblemAlert error={libraries.error} retry={() => void libraries.refetch()} />
      <div className={classes.above}>
        <NativeSelect
          label={t('closures.library')}
          value={code}
          onChange={(event) => at.address.set({ library: event.currentTarget.value, open: undefined }, true)}
          data={(libraries.data?.items ?? []).map((each) => ({ value: each.code, label: each.name }))}
        />
        <SegmentedControl
          aria-label={t('closures.which')}
          value={isPast ? 'past' : 'next'}
          onChange={(when) => at.address.set({ when: when === 'past' ? when : undefined }, true)}
          data={[
            { value: 'next', label: t('closures.next') },
            { value: 'past', label: t('closures.past') },
          ]}
        />
      </div>
      <Records
        {...{ list, shown, at, idOf, nameOf, fields, isLocked }}
        caption={t('closures.of', { library: library?.name ?? '' })}
        head={t('closures.when')}
        columns={[
          {
            title: t('closures.kind'),
            cell: ({ kind }) => <Mark>{t(`closures.kind_${kind}`)}</Mark>,
          },
          { title: t('closures.note'), cell: ({ note }) => note ?? '–' },
          {
            title: t('closures.told'),
            cell: (closure) => (closure.told ? t('closures.toldOf', { ...closure.told }) : t('closures.toldNobody')),
          },
          {
            title: t('closures.by'),
            cell: ({ createdBy, createdAt }) => t('closures.byWhom', { by: createdBy, day: clock.day(createdAt) }),
          },
        ]}
        valuesOf={(closure) => ({ ...closure, tell: closure.kind === 'closure' })}
        beginning={{ kind: 'closure', tell: true }}
        titleNew={t('closures.addTo', { library: library?.name ?? '' })}
        add={async (body) =>
          told(await api.post('/libraries/{code}/closures', { path: { code }, body: body as never }))
        }
        change={async ({ id }, body) =>
          told(await api.patch('/libraries/{code}/closures/{id}', { path: { code, id }, body: body as never }))
        }
        remove={(closure) => ({
          label: t('closures.remove'),
          ask: closure.told?.partners
            ? t('closures.removeAskTold', { when: nameOf(closure), partners: closure.told.partners })
            : t('closures.removeAsk', { when: nameOf(closure) }),
          run: () => api.delete('/libraries/{code}/closures/{id}', { path: { code, id: closure.id } }),
        })}
        consequence={t('closures.consequence')}
        of={`/closures ${code}`}
        empty={
          isPast
            ? { title: t('closures.noPast'), text: '' }
            : { title: t('closures.empty'), text: t('closures.emptyHow') }
        }
      />
    </>
  );
}
