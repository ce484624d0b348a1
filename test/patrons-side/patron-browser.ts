import { mistakeIn } from '../http/checked-answers.js';

export interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a page gets
  body: any;
  headers: Headers;
}

/**
 * A patron at a browser, without the pages: keeps the cookie, and says the word of the session with every change. An answer
 * that is not as the patrons’ document says is thrown.
 */
export function patronAt(url: string, language = 'en') {
  let cookie = '';
  let csrf = '';
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    const answer = await fetch(`${url}/api/patron/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'accept-language': language,
        ...(cookie && { cookie }),
        ...(csrf && { 'x-csrf-token': csrf }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    const at = `/api/patron/v1${path.replace(/\?.*/, '')}`;
    const mistake = mistakeIn(method, at, { status: answer.status, type, body: text });
    if (mistake) throw new Error(`${method} ${path} is not as documented: ${mistake}`);
    const told = text.startsWith('{') && !text.includes('\n{') ? JSON.parse(text) : text;
    csrf = told?.csrf ?? csrf;
    return { status: answer.status, body: told, headers: answer.headers };
  };
  const signIn = (card: string, pin: string) => call('POST', '/session', { card, pin });
  return { call, signIn, cookie: () => cookie, csrf: () => csrf };
}
