import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { Basics, basicsBody, type GivenBasics, noBasics } from '../partner/basics.js';
import { Once } from '../partner/once.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { FormDrawer } from '../records/form-drawer.js';
import { useKeptForm } from '../records/kept-form.js';
import { useWords } from '../words/index.js';

/** A new partner: what must be known to write to it. The token it will call us with is shown this once. */
export function AddPartner({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const go = useNavigate();
  const add = useChange((said: GivenBasics) => api.post('/partners', { body: basicsBody(said) as never }), {
    again: ['/partners'],
    done: () => form.forget(),
  });
  const form = useKeptForm('partner new', noBasics, { error: add.error });
  const leave = () => (add.data ? void go(`/partners/${encodeURIComponent(add.data.partner.code)}`) : onClose());
  return (
    <FormDrawer
      title={t('partner.add')}
      about={t('partner.addAbout')}
      form={form}
      adding={add}
      submit={t('records.save')}
      onClose={leave}
      made={
        add.data && (
          <>
            <Once parts={add.data.parts} />
            <DialogFooter>
              <Button onClick={leave}>{t('exchange.toPartner')}</Button>
            </DialogFooter>
          </>
        )
      }
    >
      <Basics form={form} isNew />
    </FormDrawer>
  );
}
