import { ensureDatabases } from './postgres/ensure-databases.mjs';
import { LaunchError, printError } from './launch-error.mjs';
import { DEPARTMENTS, settingSuffix } from './repository.mjs';

/**
 * The containers' first step: role and database of each department on the server of `DATABASE_URL` (an administrator's),
 * with the passwords that `DATABASE_URL_PUBLIC_SECURITY`, … hold. Safe to run again.
 */
try {
  const required = (name) => {
    if (process.env[name]) return new URL(process.env[name]);
    throw new LaunchError('SETTING_INVALID', `${name} is not set: see docs/contracts.md §1.`);
  };
  const passwords = Object.fromEntries(
    DEPARTMENTS.map((department) => [
      department,
      decodeURIComponent(required(`DATABASE_URL_${settingSuffix(department)}`).password),
    ]),
  );
  await ensureDatabases({ adminUrl: required('DATABASE_URL').href, passwords, exclusive: true });
  process.stdout.write(`databases: ${DEPARTMENTS.length}\n`);
} catch (cause) {
  printError(cause);
  process.exit(1);
}
