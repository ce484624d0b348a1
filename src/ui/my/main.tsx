import './styles.js';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { whenWordsAreMissing } from '../../words/say.js';
import { PatronsApp } from './app.js';

/** The nonce of this page's own policy: styles that are made while it runs carry it. */
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
setNonce(nonce);
if (import.meta.env.PROD) whenWordsAreMissing((code) => console.error(`There are no words for the code ${code}.`));
const place = document.getElementById('my');
if (!place) throw new Error('my.html has no place for the pages.');
createRoot(place).render(<PatronsApp nonce={nonce} />);
