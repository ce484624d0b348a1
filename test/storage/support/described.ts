import type { Client } from 'pg';
import type { AnswerColumn } from './columns.js';

interface Wire {
  parse(query: { name: string; text: string; types: number[] }): void;
  describe(what: { type: 'S'; name: string }): void;
  sync(): void;
}

/** Parses a statement on the server, without running it. Rejects with what the server has against it. */
export function describeStatement(client: Client, text: string): Promise<AnswerColumn[]> {
  return new Promise((resolve, reject) => {
    let columns: AnswerColumn[] = [];
    let refused: Error | undefined;
    const question = {
      submit: (wire: Wire) => {
        wire.parse({ name: '', text, types: [] });
        wire.describe({ type: 'S', name: '' });
        wire.sync();
      },
      handleRowDescription: ({ fields }: { fields: AnswerColumn[] }) => {
        columns = fields;
      },
      handleError: (error: Error) => {
        refused = error;
        reject(error);
      },
      handleReadyForQuery: () => {
        if (!refused) resolve(columns);
      },
    };
    client.query(question as never);
  });
}
