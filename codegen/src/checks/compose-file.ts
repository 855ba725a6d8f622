import { parseDocument } from 'yaml';
import { imageFinding } from './image-name.js';

const OLDEST_POSTGRES = 15;

interface Service {
  readonly image?: string;
  readonly build?: unknown;
  readonly ports?: readonly unknown[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly read_only?: boolean;
  readonly security_opt?: readonly string[];
  readonly cap_drop?: readonly string[];
}

/** What is wrong with a compose file, given the settings that its example of an environment names. */
export function composeFindings(text: string, exampleEnvironment: string): readonly string[] {
  const document = parseDocument(text, { merge: true });
  if (document.errors.length > 0) return document.errors.map(({ message }) => message);
  const { services = {} } = document.toJS() as { services?: Readonly<Record<string, Service>> };
  const names = new Set(Object.keys(services));
  return [
    ...(names.size > 0 ? [] : ['names no services.']),
    ...Object.entries(services).flatMap(([name, service]) =>
      [...source(service), ...dependencies(service, names), ...ports(service), ...hardening(service)].map(
        (finding) => `service ${name} ${finding}`,
      ),
    ),
    ...database(services),
    ...settings(text, exampleEnvironment),
  ];
}

function source({ image, build }: Service): readonly string[] {
  if (build) return [];
  return image
    ? imageFinding(image).map((finding) => `cannot be repeated: ${finding}`)
    : ['has neither image nor build.'];
}

function dependencies({ depends_on: wanted = [] }: Service, names: ReadonlySet<string>): readonly string[] {
  const services = Array.isArray(wanted) ? (wanted as readonly string[]) : Object.keys(wanted);
  return services.filter((name) => !names.has(name)).map((name) => `depends on ${name}, which is not a service.`);
}

/** `HOST:OUTSIDE:INSIDE` with a host that is an address, or a setting whose default is one. */
function ports({ ports: published = [] }: Service): readonly string[] {
  return published
    .filter((port) => !(typeof port === 'string' && /^(\$\{\w+:-)?(127\.0\.0\.1|\[::1\])\}?:/.test(port)))
    .map((port) => `publishes ${JSON.stringify(port)} on all interfaces; write 127.0.0.1 before it.`);
}

/** The database's server writes to its own file system, so that only our programs are read-only. */
function hardening({ build, read_only: readOnly, security_opt: options = [], cap_drop: dropped = [] }: Service) {
  return [
    ...(build && !readOnly ? ['can write to its image; set read_only: true.'] : []),
    ...(options.includes('no-new-privileges:true') ? [] : ['may gain privileges; set no-new-privileges:true.']),
    ...(dropped.includes('ALL') ? [] : ['keeps capabilities; set cap_drop: [ALL].']),
  ];
}

function database(services: Readonly<Record<string, Service>>): readonly string[] {
  const versions = Object.values(services).flatMap(({ image }) => /^postgres:(\d+)/.exec(image ?? '')?.[1] ?? []);
  if (versions.some((version) => Number(version) >= OLDEST_POSTGRES)) return [];
  return [`has no PostgreSQL of version ${OLDEST_POSTGRES} or newer.`];
}

/** Every `${NAME}` of the file must be in the example; `$$` is a plain dollar sign. */
function settings(text: string, example: string): readonly string[] {
  const used = new Set([...text.replaceAll('$$', '').matchAll(/\$\{(\w+)/g)].map(([, name]) => name as string));
  const named = new Set([...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name as string));
  return [...used]
    .filter((name) => !named.has(name))
    .map((name) => `uses \${${name}}, which deploy/.env.example does not name.`);
}
