/** A mail server that catches what it is sent, and refuses as it is told. */
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface CatchingServer {
  port: number;
  mails: ParsedMail[];
  /** Refuses the next so many recipients with this code and these words. */
  refuse(code: number, words: string, times?: number): void;
  /** What happens when it has a mail and has not said yet that it takes it. */
  beforeTaken(happens: () => Promise<void>): void;
  close(): Promise<void>;
}

export async function catchMail(): Promise<CatchingServer> {
  const mails: ParsedMail[] = [];
  let refusing: { code: number; words: string; times: number } | undefined;
  let happens: (() => Promise<void>) | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      if (!refusing || refusing.times === 0) return done();
      refusing.times -= 1;
      done(
        Object.assign(new Error(refusing.words), {
          responseCode: refusing.code,
        }),
      );
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then(async (mail) => {
        mails.push(mail);
        await happens?.();
        done();
      }, done);
    },
  });
  await new Promise<void>((open) => void server.listen(0, '127.0.0.1', open));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuse: (code, words, times = 1) => {
      refusing = { code, words, times };
    },
    beforeTaken: (what) => {
      happens = what;
    },
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
}
