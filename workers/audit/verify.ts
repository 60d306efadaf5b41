import type { TenantScope } from '../platform/tenant-scope'
import { GENESIS, hashOf } from './chain'
import { type Checked, checkSignature } from './checkpoint-key'
import { type AuditCheckpoint, type AuditEntry, entriesAfter, entryAt, listCheckpoints } from './queries'

const PAGE = 1_000
/** Each entry is hashed once more: about as many as fit into a second. */
const MOST_ENTRIES = 20_000

export interface Verified {
  /** Nothing that was looked at was changed, left out or put in between. */
  intact: boolean
  /** Where the chain breaks first. */
  brokenAt: number | null
  /** All entries up to here were looked at. */
  checkedTo: number
  /** There are no more; else ask again with `after`: checkedTo. */
  complete: boolean
  /** The hash at `checkedTo`: whoever writes it down can tell later that nothing before it was rewritten. */
  hash: string
  checkpoints: (AuditCheckpoint & { holds: Checked })[]
}

/** Walks the chain after an entry, whose own hash is taken as it is, and compares it with the signed checkpoints. */
export async function verifyChain(scope: TenantScope, publicKey: CryptoKey | null, after: number): Promise<Verified> {
  const start = after === 0 ? GENESIS : (await entryAt(scope, after))?.hash
  const walked = start === undefined ? broken(after) : await walk(scope, { n: after, hash: start })
  const checkpoints = []
  for (const point of await listCheckpoints(scope))
    checkpoints.push({ ...point, holds: await holdsOf(scope, point, publicKey) })
  const intact = walked.brokenAt === null && checkpoints.every(({ holds }) => holds !== 'no')
  return { intact, ...walked, checkpoints }
}

interface Walked {
  brokenAt: number | null
  checkedTo: number
  complete: boolean
  hash: string
}

function broken(n: number): Walked {
  return { brokenAt: n, checkedTo: n, complete: false, hash: '' }
}

async function walk(scope: TenantScope, from: { n: number; hash: string }): Promise<Walked> {
  let last = from
  while (last.n - from.n < MOST_ENTRIES) {
    const entries = await entriesAfter(scope, { after: last.n, limit: PAGE })
    for (const entry of entries) {
      if (!(await follows(entry, last)))
        return { brokenAt: last.n + 1, checkedTo: last.n, complete: false, hash: last.hash }
      last = { n: entry.n, hash: entry.hash }
    }
    if (entries.length < PAGE) return { brokenAt: null, checkedTo: last.n, complete: true, hash: last.hash }
  }
  return { brokenAt: null, checkedTo: last.n, complete: false, hash: last.hash }
}

async function follows({ hash, ...link }: AuditEntry, last: { n: number; hash: string }): Promise<boolean> {
  return link.n === last.n + 1 && link.previousHash === last.hash && hash === (await hashOf(link))
}

/** An entry that a checkpoint names must still be there as it was: so also what was cut off at the end shows. */
async function holdsOf(scope: TenantScope, point: AuditCheckpoint, publicKey: CryptoKey | null): Promise<Checked> {
  const entry = await entryAt(scope, point.n)
  return entry?.hash === point.hash ? checkSignature(publicKey, point) : 'no'
}
