import { del, delMany, get, keys, set } from 'idb-keyval'
import { ApiProblem } from '../api'

/** A file a key; the message that it belongs to lies beside it in the outbox. No user id holds a slash. */
const STORED = 'whatsnexus.file'
/** Pictures and voice notes that were sent from here are shown from here: so many of them. */
const MOST_SHOWN = 40

/** By clientId, newest last. */
const here = new Map<string, { file: Blob; url: string }>()
/** Not with the server yet: these must not be let go. */
const unsent = new Set<string>()

/** Kept until the server has it, also across a reload. Where the browser has no room it lasts as long as the page. */
export function keepFile(owner: string, clientId: string, file: Blob): void {
  remember(clientId, file)
  unsent.add(clientId)
  void set(keyOf(owner, clientId), file).catch((error: unknown) => console.error(error))
}

/** undefined: it is gone, for example because the browser cleared its storage. */
export async function keptFile(owner: string, clientId: string): Promise<Blob | undefined> {
  const known = here.get(clientId)
  if (known) return known.file
  const file = await get<Blob>(keyOf(owner, clientId)).catch(() => undefined)
  if (file) {
    remember(clientId, file)
    unsent.add(clientId)
  }
  return file
}

/** The server has it, or nobody wants it any more. What is shown goes on being shown. */
export function dropFile(owner: string, clientId: string): void {
  unsent.delete(clientId)
  void del(keyOf(owner, clientId))
}

/** The file of our own message, for as long as it lies here: nothing is fetched that was just sent. */
export function localAddress(clientId: string | undefined): string | undefined {
  return clientId === undefined ? undefined : here.get(clientId)?.url
}

export function localFile(clientId: string | undefined): Blob | undefined {
  return clientId === undefined ? undefined : here.get(clientId)?.file
}

/** Out of sight of whoever signs in next; it is kept for its owner. */
export function closeFiles(): void {
  for (const { url } of here.values()) URL.revokeObjectURL(url)
  here.clear()
  unsent.clear()
}

/** Called at sign-out. */
export async function forgetFiles(owner: string): Promise<void> {
  const kept = await keys<string>()
  await delMany(kept.filter((key) => key.startsWith(keyOf(owner, ''))))
}

export function lostFile(): ApiProblem {
  return new ApiProblem({ status: 0, code: 'upload.lost', title: 'The file is gone', detail: '' })
}

function remember(clientId: string, file: Blob): void {
  here.set(clientId, { file, url: URL.createObjectURL(file) })
  if (here.size <= MOST_SHOWN) return
  for (const [id, { url }] of here) {
    if (unsent.has(id)) continue
    URL.revokeObjectURL(url)
    here.delete(id)
    return
  }
}

function keyOf(owner: string, clientId: string): string {
  return `${STORED}/${owner}/${clientId}`
}
