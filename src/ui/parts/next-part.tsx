import { Button } from '@mantine/core';
import { useAddress } from './address.js';

interface NextPartProps {
  after: string | undefined;
  label: string;
  /** Of a second list on a page: where its part is in the address. */
  name?: string;
}

/** Below a long list: goes on where this part of it ends, when there is more. */
export function NextPart({ after, label, name = 'after' }: NextPartProps) {
  const address = useAddress();
  return after ? (
    <Button variant="subtle" mt="sm" onClick={() => address.set({ [name]: after })}>
      {label}
    </Button>
  ) : null;
}
