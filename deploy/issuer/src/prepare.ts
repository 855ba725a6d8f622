import { ensureIssuerKeys } from './ensure-keys.js';

await ensureIssuerKeys(process.env['DATA_DIR'] ?? '.data');
