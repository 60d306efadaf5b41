import * as z from 'zod'
import { isPublicAddress } from './public-address'
import { ShortMemory } from './short-memory'
import { withinTime } from './time-limit'

export type NameFault = 'unresolved' | 'private_address' | 'resolver_down'

/** DNS over HTTPS, as JSON. */
const RESOLVER = 'https://cloudflare-dns.com/dns-query'
const TIMEOUT_MS = 5_000
/** A burst to one host asks once. */
const KEPT_MS = 30_000
const ADDRESS_TYPES = new Set([1, 28])
const TEXT_TYPE = 16
const NO_SUCH_NAME = 3

const answer = z.looseObject({
  Status: z.number(),
  Answer: z.array(z.looseObject({ type: z.number(), data: z.string() })).optional(),
})

/** Names that were found to be public. Refusals are asked for again: their owner is about to mend them. */
const known = new ShortMemory<true>({ keepMs: KEPT_MS, servesStale: false })

/**
 * Null when every address of the name is public; one that is not is enough to refuse it. When the resolver does not answer,
 * the name counts as refused.
 */
export async function findNameFault(hostname: string): Promise<NameFault | null> {
  let fault: NameFault | null = null
  const isPublic = await known.get(hostname, async () => {
    fault = await ask(hostname)
    return fault === null ? true : null
  })
  return isPublic ? null : (fault ?? 'resolver_down')
}

async function ask(hostname: string): Promise<NameFault | null> {
  try {
    const addresses = (await Promise.all([addressesOf(hostname, 'A'), addressesOf(hostname, 'AAAA')])).flat()
    if (addresses.length === 0) return 'unresolved'
    return addresses.every(isPublicAddress) ? null : 'private_address'
  } catch {
    return 'resolver_down'
  }
}

/** The TXT records of a name, looked up now; null: DNS does not answer. `resolver`: another one, on one's own machine. */
export async function listTexts(resolver: string | undefined, hostname: string): Promise<string[] | null> {
  try {
    const found = await lookUp(resolver ?? RESOLVER, hostname, 'TXT')
    // A long one comes in pieces, each in quotes.
    return found.flatMap(({ type, data }) =>
      type === TEXT_TYPE ? [data.replaceAll('" "', '').replace(/^"/, '').replace(/"$/, '')] : [],
    )
  } catch {
    return null
  }
}

async function addressesOf(hostname: string, type: 'A' | 'AAAA'): Promise<string[]> {
  const found = await lookUp(RESOLVER, hostname, type)
  return found.flatMap(({ type, data }) => (ADDRESS_TYPES.has(type) ? [data] : []))
}

async function lookUp(resolver: string, hostname: string, type: 'A' | 'AAAA' | 'TXT') {
  const { Status, Answer = [] } = await withinTime(TIMEOUT_MS, async (signal) => {
    const url = `${resolver}?name=${encodeURIComponent(hostname)}&type=${type}`
    const response = await fetch(url, { headers: { accept: 'application/dns-json' }, redirect: 'manual', signal })
    return answer.parse(await response.json())
  })
  if (Status !== 0 && Status !== NO_SUCH_NAME) throw new Error(`DNS status ${Status}`)
  return Answer
}
