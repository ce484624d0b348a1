import './theme/styles.js';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { whenWordsAreMissing } from '../words/say.js';
import { spoken } from './api/client.js';
import { Desk } from './desk.js';
import { keepFocus } from './frame/keep-focus.js';
import { askForSession } from './session/session.js';
import { readWords } from './words/index.js';
import { languageNow } from './words/words-of-user.js';

/** The nonce of this page's own policy: styles that are made while it runs carry it. */
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
setNonce(nonce);

// A tab that was open while the node got another version asks for files that are gone: the page begins anew, once.
addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem('interlend.renewed') === location.pathname) return;
  sessionStorage.setItem('interlend.renewed', location.pathname);
  event.preventDefault();
  location.reload();
});

if (import.meta.env.PROD) whenWordsAreMissing((code) => console.error(`There are no words for the code ${code}.`));
const place = document.getElementById('desk');
if (!place) throw new Error('index.html has no place for the desk.');
keepFocus();
// What the page will wait for is on its way before it is drawn.
const language = languageNow();
spoken.language = language;
void readWords(language);
if (location.pathname !== '/sign-in') askForSession();
createRoot(place).render(<Desk nonce={nonce} />);
