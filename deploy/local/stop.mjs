import { printError } from './launch-error.mjs';
import { dataDirectory } from './settings.mjs';
import { stopSystem } from './stop-system.mjs';

/** `npm run stop`: ends what `npm start` began in this DATA_DIR, and says what that was. */
try {
  const dataDir = dataDirectory(process.env);
  const ended = await stopSystem(dataDir);
  process.stdout.write(ended.length > 0 ? `ended: ${ended.join(', ')}\n` : `nothing runs for ${dataDir}\n`);
} catch (cause) {
  printError(cause);
  process.exit(1);
}
