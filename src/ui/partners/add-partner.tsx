import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { Basics, basicsBody, type GivenBasics, noBasics } from '../partner/basics.js';
import { CredentialOnce } from '../partner/credential-once.js';
import { FormDrawer } from '../records/form-drawer.js';
import { useKeptForm } from '../records/kept-form.js';
import { useWords } from '../words/index.js';

/** A new partner: what must be known to write to it. The token it will call us with is shown this once. */
export function AddPartner({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const go = useNavigate();
  const add = useChange((said: GivenBasics) => api.post('/partners', { body: basicsBody(said) as never }), {
    again: ['/partners'],
    done: ({ partner, parts }) => {
      form.forget();
      // A partner that speaks only e-mail has no credential to be shown.
      if (parts.length === 0) void go(`/partners/${encodeURIComponent(partner.code)}`);
    },
  });
  const form = useKeptForm('partner new', noBasics, { error: add.error });
  const leave = () => (add.data ? void go(`/partners/${encodeURIComponent(add.data.partner.code)}`) : onClose());
  if (add.data && add.data.parts.length > 0)
    return <CredentialOnce partner={add.data.partner} parts={add.data.parts} onClose={leave} />;
  return (
    <FormDrawer
      title={t('partner.add')}
      about={t('partner.addAbout')}
      form={form}
      adding={add}
      submit={t('records.save')}
      onClose={onClose}
    >
      <Basics form={form} isNew />
    </FormDrawer>
  );
}
