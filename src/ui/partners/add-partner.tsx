import { Button, Drawer, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { Basics, type BasicsSaid, basicsBody, noBasics } from '../partner/basics.js';
import { Once } from '../partner/once.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';

/** A new partner: what must be known to write to it. The token it will call us with is shown this once. */
export function AddPartner({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const go = useNavigate();
  const [said, setSaid] = useState<BasicsSaid>(noBasics);
  const add = useChange(() => api.post('/partners', { body: basicsBody(said) as never }), { again: ['/partners'] });
  const leave = () => (add.data ? void go(`/partners/${encodeURIComponent(add.data.partner.code)}`) : onClose());
  return (
    <Drawer
      opened
      onClose={leave}
      size="lg"
      title={t('partner.add')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {add.data ? (
        <Stack>
          <Once secret={add.data.token} />
          <Group justify="flex-end">
            <Button onClick={leave}>{t('exchange.toPartner')}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate(undefined);
          }}
        >
          <Stack>
            <p>{t('partner.addAbout')}</p>
            <Basics said={said} say={setSaid} errors={add.error?.fields ?? {}} isNew />
            <ProblemAlert error={add.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('frame.close')}
              </Button>
              <Button type="submit" loading={add.isPending}>
                {t('partner.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Drawer>
  );
}
