import type { Env } from './env'
import { D1_TABLES } from './privacy/inventory'

/** D1 answers and has every table: the migrations of this version were applied. */
export async function isHealthy(env: Env): Promise<boolean> {
  try {
    const { results } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
      name: string
    }>()
    const present = new Set(results.map((row) => row.name))
    return D1_TABLES.every((table) => present.has(table))
  } catch {
    return false // unreachable, which is the answer
  }
}
