import { writeFileSync } from 'node:fs'
import { experimental_readRawConfig, type Unstable_RawConfig } from 'wrangler'

/** What the stand-ins' Worker is called, and which of its entrypoints stands for which binding. */
export const STAND_INS = {
  worker: 'whatsnexus-stand-ins',
  AI: 'AiStandIn',
  KNOWLEDGE_INDEX: 'VectorizeStandIn',
  objects: { VECTORS: { className: 'VectorStore', useSQLite: true } },
} as const

/** wrangler.toml, the one truth, as written: nothing resolved, no defaults. */
export function productionConfig(): Unstable_RawConfig {
  return experimental_readRawConfig({ config: 'wrangler.toml' }).rawConfig
}

/**
 * Production's configuration with what has no local form (Workers AI, Vectorize) bound to the stand-ins instead. The
 * database's local id never changes: it names the file, and `npm run deploy` writes production's id into wrangler.toml.
 */
export function localConfig(): Unstable_RawConfig {
  const { ai: _ai, vectorize: _vectorize, env: _env, ...rest } = productionConfig()
  const d1_databases = rest.d1_databases?.map((database) => ({ ...database, database_id: 'local' }))
  const standIn = (binding: 'AI' | 'KNOWLEDGE_INDEX') => ({
    binding,
    service: STAND_INS.worker,
    entrypoint: STAND_INS[binding],
  })
  return { ...rest, d1_databases, services: [...(rest.services ?? []), standIn('AI'), standIn('KNOWLEDGE_INDEX')] }
}

/** Writes the git-ignored file beside wrangler.toml, so that paths mean the same in both. */
export function writeLocalConfig(): string {
  const path = 'wrangler.local.json'
  writeFileSync(path, `${JSON.stringify(localConfig(), null, 2)}\n`)
  return path
}

if (import.meta.main) console.log(writeLocalConfig())
