import type { Env } from '../env'
import { newId } from '../platform/ids'

/** R2: keys in one delete, and in one page of a list. */
const MOST_DELETED = 1_000
/** Of a hash: enough that two texts of one document never meet. */
const HASH_CHARS = 32

/** Keys are made here, so that a tenant's files lie under the tenant. `labels` are kept beside it. */
export async function keep(
  env: Env,
  key: string,
  value: string | Uint8Array,
  labels: R2PutOptions = {},
): Promise<void> {
  await env.BUCKET.put(key, value, labels)
}

/** All that is kept of one document begins so. */
export function folderOf(tenantId: string, documentId: string): string {
  return `${tenantId}/knowledge/${documentId}/`
}

/** Each text has a key of its own, so that an earlier version can be brought back. */
export function textKey(tenantId: string, documentId: string, hash: string): string {
  return `${folderOf(tenantId, documentId)}text-${hash.slice(0, HASH_CHARS)}`
}

/** What was read from a page: blocks, as JSON. */
export function pageKey(tenantId: string, documentId: string, hash: string): string {
  return `${folderOf(tenantId, documentId)}page-${hash.slice(0, HASH_CHARS)}`
}

/** A file as it was uploaded; what was read from it lies beside it. */
export function newFileKey(tenantId: string, documentId: string): string {
  return `${folderOf(tenantId, documentId)}${newId('file')}`
}

export function readKey(fileKey: string): string {
  return `${fileKey}.json`
}

/** A file that may take the place of a document's: only to try what it would change. The next one takes its place. */
export function candidateKey(tenantId: string, documentId: string): string {
  return `${folderOf(tenantId, documentId)}candidate`
}

export function draftKey(tenantId: string, documentId: string, { textId }: { textId?: string }): string {
  return `${folderOf(tenantId, documentId)}${textId ?? 'draft'}`
}

/** What is left of a document in the bucket: its words, and files as they were uploaded. */
export async function leftOf(
  env: Env,
  tenantId: string,
  documentId: string,
): Promise<{ text: boolean; file: boolean }> {
  const folder = folderOf(tenantId, documentId)
  const names = (await keysIn(env, folder)).map((key) => key.slice(folder.length))
  // Before there were versions a text lay under the bare name.
  const bare = await env.BUCKET.head(folder.slice(0, -1))
  const isFile = (name: string) => name.startsWith('file_') && !name.endsWith('.json')
  return { text: bare !== null || names.some((name) => !isFile(name)), file: names.some(isFile) }
}

/** Safe to repeat. */
export async function deleteFolder(env: Env, tenantId: string, documentId: string): Promise<void> {
  const folder = folderOf(tenantId, documentId)
  const keys = [folder.slice(0, -1), ...(await keysIn(env, folder))]
  for (let at = 0; at < keys.length; at += MOST_DELETED) await env.BUCKET.delete(keys.slice(at, at + MOST_DELETED))
}

async function keysIn(env: Env, prefix: string): Promise<string[]> {
  const keys: string[] = []
  let cursor: string | undefined
  do {
    const page = await env.BUCKET.list({ prefix, ...(cursor === undefined ? {} : { cursor }) })
    keys.push(...page.objects.map(({ key }) => key))
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
  return keys
}
