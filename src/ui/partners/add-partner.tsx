import { Button, Drawer, Stack } from '@mantine/core';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { Basics, basicsBody, type GivenBasics, noBasics } from '../partner/basics.js';
import { Once } from '../partner/once.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { ProblemAlert } from '../parts/problem.js';
import { Kept, useTyped } from '../records/typed.js';
import { useWords } from '../words/index.js';

/** A new partner: what must be known to write to it. The token it will call us with is shown this once. */
export function AddPartner({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const go = useNavigate();
  const typed = useTyped<GivenBasics>('partner new', noBasics);
  const { value: said, set: setSaid } = typed;
  const add = useChange(() => api.post('/partners', { body: basicsBody(said) as never }), {
    again: ['/partners'],
    done: typed.forget,
  });
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
          <Once parts={add.data.parts} />
          <DialogFooter>
            <Button onClick={leave}>{t('exchange.toPartner')}</Button>
          </DialogFooter>
        </Stack>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate(undefined);
          }}
        >
          <Stack>
            <p>{t('partner.addAbout')}</p>
            <Kept typed={typed} />
            <Basics said={said} say={setSaid} errors={add.error?.fields ?? {}} isNew />
            <ProblemAlert error={add.error} atFields />
            <DialogFooter>
              <Button variant="default" onClick={onClose}>
                {t('records.cancel')}
              </Button>
              <Button type="submit" loading={add.isPending}>
                {t('partner.save')}
              </Button>
            </DialogFooter>
          </Stack>
        </form>
      )}
    </Drawer>
  );
}
