import { Button, Group, Radio, Table } from '@mantine/core';
import { IconReplace } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { type Request, remember } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './copy-box.module.css';
import { CopyFacts, copyOf, ShelfStatus, useCopyWords } from './copy-facts.js';

/** While nothing has gone out, another copy can be chosen. */
const before: ReadonlySet<string> = new Set([
  ...['created', 'locateFailed', 'beingProcessed', 'willSupply', 'conditional'],
]);

/** Of a request to lend: the copy that was found for it, and the others in its place. */
export function CopyBox({ request }: { request: Request }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const { why } = useCopyWords();
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState<string>();
  const copy = copyOf(request);
  const candidates = request.fulfilment?.candidates ?? [];
  const choose = useChange(
    (barcode: string) =>
      api.put('/requests/{id}/copy', { path: { id: request.id }, body: { version: request.version, barcode } }),
    {
      done: (now, barcode) => {
        remember(now);
        setOpen(false);
        setWanted(undefined);
        politely(t('request.copyChosen', { barcode }));
      },
    },
  );
  if (!copy || request.side !== 'lending' || !before.has(request.state)) return null;
  const chosen = wanted ?? copy.barcode;
  return (
    <section className={classes.box} aria-labelledby="copy-to-lend">
      <Group justify="space-between" gap="sm">
        <h2 id="copy-to-lend" className={classes.title}>
          {t('request.copyToLend')}
        </h2>
        {candidates.length > 1 && may('workOnRequests') ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconReplace size={16} aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t('request.chooseCopy')}
          </Button>
        ) : null}
      </Group>
      <CopyFacts copy={copy} />
      {isOpen ? (
        <>
          <Radio.Group
            aria-label={t('request.copiesFound', { count: candidates.length })}
            value={chosen}
            onChange={setWanted}
          >
            <div className={classes.scroll}>
              <Table className={classes.copies ?? ''}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t('request.copiesFound', { count: candidates.length })}</Table.Th>
                    <Table.Th scope="col">{t('request.copyCallNumber')}</Table.Th>
                    <Table.Th scope="col">{t('request.copyStatus')}</Table.Th>
                    <Table.Th scope="col">{t('request.copyWhy')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {candidates.map((each) => (
                    <Table.Tr key={each.barcode}>
                      <Table.Td>
                        <Radio
                          value={each.barcode}
                          disabled={!each.available}
                          label={each.libraryName}
                          description={each.locationName}
                        />
                      </Table.Td>
                      <Table.Td>
                        {each.callNumber ?? '–'}
                        <div className="mono">{each.barcode}</div>
                      </Table.Td>
                      <Table.Td>
                        <ShelfStatus copy={each} />
                      </Table.Td>
                      <Table.Td>{why(each)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          </Radio.Group>
          <ProblemAlert error={choose.error} />
          <Group justify="space-between" mt="sm" gap="sm">
            <small>
              {t('request.copyNothingSent', {
                partner: request.partnerName ?? request.partner ?? t('request.thePartner'),
              })}
            </small>
            <Group gap="sm">
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('frame.close')}
              </Button>
              <Button
                disabled={chosen === copy.barcode}
                loading={choose.isPending}
                onClick={() => choose.mutate(chosen)}
              >
                {t('request.useCopy')}
              </Button>
            </Group>
          </Group>
        </>
      ) : null}
    </section>
  );
}
