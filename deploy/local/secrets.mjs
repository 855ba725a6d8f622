import { randomBytes } from 'node:crypto';
import { dataFiles, readJson, writeJson } from './data-directory.mjs';
import { DEPARTMENTS } from './repository.mjs';

/** 32 random bytes, base64url: a signing key, or a password that needs no escaping in a URL. */
const secret = () => randomBytes(32).toString('base64url');

/** The signing key of each subgraph, made on first use in DATA_DIR/keys.json (0600). */
export function ensureSigningKeys(dataDir) {
  return ensureSecrets(dataFiles(dataDir).keys, DEPARTMENTS);
}

/** The passwords of the departments' roles and of the embedded cluster's administrator (0600), made on first use. */
export function ensurePasswords(dataDir) {
  return ensureSecrets(dataFiles(dataDir).passwords, [...DEPARTMENTS, 'postgres']);
}

function ensureSecrets(file, names) {
  const present = readJson(file) ?? {};
  const all = Object.fromEntries(names.map((name) => [name, present[name] ?? secret()]));
  if (names.some((name) => present[name] === undefined)) writeJson(file, all, 0o600);
  return all;
}
