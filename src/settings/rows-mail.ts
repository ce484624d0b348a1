import type { SettingRow } from './rows.js';

/** The server that takes letters, reports and notices. */
export const mailRows = {
  smtpHost: {
    env: 'INTERLEND_SMTP_HOST',
    type: 'text',
    default: '',
  },
  smtpPort: {
    env: 'INTERLEND_SMTP_PORT',
    type: 'port',
    default: '587',
  },
  smtpTls: {
    env: 'INTERLEND_SMTP_TLS',
    type: 'text',
    default: 'starttls',
  },
  smtpUser: {
    env: 'INTERLEND_SMTP_USER',
    type: 'text',
    default: '',
  },
  smtpPassword: {
    env: 'INTERLEND_SMTP_PASSWORD',
    type: 'secret',
    default: '',
    least: 1,
  },
  smtpFrom: {
    env: 'INTERLEND_SMTP_FROM',
    type: 'text',
    default: '',
  },
} as const satisfies Record<string, SettingRow>;
