import type { SettingRow } from './rows.js';

/** The server that takes letters, reports and notices. */
export const mailRows = {
  smtpHost: {
    env: 'INTERLEND_SMTP_HOST',
    type: 'text',
    default: '',
    says: 'The mail server (SMTP) that letters and reports are handed to; without it they wait, and staff are told.',
  },
  smtpPort: {
    env: 'INTERLEND_SMTP_PORT',
    type: 'port',
    default: '587',
    says: 'Its port: 587 or 25, or 465 for a connection that is secure from its first byte.',
  },
  smtpTls: {
    env: 'INTERLEND_SMTP_TLS',
    type: 'text',
    default: 'starttls',
    says: 'How the connection is secured: `starttls` (required), `implicit` (from the first byte, port 465), or `none`, only for a server on a private network.',
  },
  smtpUser: {
    env: 'INTERLEND_SMTP_USER',
    type: 'text',
    default: '',
    says: 'The account at the mail server, where it asks for one.',
  },
  smtpPassword: {
    env: 'INTERLEND_SMTP_PASSWORD',
    type: 'secret',
    default: '',
    least: 1,
    says: 'The password of that account.',
  },
  smtpFrom: {
    env: 'INTERLEND_SMTP_FROM',
    type: 'text',
    default: '',
    says: 'The address that mails come from (ill@library.example.ca); the mail server must accept it. Answers go to the reply address of the library.',
  },
} as const satisfies Record<string, SettingRow>;
