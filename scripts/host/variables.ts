import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/** Good enough for one machine and for nothing else: see `refuseLocalSecrets`. */
const LOCAL_SECRETS = {
  META_APP_SECRET: 'local-app-secret',
  META_VERIFY_TOKEN: 'local-verify-token',
  OPERATOR_TOKEN: 'local-operator-token',
  NAME_KEY: 'local-name-key',
  AUTH_SECRET: 'local-auth-secret-of-32-characters',
  MAIL_API_KEY: 'local-mail-key',
  AUDIT_KEY: ed25519Key('local-audit-key-of-32-bytes-----'),
  TOKEN_KEYS: JSON.stringify({
    current: 'local-1',
    keys: { 'local-1': Buffer.from('local-token-key-of-32-bytes-----').toString('base64') },
  }),
}

export const SECRETS = Object.keys(LOCAL_SECRETS)
/** Webhooks of one's own programs on this machine. Not with Meta's Graph API: then others may have a tenant here. */
const LOCAL_HOSTS = 'localhost,127.0.0.1'
/** What a deployment may set and need not: see workers/env.ts. */
const OPTIONAL = ['META_APP_ID', 'META_CONFIG_ID', 'WEBHOOK_ORIGIN', 'DASHBOARD_ORIGIN', 'DNS_API_URL']

const META = /^https:\/\/graph\.facebook\.com/

export interface Variables {
  port: number
  simulatorPort: number
  /** undefined: nobody said where Graph is, so the simulator is started. */
  graphUrl: string | undefined
  /** Secrets and whatever of the Worker's variables somebody has set; the rest stays as in wrangler.toml. */
  worker: Record<string, string> & { OPERATOR_TOKEN: string; META_APP_SECRET: string; META_VERIFY_TOKEN: string }
}

/**
 * The environment, then `.dev.vars`, then local defaults. Only names the Worker knows pass.
 * Throws when secrets that everybody can read here would be used against Meta.
 */
export function readVariables(known: string[], env: NodeJS.ProcessEnv = process.env, file = '.dev.vars'): Variables {
  const given = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...env }
  const worker: Variables['worker'] = { ...LOCAL_SECRETS }
  for (const name of [...known, ...SECRETS, ...OPTIONAL]) {
    const value = given[name]
    if (value !== undefined && value !== '') worker[name] = value
  }
  const graphUrl = worker.GRAPH_API_URL?.replace(/\/+$/, '')
  if (!graphUrl || !META.test(graphUrl)) worker.WEBHOOK_ALLOWED_HOSTS ??= LOCAL_HOSTS
  refuseLocalSecrets(worker, graphUrl)
  return { port: portOf(given.PORT, 8787), simulatorPort: portOf(given.SIMULATOR_PORT, 8788), graphUrl, worker }
}

function refuseLocalSecrets(worker: Record<string, string>, graphUrl: string | undefined): void {
  if (!graphUrl || !META.test(graphUrl)) return
  const local = Object.entries(LOCAL_SECRETS).flatMap(([name, secret]) => (worker[name] === secret ? [name] : []))
  if (local.length > 0) {
    throw new Error(`GRAPH_API_URL is Meta's, but these are still the public local values: ${local.join(', ')}`)
  }
}

function portOf(value: string | undefined, otherwise: number): number {
  const port = value ? Number(value) : otherwise
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`Not a port: ${value}`)
  return port
}

/** PKCS #8, base64: what stands before the 32 bytes of a key is the same for each (RFC 8410). */
function ed25519Key(bytes: string): string {
  return Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(bytes)]).toString('base64')
}
