import { databaseName, routingUrl, settingSuffix, type SubgraphEntry } from '../subgraph-manifest.js';

/** What `deploy/compose.yaml` says of each department, by region; the anchors that it refers to are written by hand there. */
export function composeRegions(departments: readonly SubgraphEntry[]): Readonly<Record<string, string>> {
  return { departments: shared(departments), services: departments.map(services).join('\n\n') };
}

/** What the services that are not of one department need of all of them. */
function shared(departments: readonly SubgraphEntry[]): string {
  const names = departments.map(({ name }) => name);
  const lines = (line: (name: string) => string): string => names.map((name) => `  ${line(name)}`).join('\n');
  const json = (value: (name: string) => string): string =>
    `  {${names.map((name) => `"${name}":"${value(name)}"`).join(',\n  ')}}`;
  return [
    'x-database-urls: &database-urls',
    lines((name) => `DATABASE_URL_${settingSuffix(name)}: &url-${name} ${databaseUrl(name)}`),
    'x-migrated: &migrated',
    lines((name) => `migrate-${name}: { condition: service_completed_successfully }`),
    'x-subgraphs-healthy: &subgraphs-healthy',
    lines((name) => `${name}: { condition: service_healthy }`),
    'x-subgraph-urls: &subgraph-urls >-',
    json(routingUrl),
    'x-signing-keys: &signing-keys >-',
    json((name) => `\${SIGNING_KEY_${settingSuffix(name)}}`),
  ].join('\n');
}

function databaseUrl(name: string): string {
  const database = databaseName(name);
  return `postgresql://${database}:\${DATABASE_PASSWORD_${settingSuffix(name)}:?}@postgres:5432/${database}`;
}

function services({ name, title }: SubgraphEntry): string {
  return `# ${title.en} ${title.zh}
migrate-${name}:
  <<: *migration
  image: shiyu/${name}
  build: &build-${name}
    context: ..
    dockerfile: deploy/Dockerfile
    args: { WORKSPACE: subgraphs/${name} }
  command: [node, subgraphs/${name}/dist/migrate.js]
  environment: { DATABASE_URL: *url-${name} }

${name}:
  <<: *subgraph
  image: shiyu/${name}
  build: *build-${name}
  environment:
    <<: *subgraph-settings
    DATABASE_URL: *url-${name}
    SIGNING_KEY: \${SIGNING_KEY_${settingSuffix(name)}:?}
  depends_on:
    migrate-${name}: { condition: service_completed_successfully }`;
}
