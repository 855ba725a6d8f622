import { expect, test } from '@jest/globals';
import { requireRights } from '../postgres/ensure-databases.mjs';

const administrator = { version: 15, name: 'admin', super: false, createDatabase: true, createRole: true };
const refused = (rights) => () => requireRights({ ...administrator, ...rights });
const refusal = (message) => expect.objectContaining({ code: 'DATABASE_REFUSED', message });

test('PostgreSQL 15 is new enough, with the rights to make databases and roles, or as a superuser', () => {
  expect(refused({})).not.toThrow();
  expect(refused({ super: true, createDatabase: false, createRole: false })).not.toThrow();
});

test('an older server is refused by its version', () => {
  expect(refused({ version: 14 })).toThrow(
    refusal('The server of DATABASE_URL is PostgreSQL 14; 15 or newer is needed.'),
  );
});

test('a role with too few rights is told which, and what an administrator does about it', () => {
  expect(refused({ createDatabase: false, createRole: false })).toThrow(
    refusal(
      'Role admin of DATABASE_URL lacks CREATEDB and CREATEROLE. Let an administrator run: ALTER ROLE "admin" CREATEDB CREATEROLE;',
    ),
  );
  expect(refused({ createRole: false })).toThrow(
    refusal('Role admin of DATABASE_URL lacks CREATEROLE. Let an administrator run: ALTER ROLE "admin" CREATEROLE;'),
  );
});
