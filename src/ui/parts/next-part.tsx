import { Button } from '@mantine/core';
import { useAddress } from './address.js';

/** Below a long list: goes on where this part of it ends, when there is more. */
export function NextPart({ after, label }: { after: string | undefined; label: string }) {
  const address = useAddress();
  return after ? (
    <Button variant="subtle" mt="sm" onClick={() => address.set({ after })}>
      {label}
    </Button>
  ) : null;
}
