import { Button } from '@mantine/core';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';

/** The button of the institution’s own account; nothing where the node has none. The form stays when it cannot be asked. */
export function OtherSignIn({ back }: { back: string }) {
  const { either } = useWords();
  const { data } = useRead('/sign-in', { freshMs: Number.POSITIVE_INFINITY });
  if (!data?.openId) return null;
  return (
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
  );
}
