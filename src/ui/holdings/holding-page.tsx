import { Anchor, Button, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { useAddress } from '../parts/address.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { usePlaceNames } from '../parts/place-names.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { WideTable } from '../parts/wide-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { copyLooks } from './copy-looks.js';
import { CopySteps } from './copy-steps.js';
import classes from './holding.module.css';
import { holdingValues } from './holding-fields.js';

const HoldingDrawer = lazy(() => import('./holding-drawer.js'));

type Copy = Thing<'CopyInUse'>;

/** A title that the library owns: its copies, where each is and for whom, and the requests that wait for one. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const { id = '' } = useParams();
  const { may } = useSession();
  const address = useAddress();
  const { data, error, refetch } = useRead('/holdings/{id}/copies', { path: { id } });
  const holding = data?.copies[0];
  useTabThing(holding?.title);
  if (error) return <PageProblem title="nav.holdings" error={error} retry={() => void refetch()} />;
  if (!data || !holding) return <Loading rows={5} />;
  const { copies, waiting } = data;
  const edited = address.get('open');
  const opened = copies.find((copy) => copy.id === edited);
  const close = () => address.set({ open: undefined });
  const free = copies.filter(({ use }) => use === 'free').length;
  return (
    <>
      <Anchor component={Link} to="/holdings" className={classes.back ?? ''}>
        {t('holdings.back')}
      </Anchor>
      <PageHead
        title={holding.title}
        about={t('holdings.aboutOne')}
        beside={holding.author ? <span>{holding.author}</span> : null}
      >
        {may('readAudit') ? (
          <LinkButton to={`/audit?thing=holding&id=${holding.id}`} variant="default">
            {t('holdings.changes')}
          </LinkButton>
        ) : null}
        {may('keepHoldings') ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => address.set({ open: '+new' })}>
            {t('holdings.addCopy')}
          </Button>
        ) : null}
      </PageHead>
      <p className={classes.facts}>
        <span>{t('holdings.copies', { count: copies.length })}</span>
        <strong>{t('holdings.canBeLent', { count: free })}</strong>
        <span>{t('holdings.waitingCount', { count: waiting.length })}</span>
        {holding.identifiers.map(({ kind, value }) => (
          <span key={`${kind} ${value}`}>
            {kind} <span className="mono">{value}</span>
          </span>
        ))}
      </p>
      <WideTable
        caption={t('holdings.copiesOf', { title: holding.title })}
        head={[
          t('holdings.barcode'),
          t('holdings.location'),
          t('holdings.status'),
          t('holdings.doing'),
          { text: t('holdings.pastLoans'), align: 'right' },
          { text: t('holdings.actions'), isQuiet: true },
        ]}
        minWidth={640}
      >
        {copies.map((copy) => (
          <CopyRow key={copy.id} copy={copy} edit={() => address.set({ open: copy.id })} />
        ))}
      </WideTable>
      <h2 className={classes.heading}>{t('holdings.waiting')}</h2>
      {waiting.length === 0 ? <p>{t('holdings.noneWaits')}</p> : null}
      <ul className={classes.waiting}>
        {waiting.map(({ request, externalId, partner, since }) => (
          <li key={request}>
            <strong>{partner ?? '–'}</strong> <Link to={`/lending/${request}`}>{externalId}</Link>{' '}
            <span>{t('holdings.since', { day: clock.day(since) })}</span>
          </li>
        ))}
      </ul>
      {may('keepHoldings') && (opened || edited === '+new') ? (
        <Suspense fallback={null}>
          <HoldingDrawer key={edited} holding={opened} beginning={ofTitle(holding)} close={close} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Another copy has everything of the first but its barcode. */
function ofTitle(copy: Copy) {
  const { barcode: _own, ...rest } = holdingValues(copy);
  return rest;
}

function CopyRow({ copy, edit }: { copy: Copy; edit: () => void }) {
  const { t } = useWords();
  const clock = useClock();
  const places = usePlaceNames();
  const { may } = useSession();
  const { use, request, externalId, side, partner, since, due } = copy;
  const [tone, icon] = copyLooks[use];
  return (
    <Table.Tr>
      <Table.Th scope="row" className="mono">
        {copy.barcode}
      </Table.Th>
      <Table.Td>
        {t('holdings.place', { library: places.library(copy.library) ?? '', location: copy.locationName })}
        {copy.callNumber ? <div className={classes.small}>{copy.callNumber}</div> : null}
      </Table.Td>
      <Table.Td>
        <ToneBadge tone={tone} icon={icon}>
          {t(`holdings.use_${use}`)}
        </ToneBadge>
      </Table.Td>
      <Table.Td>
        {partner ? <div>{t(`holdings.with_${use === 'moving' ? 'moving' : 'lent'}`, { partner })}</div> : null}
        {request ? (
          <Anchor component={Link} to={`/${side}/${request}`}>
            {externalId}
          </Anchor>
        ) : null}
        {since ? <div className={classes.small}>{t('holdings.since', { day: clock.day(since) })}</div> : null}
        {due ? <div className={classes.small}>{t('holdings.due', { day: dayOf(due, clock.day) })}</div> : null}
      </Table.Td>
      <Table.Td ta="right" className="numbers">
        {copy.pastLoans}
      </Table.Td>
      <Table.Td>
        <div className={classes.steps}>
          {request && may('seeRequests') ? <CopySteps request={request} /> : null}
          {may('keepHoldings') ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('holdings.editOf', { barcode: copy.barcode })}
              onClick={edit}
            >
              {t('holdings.edit')}
            </Button>
          ) : null}
        </div>
      </Table.Td>
    </Table.Tr>
  );
}

/** A record may say when a copy is due in words of its own. */
const dayOf = (text: string, day: (iso: string) => string): string =>
  /^\d{4}-\d{2}-\d{2}/.test(text) ? day(text.slice(0, 10)) : text;
