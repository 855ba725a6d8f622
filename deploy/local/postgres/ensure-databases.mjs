import { LaunchError } from '../launch-error.mjs';
import { databaseName, DEPARTMENTS } from '../repository.mjs';

const OLDEST_SERVER = 15;
/** Marks roles that are ours: only theirs do we give a new password. */
const ROLE_MARK = 'Shiyu 市域: a department';

/**
 * Sees to it that each department has its own database and role on a server, and that no other role may connect to it.
 * The administrator of `adminUrl` makes them; services connect as their roles only. Raises DATABASE_REFUSED.
 * @param {{ adminUrl: string, passwords: Record<string, string>, exclusive?: boolean }} options `exclusive`: the server is
 *   ours alone, so that its maintenance databases are closed to the departments too
 * @returns {Promise<Record<string, string>>} department → URL
 */
export async function ensureDatabases({ adminUrl, passwords, exclusive = false }) {
  const urls = Object.fromEntries(
    DEPARTMENTS.map((department) => [department, departmentUrl(adminUrl, department, passwords[department])]),
  );
  const { default: pg } = await import('pg');
  const admin = await connect(pg, adminUrl);
  try {
    const rights = await requireServer(admin);
    // One after the other: CREATE DATABASE holds the template, and roles are shared by all.
    for (const department of DEPARTMENTS)
      await ensureDepartment(pg, admin, { department, rights, url: urls[department], password: passwords[department] });
    if (exclusive) await admin.query('REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC');
  } finally {
    await admin.end();
  }
  return urls;
}

/** The address of a department's database on the same server. */
export function departmentUrl(adminUrl, department, password) {
  const url = new URL(adminUrl);
  const name = databaseName(department);
  [url.username, url.password, url.pathname] = [name, password, `/${name}`];
  return url.href;
}

async function connect(pg, url) {
  const { hostname, port } = new URL(url);
  const server = `the PostgreSQL at ${hostname}:${port || 5432}`;
  const client = new pg.Client({
    connectionString: url,
    application_name: 'shiyu-launcher',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that dies while it is open would otherwise end the process.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    const reason = cause.message || cause.code;
    throw new LaunchError(
      'DATABASE_REFUSED',
      `Cannot connect to ${server}: ${reason}. Check DATABASE_URL, or leave it out to use the embedded PostgreSQL.`,
      cause,
    );
  }
  return client;
}

async function requireServer(admin) {
  const { rows } = await admin.query(
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_user AS name, rolsuper AS super,
            rolcreatedb AS "createDatabase", rolcreaterole AS "createRole"
     FROM pg_roles WHERE rolname = current_user`,
  );
  requireRights(rows[0]);
  return rows[0];
}

/**
 * Raises DATABASE_REFUSED unless the server is new enough and the role may make databases and roles.
 * @param {{ version: number, name: string, super: boolean, createDatabase: boolean, createRole: boolean }} rights
 */
export function requireRights(rights) {
  if (rights.version < OLDEST_SERVER) {
    throw new LaunchError(
      'DATABASE_REFUSED',
      `The server of DATABASE_URL is PostgreSQL ${rights.version}; ${OLDEST_SERVER} or newer is needed.`,
    );
  }
  const missing = [!rights.createDatabase && 'CREATEDB', !rights.createRole && 'CREATEROLE'].filter(Boolean);
  if (!rights.super && missing.length > 0) {
    throw new LaunchError(
      'DATABASE_REFUSED',
      `Role ${rights.name} of DATABASE_URL lacks ${missing.join(' and ')}. Let an administrator run: ALTER ROLE "${rights.name}" ${missing.join(' ')};`,
    );
  }
}

async function ensureDepartment(pg, admin, { department, rights, url, password }) {
  const name = databaseName(department);
  const { rows } = await admin.query(
    `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database,
            (SELECT coalesce(shobj_description(oid, 'pg_authid'), '') FROM pg_roles WHERE rolname = $1) AS mark`,
    [name],
  );
  const { database, mark } = rows[0];
  if (mark === null) {
    await admin.query(
      `CREATE ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${literal(password)}`,
    );
    await admin.query(`COMMENT ON ROLE ${name} IS ${literal(ROLE_MARK)}`);
  } else if (!(database && (await answers(pg, url)))) {
    if (mark !== ROLE_MARK) {
      throw new LaunchError(
        'DATABASE_REFUSED',
        `The server already has a role ${name} that is not Shiyu's. Use another server, or drop that role if nothing needs it.`,
      );
    }
    await admin.query(`ALTER ROLE ${name} PASSWORD ${literal(password)}`);
  }
  if (!database) {
    // Needed from PostgreSQL 16 on, where making a role does not make one its member.
    if (!rights.super) await admin.query(`GRANT ${name} TO CURRENT_USER`);
    const builtin = rights.version >= 17 ? " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'" : '';
    await admin.query(
      `CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0 ENCODING 'UTF8'${builtin} LC_COLLATE 'C' LC_CTYPE 'C'`,
    );
    await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  }
}

/** Whether a role can work with its database as it is; then there is nothing to change. */
async function answers(pg, url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

const literal = (text) => `'${text.replaceAll("'", "''")}'`;
