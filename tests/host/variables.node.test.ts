import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refuseAllowedHosts } from '../../scripts/deploy/allowed-hosts.ts'
import { readVariables, SECRETS } from '../../scripts/host/variables.ts'

const KNOWN = ['GRAPH_API_URL', 'TURN_DELAY_MS']
const NO_FILE = '/does/not/exist'

test('without anything the local contract holds', () => {
  const { port, simulatorPort, graphUrl, worker } = readVariables(KNOWN, {}, NO_FILE)
  expect({ port, simulatorPort, graphUrl }).toEqual({ port: 8787, simulatorPort: 8788, graphUrl: undefined })
  expect(worker).toMatchObject({
    META_APP_SECRET: 'local-app-secret',
    META_VERIFY_TOKEN: 'local-verify-token',
    OPERATOR_TOKEN: 'local-operator-token',
  })
  expect(worker.TURN_DELAY_MS).toBeUndefined() // wrangler.toml's stays
})

test('the environment goes before .dev.vars, and that before the defaults; names the Worker does not know stay out', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'vars-')), '.dev.vars')
  writeFileSync(file, 'META_APP_SECRET="from file"\nTURN_DELAY_MS=5\nPORT=9000\nOTHER=x\n')
  const { port, worker } = readVariables(KNOWN, { TURN_DELAY_MS: '0', HOME: '/root' }, file)
  expect(port).toBe(9000)
  expect(worker).toMatchObject({ META_APP_SECRET: 'from file', TURN_DELAY_MS: '0', NAME_KEY: 'local-name-key' })
  expect(worker).not.toHaveProperty('OTHER')
  expect(worker).not.toHaveProperty('HOME')
})

test('a Graph URL given is used without its trailing slash', () => {
  expect(readVariables(KNOWN, { GRAPH_API_URL: 'http://127.0.0.1:9/' }, NO_FILE).graphUrl).toBe('http://127.0.0.1:9')
})

test('webhooks may go to this machine, unless Meta is real: then others may have a tenant here', () => {
  const own = Object.fromEntries(SECRETS.map((name) => [name, 'own']))
  const meta = { ...own, GRAPH_API_URL: 'https://graph.facebook.com' }
  const allowed = (env: NodeJS.ProcessEnv) =>
    readVariables([...KNOWN, 'WEBHOOK_ALLOWED_HOSTS'], env, NO_FILE).worker.WEBHOOK_ALLOWED_HOSTS
  expect(allowed({})).toBe('localhost,127.0.0.1')
  expect(allowed({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1:9000' })).toBe('127.0.0.1:9000')
  expect(allowed(meta)).toBeUndefined()
})

test('a deployment that would let tenants reach what is not public is refused', () => {
  expect(() => refuseAllowedHosts()).not.toThrow()
  expect(() => refuseAllowedHosts({ WEBHOOK_ALLOWED_HOSTS: 'localhost' })).toThrow('must be empty')
})

test('public local secrets are refused against Meta, each by name', () => {
  const meta = { GRAPH_API_URL: 'https://graph.facebook.com' }
  expect(() => readVariables(KNOWN, meta, NO_FILE)).toThrow(
    /META_APP_SECRET.*NAME_KEY, AUTH_SECRET, MAIL_API_KEY, AUDIT_KEY, TOKEN_KEYS/,
  )
  const names = [
    'META_APP_SECRET',
    'META_VERIFY_TOKEN',
    'OPERATOR_TOKEN',
    'NAME_KEY',
    'AUTH_SECRET',
    'MAIL_API_KEY',
    'AUDIT_KEY',
    'TOKEN_KEYS',
  ]
  const secrets = Object.fromEntries(names.map((name) => [name, 'own']))
  expect(readVariables(KNOWN, { ...meta, ...secrets }, NO_FILE).graphUrl).toBe('https://graph.facebook.com')
})

test('here, too, the audit log is signed: the key is one that can sign', () => {
  const { AUDIT_KEY = '' } = readVariables(KNOWN, {}, NO_FILE).worker
  const key = createPrivateKey({ key: Buffer.from(AUDIT_KEY, 'base64'), format: 'der', type: 'pkcs8' })
  expect(key.asymmetricKeyType).toBe('ed25519')
})

test.each(['0', 'x', '70000'])('%s is no port', (PORT) => {
  expect(() => readVariables(KNOWN, { PORT }, NO_FILE)).toThrow('Not a port')
})
