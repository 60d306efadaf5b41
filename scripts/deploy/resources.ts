import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { productionConfig } from '../local-config.ts'
import { askWrangler, wrangler } from './wrangler.ts'

/** The embedding model's size; the index cannot be changed afterwards. */
const DIMENSIONS = 1024
/** What searches filter by. Vectors written before an index exists are not found by it, so these come first. */
const METADATA_INDEXES = ['language']

const databases = z.array(z.object({ uuid: z.string(), name: z.string() }))

/** Creates in the account what wrangler.toml names and what is not there yet. Safe to repeat. */
export function createResources(): void {
  const config = productionConfig()
  for (const { database_name } of config.d1_databases ?? []) if (database_name) createDatabase(database_name)
  for (const { bucket_name } of config.r2_buckets ?? []) if (bucket_name) createBucket(bucket_name)
  const { producers = [], consumers = [] } = config.queues ?? {}
  const queues = [
    ...producers.map(({ queue }) => queue),
    ...consumers.flatMap((one) => [one.queue, one.dead_letter_queue]),
  ]
  for (const queue of new Set(queues)) if (queue) createQueue(queue)
  for (const { index_name } of config.vectorize ?? []) createIndex(index_name)
}

function createDatabase(name: string): void {
  if (!findDatabase(name)) wrangler('d1', 'create', name)
  const id = findDatabase(name)
  if (!id) throw new Error(`The database ${name} was created but is not listed`)
  const written = readFileSync('wrangler.toml', 'utf8')
  // Replaced as text: a rewritten file would lose its comments.
  const line = new RegExp(`(database_name = "${name}"\\s*\\n\\s*database_id = )"[^"]*"`)
  if (!line.test(written)) throw new Error(`wrangler.toml: no database_id below database_name = "${name}"`)
  writeFileSync('wrangler.toml', written.replace(line, `$1"${id}"`))
}

function findDatabase(name: string): string | undefined {
  const listed = databases.parse(JSON.parse(askWrangler('d1', 'list', '--json') ?? '[]'))
  return listed.find((database) => database.name === name)?.uuid
}

function createBucket(name: string): void {
  if (!askWrangler('r2', 'bucket', 'info', name)) wrangler('r2', 'bucket', 'create', name)
}

function createQueue(name: string): void {
  if (!askWrangler('queues', 'info', name)) wrangler('queues', 'create', name)
}

function createIndex(name: string): void {
  if (!askWrangler('vectorize', 'get', name))
    wrangler('vectorize', 'create', name, `--dimensions=${DIMENSIONS}`, '--metric=cosine')
  const existing = askWrangler('vectorize', 'list-metadata-index', name) ?? ''
  for (const property of METADATA_INDEXES.filter((property) => !existing.includes(property)))
    wrangler('vectorize', 'create-metadata-index', name, `--propertyName=${property}`, '--type=string')
}
