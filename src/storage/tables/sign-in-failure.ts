import { EntitySchema } from 'typeorm';

/** How often an account, or an address, has failed to sign in lately. */
export interface SignInFailureRow {
  source: string;
  failures: number;
  since: Date;
}

export const signInFailureTable = new EntitySchema<SignInFailureRow>({
  name: 'sign_in_failure',
  columns: {
    source: { type: 'text', primary: true },
    failures: { type: 'integer' },
    since: { type: 'timestamptz' },
  },
  indices: [{ name: 'sign_in_failure_since', columns: ['since'] }],
});
