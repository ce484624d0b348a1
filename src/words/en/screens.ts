/** What most pages of the desk say, in one piece: three that are packed apart are larger. */
import desk from './desk.json' with { type: 'json' };
import history from './history.json' with { type: 'json' };
import requests from './requests.json' with { type: 'json' };

export const screens = { ...desk, ...requests, ...history };
