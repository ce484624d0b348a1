import { Button, Group, Table } from '@mantine/core';
import { useState } from 'react';
import type { Thing } from '../api/client.js';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useList } from '../records/use-list.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { useFieldName } from './field-name.js';
import { Tokens } from './tokens.js';
import { Value } from './value.js';

type Proposal = Thing<'DirectoryProposal'>;
const again = ['/directory/proposals', '/partners', '/rota-warnings', '/rota-templates'] as const;

/** Partners of files that are not known here: added or left out, one by one. */
export function Proposals() {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const list = useList<Proposal>('/directory/proposals');
  const [tokens, setTokens] = useState<{ partner: string; token: string }[]>([]);
  const accept = useChange(
    ({ key }: Proposal) => api.post('/directory/proposals/{code}/accept', { path: { code: key } }),
    {
      again,
      done: ({ proposal, token }) => {
        politely(t('directory.accepted', { partner: proposal.title }));
        if (token) setTokens((now) => [...now, { partner: proposal.title, token }]);
      },
    },
  );
  const refuse = useChange(
    ({ key }: Proposal) => api.post('/directory/proposals/{code}/refuse', { path: { code: key } }),
    { again, done: ({ title }) => politely(t('directory.refused', { partner: title })) },
  );
  if (list.error && !list.items) return <ProblemAlert error={list.error} retry={() => void list.again()} />;
  if (!list.items) return <Loading rows={4} />;
  return (
    <>
      <Tokens tokens={tokens} onClose={() => setTokens([])} />
      <ProblemAlert error={accept.error ?? refuse.error} />
      {list.items.length === 0 ? (
        <Empty title={t('directory.noProposals')} text={t('directory.noProposalsHow')} />
      ) : (
        <WideTable
          caption={t('directory.tab_proposals')}
          head={[t('directory.partner'), t('directory.says'), t('directory.from'), t('directory.decide')]}
          minWidth={640}
        >
          {list.items.map((proposal) => (
            <Table.Tr key={proposal.key}>
              <Table.Th scope="row">{proposal.title}</Table.Th>
              <Table.Td>
                <Says record={proposal.record} />
              </Table.Td>
              <Table.Td>
                {t('directory.proposedBy', { issuer: proposal.issuer, day: clock.day(proposal.proposedAt) })}
              </Table.Td>
              <Table.Td>
                {may('keepPartners') ? (
                  <Group gap="xs" wrap="nowrap">
                    <Button
                      size="compact-sm"
                      aria-label={t('directory.acceptOf', { partner: proposal.title })}
                      loading={accept.isPending && accept.variables === proposal}
                      onClick={() => accept.mutate(proposal)}
                    >
                      {t('directory.accept')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('directory.refuseOf', { partner: proposal.title })}
                      loading={refuse.isPending && refuse.variables === proposal}
                      onClick={() => refuse.mutate(proposal)}
                    >
                      {t('directory.refuse')}
                    </Button>
                  </Group>
                ) : (
                  '–'
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      )}
    </>
  );
}

const shown = ['code', 'symbols', 'url', 'dialect', 'systemType'];

function Says({ record }: { record: Record<string, unknown> }) {
  const nameOf = useFieldName();
  return shown
    .filter((field) => record[field] !== undefined)
    .map((field) => (
      <div key={field}>
        <strong>{nameOf(field)}</strong> <Value field={field} value={record[field]} />
      </div>
    ));
}
