import { Button } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

type Order = 'hold' | 'suspend' | 'resume' | 'probe';

/** What can be done about sending, by the state that it is in. */
const ordersIn: Record<Thing<'ChannelView'>['state'], readonly Order[]> = {
  closed: ['hold'],
  open: ['probe', 'hold'],
  held: ['resume'],
  suspended: ['resume'],
};

/** Try now, hold, go on: for those who keep partners. */
export function ChannelOrders({
  partner,
}: {
  partner: Pick<Thing<'PartnerView'>, 'code' | 'name' | 'channel' | 'secret'>;
}) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const { code, name, channel, secret } = partner;
  const order = useChange(
    (what: Order) => api.post('/partners/{code}/channel/{order}', { path: { code, order: what } }),
    {
      again: ['/partners', '/partners/{code}', '/node', '/messages'],
      done: (_now, what) => politely(t('exchange.orderOf', { order: t(`exchange.${what}`), name })),
    },
  );
  // Nothing goes before the new address is confirmed.
  const orders = ordersIn[channel.state].filter((what) => what === 'hold' || !secret?.waits);
  if (!may('keepPartners')) return null;
  return (
    <>
      {orders.map((what) => (
        <Button
          key={what}
          variant={what === 'hold' ? 'default' : 'filled'}
          loading={order.isPending && order.variables === what}
          aria-label={t('exchange.orderOf', { order: t(`exchange.${what}`), name })}
          onClick={() => order.mutate(what)}
        >
          {t(`exchange.${what}`)}
        </Button>
      ))}
      <ProblemAlert error={order.error} />
    </>
  );
}
