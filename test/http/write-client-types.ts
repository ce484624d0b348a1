/** `npx tsx test/http/write-client-types.ts`: prints the API's types for the staff desk, when they have changed. `npm run check` does it by itself. */
import { writeClientTypes } from './client-types.js';

await writeClientTypes();
