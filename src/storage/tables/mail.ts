import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A mail as it is sent: its bytes and its Message-ID stay the same over all tries. */
export interface MailRow {
  id: string;
  messageId: string;
  letterId: string | null;
  requestId: string | null;
  patronId: string | null;
  purpose: string;
  recipient: string;
  recipientName: string | null;
  senderName: string | null;
  replyTo: string | null;
  language: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: unknown;
  /** Digest of the picture that its HTML shows. */
  logo: string | null;
  status: string;
  nextTryAt: Date;
  /** After it nobody tries any more: a letter that comes too late misleads. */
  giveUpAt: Date;
  tries: number;
  leaseOwner: string | null;
  leaseToken: string | null;
  leaseUntil: Date | null;
  /** The words of the mail server at the last try. */
  answer: string | null;
  answerCode: number | null;
  answerKind: string | null;
  createdAt: Date;
  doneAt: Date | null;
}

export const mailTable = new EntitySchema<MailRow>({
  name: 'mail',
  columns: {
    id: identityColumn,
    messageId: { type: 'text', name: 'message_id' },
    letterId: { type: 'bigint', name: 'letter_id', nullable: true },
    requestId: { type: 'bigint', name: 'request_id', nullable: true },
    patronId: { type: 'text', name: 'patron_id', nullable: true },
    purpose: { type: 'text' },
    recipient: { type: 'text' },
    recipientName: { type: 'text', name: 'recipient_name', nullable: true },
    senderName: { type: 'text', name: 'sender_name', nullable: true },
    replyTo: { type: 'text', name: 'reply_to', nullable: true },
    language: { type: 'text' },
    subject: { type: 'text' },
    text: { type: 'text' },
    html: { type: 'text', nullable: true },
    attachments: { type: 'jsonb', nullable: true },
    logo: { type: 'text', nullable: true },
    status: { type: 'text', default: 'waiting' },
    nextTryAt: { type: 'timestamptz', name: 'next_try_at', default: () => 'now()' },
    giveUpAt: { type: 'timestamptz', name: 'give_up_at' },
    tries: { type: 'integer', default: 0 },
    leaseOwner: { type: 'text', name: 'lease_owner', nullable: true },
    leaseToken: { type: 'uuid', name: 'lease_token', nullable: true },
    leaseUntil: { type: 'timestamptz', name: 'lease_until', nullable: true },
    answer: { type: 'text', nullable: true },
    answerCode: { type: 'integer', name: 'answer_code', nullable: true },
    answerKind: { type: 'text', name: 'answer_kind', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    doneAt: { type: 'timestamptz', name: 'done_at', nullable: true },
  },
  foreignKeys: [
    {
      name: 'mail_letter_id_fkey',
      target: 'letter',
      columnNames: ['letterId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
    {
      name: 'mail_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
    {
      name: 'mail_patron_id_fkey',
      target: 'patron',
      columnNames: ['patronId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
  ],
  uniques: [{ name: 'mail_message_id_key', columns: ['messageId'] }],
  checks: [
    { name: 'mail_language_check', expression: "((language ~ '^[a-z]{2,3}$'::text))" },
    {
      name: 'mail_status_check',
      expression:
        "((status = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'withdrawn'::text])))",
    },
  ],
  indices: [
    { name: 'mail_letter', columns: ['letterId'], unique: true },
    { name: 'mail_due', synchronize: false },
    { name: 'mail_request', synchronize: false },
    { name: 'mail_patron', synchronize: false },
  ],
});
