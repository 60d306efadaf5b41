import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { shareNoLoading } from './module-runner'

shareNoLoading()
// All of the product is loaded before the first test: two objects must not wait for one evaluation either.
import.meta.glob(['../../workers/**/*.ts'], { eager: true, query: '', import: '*' })
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
