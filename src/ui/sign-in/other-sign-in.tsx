import { Anchor, Button } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';

/** A forgotten password, and the button of the institution’s own account; nothing where the node has neither. The form stays when it cannot be asked. */
export function OtherSignIn({ back }: { back: string }) {
  const { t, either } = useWords();
  const { data } = useRead('/sign-in', { freshMs: Number.POSITIVE_INFINITY });
  const forgotten = data?.forgotten ? (
    <p>
      <Anchor component={Link} to="/new-password">
        {t('sign.forgotten')}
      </Anchor>
    </p>
  ) : null;
  if (!data?.openId) return forgotten;
  return (
    <>
      {forgotten}
      <Button
        component="a"
        href={`${data.openId.path}?returnTo=${encodeURIComponent(back)}`}
        variant="default"
        size="md"
        fullWidth
        mt="md"
      >
        {either(data.openId)}
      </Button>
    </>
  );
}
