import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { z } from 'zod'
import { SECRETS } from '../host/variables.ts'
import { askWrangler } from './wrangler.ts'

const listed = z.array(z.object({ name: z.string() }))

/** Those that only have to be unguessable are made here; empty input takes the made one. */
const MADE: Record<string, () => string> = {
  META_VERIFY_TOKEN: () => randomBytes(24).toString('base64url'),
  OPERATOR_TOKEN: () => randomBytes(32).toString('base64url'),
  NAME_KEY: () => randomBytes(32).toString('base64url'),
  AUTH_SECRET: () => randomBytes(32).toString('base64url'),
  AUDIT_KEY: () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  TOKEN_KEYS: () => JSON.stringify({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } }),
}

/** Asks for the secrets the Worker does not have yet. A secret that is set is never changed from here. */
export async function askMissingSecrets(): Promise<Record<string, string>> {
  const set = new Set(listed.parse(JSON.parse(askWrangler('secret', 'list') ?? '[]')).map(({ name }) => name))
  const given: Record<string, string> = {}
  for (const name of SECRETS.filter((secret) => !set.has(secret))) given[name] = await ask(name)
  if (given.NAME_KEY)
    console.log(`NAME_KEY is permanent: without it every conversation is lost. Keep a copy:\n  ${given.NAME_KEY}`)
  if (given.AUDIT_KEY)
    console.log(`With another AUDIT_KEY what this one signed no longer holds. Keep a copy:\n  ${given.AUDIT_KEY}`)
  if (given.META_VERIFY_TOKEN) console.log(`Give Meta this verify token:\n  ${given.META_VERIFY_TOKEN}`)
  if (given.OPERATOR_TOKEN) console.log(`Operators sign in with:\n  ${given.OPERATOR_TOKEN}`)
  return given
}

async function ask(name: string): Promise<string> {
  const made = MADE[name]
  // Typed secrets are not shown; readline needs somewhere to write.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stdout.write(`${name}${made ? ' (empty: make one)' : ''}: `)
  const typed = (await terminal.question('')).trim()
  terminal.close()
  process.stdout.write('\n')
  const value = typed === '' && made ? made() : typed
  if (value === '' || value.startsWith('local-')) throw new Error(`${name} needs a value of its own`)
  return value
}

/** Hands secrets to `use` in a file that only we can read and that is gone afterwards. */
export function withSecretsFile(secrets: Record<string, string>, use: (path: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'whatsnexus-'))
  const path = join(folder, 'secrets.json')
  try {
    writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 })
    use(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
