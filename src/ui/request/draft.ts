import { useSession } from '../session/session.js';

/** Where a text of this person is kept in this tab, also when the page is left: empty when there is none. */
export function useDraftPlace(of: string): { read(): string; write(text: string): void } {
  const { facts } = useSession();
  const key = `interlend.draft ${facts.user.code} ${of}`;
  return {
    read: () => sessionStorage.getItem(key) ?? '',
    write: (text) => (text ? sessionStorage.setItem(key, text) : sessionStorage.removeItem(key)),
  };
}
