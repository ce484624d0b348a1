/** A process that uses the embedded database of a folder until it is killed; it says its address, and its user, in JSON. */
import { startEmbeddedPostgres } from '../../src/storage/embedded/embedded-postgres.js';

const [dataFolder = ''] = process.argv.slice(2);
const engine = await startEmbeddedPostgres({ dataFolder, log: () => {}, sync: false });
console.log(JSON.stringify({ url: engine.url(), reused: engine.reused, user: process.getuid?.() }));
setInterval(() => {}, 60_000);
