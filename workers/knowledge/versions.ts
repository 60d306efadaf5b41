import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import type { TenantScope } from '../platform/tenant-scope'
import { readKey } from './bucket'
import { startReading } from './documents'
import { labelsOfFile } from './files'
import type { DocumentRow } from './schema'
import { deleteVersions, listVersions, type VersionRow } from './version-queries'

/** Of each document. */
const KEPT = 20

/** An earlier text, or file, becomes the next version. Undefined: it is no longer stored. */
export async function restoreVersion(
  env: Env,
  scope: TenantScope,
  { documentId: id, title, kind, language, r2Key, bytes }: VersionRow,
  savedBy: string,
): Promise<DocumentRow | undefined> {
  const stored = await env.BUCKET.head(r2Key)
  if (!stored) return undefined
  // Another hash than that of the text: saving the same text again later must start its reading.
  const contentHash = await sha256Hex(`restored|${r2Key}`)
  const file = kind === 'file' ? labelsOfFile(stored) : {}
  return startReading(
    env,
    scope,
    { id, title, kind, language, contentHash, r2Key, ...file },
    { bytes, savedBy, isHeld: true },
  )
}

/** What was said long ago is forgotten, with its text and file. Safe to repeat. */
export async function forgetOldVersions(env: Env, scope: TenantScope, documentId: string): Promise<void> {
  const all = await listVersions(scope, documentId)
  const [kept, old] = [all.slice(0, KEPT), all.slice(KEPT)]
  if (old.length === 0) return
  const used = new Set(kept.map(({ r2Key }) => r2Key))
  const keys = new Set(old.map(({ r2Key }) => r2Key).filter((key) => key !== '' && !used.has(key)))
  await env.BUCKET.delete([...keys].flatMap((key) => [key, readKey(key)]))
  await deleteVersions(
    scope,
    documentId,
    old.map(({ version }) => version),
  )
}
