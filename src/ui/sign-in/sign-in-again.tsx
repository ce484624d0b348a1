import { Modal } from '@mantine/core';
import { useWords } from '../words/index.js';
import { SignInForm } from './sign-in-form.js';

/** The session ended while somebody worked: the page and all that is typed in it stay underneath. */
export function SignInAgain({ user }: { user: string }) {
  const { t } = useWords();
  return (
    <Modal
      opened
      onClose={() => location.assign('/sign-in')}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t('sign.again')}
    >
      <p>{t('sign.againHow')}</p>
      <SignInForm user={user} done={() => {}} />
    </Modal>
  );
}
