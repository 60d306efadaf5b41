import type { Env } from '../../workers/env'
import worker from '../../workers/index'
import { SEEDING } from './seeding'

export * from '../../workers/index'

/**
 * The local machine's entry: our Worker, with one listener for what production has two domains for. workerd itself
 * listens on the port and this runs in the Worker's own isolate: a door of its own would cost each request 0.2 ms CPU,
 * one in Node 0.3 ms.
 */
interface DoorEnv extends Env {
  /** The Node side: readiness, and the dashboard's files. */
  HOST: Fetcher
  /** Origins that may be asked for, each with a trailing slash; any other Host is a rebinding attempt. */
  ORIGINS: string[]
}

const WORKER_PATHS = /^(?:webhooks|api|operator|healthz|media)(?:[/?]|$)/

let ready = false

export default {
  ...worker,
  async fetch(request, env, ctx): Promise<Response> {
    const { url } = request
    const origin = env.ORIGINS.find((allowed) => url.startsWith(allowed))
    if (!origin) return new Response('Unknown host', { status: 421 })
    const path = url.slice(origin.length)
    if (!ready && !path.startsWith('operator/') && request.headers.get(SEEDING) !== env.OPERATOR_TOKEN) {
      ready = (await env.HOST.fetch('http://host/ready')).ok
      if (!ready) return new Response('Starting', { status: 503, headers: { 'retry-after': '1' } })
    }
    return WORKER_PATHS.test(path) ? worker.fetch(request, env, ctx) : env.HOST.fetch(request)
  },
} satisfies ExportedHandler<DoorEnv>
