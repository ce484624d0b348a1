import { EntitySchema } from 'typeorm';

/** A member of staff. */
export interface StoredStaff {
  code: string;
  name: string;
  email: string | null;
  language: string;
  theme: 'light' | 'dark' | 'system';
  createdAt: Date;
  /** Since then they may not sign in, nor be given requests. */
  deactivatedAt: Date | null;
  lastSignInAt: Date | null;
}

export const staffTable = new EntitySchema<StoredStaff>({
  name: 'staff',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    email: { type: 'text', nullable: true },
    language: { type: 'text', default: 'en' },
    theme: { type: 'text', default: 'system' },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    deactivatedAt: { type: 'timestamptz', name: 'deactivated_at', nullable: true },
    lastSignInAt: { type: 'timestamptz', name: 'last_sign_in_at', nullable: true },
  },
  checks: [
    { name: 'staff_language_check', expression: "((language ~ '^[a-z]{2,3}$'::text))" },
    {
      name: 'staff_theme_check',
      expression: "((theme = ANY (ARRAY['light'::text, 'dark'::text, 'system'::text])))",
    },
  ],
  indices: [
    { name: 'staff_name', columns: ['name', 'code'] },
    { name: 'staff_code_any_case', synchronize: false },
  ],
});
