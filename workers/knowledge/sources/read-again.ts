import type { Env } from '../../env'
import type { TenantScope } from '../../platform/tenant-scope'
import type { DocumentRow } from '../schema'
import { notePageFault } from './page-queries'
import { readPage, retirePage } from './read-page'
import { fetchRobots, readRobots } from './robots'

/** A page that could not be read is tried by itself, without the rest of its source. */
export async function readAgain(env: Env, scope: TenantScope, row: DocumentRow): Promise<void> {
  const { id, url, sourceId, audience } = row
  if (url === null || sourceId === null) throw new Error('a page without an address')
  const site = new URL(url)
  const robots = await fetchRobots(env, site)
  if (robots === null) await notePageFault(scope, { id, url, sourceId, audience }, 'robots_unreachable', Date.now())
  else {
    const read = await readPage(env, scope, { sourceId, site }, url, readRobots(site, robots))
    // The page says that its address is another one: it is a document under that.
    if (read.documentId !== id) await retirePage(env, scope, id)
  }
}
